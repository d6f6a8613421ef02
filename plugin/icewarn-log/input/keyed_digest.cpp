// SPDX-License-Identifier: GPL-2.0-or-later
// Two fingerprints, each begun with another seed.
#include "icewarn-log/input/keyed_digest.hpp"

#include <cstring>

#include "icewarn/fingerprint.hpp"

namespace icewarn::tool {

Digest digest_of(std::initializer_list<std::string_view> texts)
{
    Digest digest{1, 2};
    for (const std::string_view text : texts) {
        char size[sizeof(std::uint64_t)];
        const std::uint64_t count = text.size();
        std::memcpy(size, &count, sizeof size);
        for (std::uint64_t& word : digest) word = fingerprint(text, fingerprint({size, sizeof size}, word));
    }
    return digest;
}

} // namespace icewarn::tool
