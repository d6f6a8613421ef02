// SPDX-License-Identifier: GPL-2.0-or-later
// The key of pseudonyms.
#include <cerrno>
#include <random>

#include "icewarn-log/anonymize/anonymizer.hpp"
#include "icewarn-log/input/log_source.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t least = 16;      ///< bytes: what is shorter can be guessed
constexpr std::size_t most = 64 << 10; ///< bytes that count

} // namespace

std::string anonymization_key(const std::string& file, std::string& problem)
{
    std::string key;
    if (file.empty()) {
        std::random_device source;
        for (int i = 0; i < 8; ++i) key += std::to_string(source()) + ".";
        return key;
    }
    const system::Descriptor opened = open_log(file, problem);
    std::string buffer(most, '\0');
    while (opened.valid() && key.size() < most) {
        const std::ptrdiff_t size = system::read_some(opened.get(), buffer.data(), buffer.size() - key.size());
        if (size < 0) problem = system::error_text(errno);
        if (size <= 0) break;
        key.append(buffer, 0, static_cast<std::size_t>(size));
    }
    if (problem.empty() && key.size() < least) problem = "a key has at least 16 bytes";
    return key;
}

} // namespace icewarn::tool
