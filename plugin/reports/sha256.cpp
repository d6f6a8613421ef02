// SPDX-License-Identifier: GPL-2.0-or-later
// By the processor's own instructions where it has them, else through GLib. A report in JSON has a name made of it, and
// GLib's takes a third of the time that writing the report does.
#include "reports/sha256.hpp"

#include <glib.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define ICEWARN_HAS_SHA_INSTRUCTIONS
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace icewarn {
namespace {

Sha256 sha256_of_glib(std::string_view bytes)
{
    Sha256 digest{};
    gsize size = digest.size();
    GChecksum* checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, reinterpret_cast<const guchar*>(bytes.data()), static_cast<gssize>(bytes.size()));
    g_checksum_get_digest(checksum, digest.data(), &size);
    g_checksum_free(checksum);
    return digest;
}

#ifdef ICEWARN_HAS_SHA_INSTRUCTIONS

constexpr std::size_t block_size = 64;

bool has_sha_instructions()
{
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & 1U << 29U) != 0; // they imply SSE4.1
}

/// FIPS 180-4 4.2.2
alignas(16) constexpr std::uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The eight words of the state, in the order in which the instructions have them.
struct State {
    __m128i abef, cdgh;
};

__attribute__((target("sha,sse4.1"))) void take_block(State& state, const char* block)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i words[4];
    for (int i = 0; i < 4; ++i)
        words[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + i), big_endian);
    State now = state;
    for (unsigned i = 0; i < 16; ++i) { // four rounds each
        __m128i& word = words[i % 4];
        const __m128i& last = words[(i + 3) % 4];
        if (i >= 4) {
            const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(word, words[(i + 1) % 4]),
                                              _mm_alignr_epi8(last, words[(i + 2) % 4], 4));
            word = _mm_sha256msg2_epu32(sum, last);
        }
        const __m128i key = _mm_add_epi32(word, _mm_load_si128(reinterpret_cast<const __m128i*>(constants) + i));
        now.cdgh = _mm_sha256rnds2_epu32(now.cdgh, now.abef, key);
        now.abef = _mm_sha256rnds2_epu32(now.abef, now.cdgh, _mm_shuffle_epi32(key, 0x0e));
    }
    state = {_mm_add_epi32(state.abef, now.abef), _mm_add_epi32(state.cdgh, now.cdgh)};
}

/// FIPS 180-4 5.1.1: a bit, zeros, and the size in bits.
std::array<char, 2 * block_size> padded_end(std::string_view end, std::uint64_t size, std::size_t padded_size)
{
    std::array<char, 2 * block_size> padded{};
    end.copy(padded.data(), end.size());
    padded[end.size()] = '\x80';
    for (std::size_t i = 0; i < sizeof size; ++i) padded[padded_size - 1 - i] = static_cast<char>(size * 8 >> (8 * i));
    return padded;
}

Sha256 sha256_of_processor(std::string_view bytes)
{
    constexpr std::uint32_t a = 0x6a09e667, b = 0xbb67ae85, c = 0x3c6ef372, d = 0xa54ff53a; // FIPS 180-4 5.3.3
    constexpr std::uint32_t e = 0x510e527f, f = 0x9b05688c, g = 0x1f83d9ab, h = 0x5be0cd19;
    const auto vector = [](std::uint32_t x3, std::uint32_t x2, std::uint32_t x1, std::uint32_t x0) {
        return _mm_set_epi64x(static_cast<long long>(std::uint64_t{x3} << 32U | x2),
                              static_cast<long long>(std::uint64_t{x1} << 32U | x0));
    };
    State state{vector(a, b, e, f), vector(c, d, g, h)};
    std::size_t at = 0;
    for (; bytes.size() - at >= block_size; at += block_size) take_block(state, bytes.data() + at);
    const std::string_view end = bytes.substr(at);
    const std::size_t padded_size = end.size() + 9 <= block_size ? block_size : 2 * block_size;
    const auto padded = padded_end(end, bytes.size(), padded_size);
    for (at = 0; at < padded_size; at += block_size) take_block(state, padded.data() + at);

    alignas(16) std::uint32_t abef[4];
    alignas(16) std::uint32_t cdgh[4];
    _mm_store_si128(reinterpret_cast<__m128i*>(abef), state.abef);
    _mm_store_si128(reinterpret_cast<__m128i*>(cdgh), state.cdgh);
    const std::uint32_t words[8] = {abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]};
    Sha256 digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(words[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

#endif

} // namespace

Sha256 sha256(std::string_view bytes)
{
#ifdef ICEWARN_HAS_SHA_INSTRUCTIONS
    static const bool of_processor = has_sha_instructions();
    if (of_processor) return sha256_of_processor(bytes);
#endif
    return sha256_of_glib(bytes);
}

} // namespace icewarn
