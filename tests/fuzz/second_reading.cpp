// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers by strtoull, addresses by inet_pton.
#include "second_reading.hpp"

#include <arpa/inet.h>

#include <cctype>
#include <cstdlib>

namespace second_reading {
namespace {

std::optional<std::uint32_t> number(const std::string& text, const char* digits, int base)
{
    if (text.empty() || text.find_first_not_of(digits) != std::string::npos) return std::nullopt;
    const std::size_t first = text.find_first_not_of('0');
    const std::string significant = first == std::string::npos ? "0" : text.substr(first);
    if (significant.size() > 10) return std::nullopt;
    const unsigned long long value = std::strtoull(significant.c_str(), nullptr, base);
    if (value > 0xffffffffULL) return std::nullopt;
    return static_cast<std::uint32_t>(value);
}

template <class Address> std::optional<Address> address(const std::string& text, int family)
{
    Address bytes;
    if (text.find('\0') != std::string::npos || inet_pton(family, text.c_str(), bytes.data()) != 1) return std::nullopt;
    return bytes;
}

constexpr const char* hex_digits = "0123456789abcdefABCDEF";

/// Dots, or blanks before a word that is no part of a wrapped number.
bool ends_number(const std::string& rest)
{
    if (rest == "." || rest.compare(0, 2, "..") == 0 || rest.compare(0, 3, "\xe2\x80\xa6") == 0) return true;
    const std::size_t word = rest.find_first_not_of(" \t\r\n");
    if (word == 0 || word == std::string::npos) return false;
    const std::size_t end = rest.find_first_not_of(hex_digits, word);
    if (end == word) return true;
    const auto letter = [&](std::size_t at) { return std::isalpha(static_cast<unsigned char>(rest[at])) != 0; };
    return letter(word) && end != std::string::npos && (rest[end] == '=' || letter(end));
}

} // namespace

std::optional<std::uint32_t> decimal(const std::string& text) { return number(text, "0123456789", 10); }

std::optional<std::uint32_t> flags(const std::string& text)
{
    const std::string prefix = text.substr(0, 2);
    if (prefix == "0x" || prefix == "0X") {
        const std::size_t end = text.find_first_not_of(hex_digits, 2);
        const bool junk = end != std::string::npos && end > 2 && ends_number(text.substr(end));
        return number(text.substr(2, junk ? end - 2 : std::string::npos), hex_digits, 16);
    }
    const bool decimal_digits = text.find_first_not_of("0123456789") == std::string::npos;
    return decimal_digits ? decimal(text) : number(text, hex_digits, 16);
}

std::optional<icewarn::Ipv4> ipv4(const std::string& text) { return address<icewarn::Ipv4>(text, AF_INET); }

std::optional<icewarn::Ipv6> ipv6(const std::string& text) { return address<icewarn::Ipv6>(text, AF_INET6); }

bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1u : lead < 0xc0 ? 0u : lead < 0xe0 ? 2u : lead < 0xf0 ? 3u : 4u;
        if (size == 0 || size > text.size() - i) return false;
        for (std::size_t k = 1; k < size; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        i += size;
    }
    return true;
}

} // namespace second_reading
