// SPDX-License-Identifier: GPL-2.0-or-later
// SipHash with one round for each word and three at the end. The seed is taken as a word before the text.
#include "icewarn/fingerprint.hpp"

#include <array>
#include <chrono>
#include <cstring>
#include <exception>
#include <random>

namespace icewarn {
namespace {

using Key = std::array<std::uint64_t, 2>;

Key make_key() noexcept
{
    Key key{};
    try {
        std::random_device source;
        for (std::uint64_t& word : key) word = std::uint64_t{source()} << 32 | source();
    } catch (const std::exception&) { // the system has no randomness left: what nobody knows beforehand has to do
        key[0] = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
        key[1] = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    }
    return key;
}

constexpr std::uint64_t rotated(std::uint64_t word, unsigned bits) { return word << bits | word >> (64 - bits); }

class State {
public:
    explicit State(const Key& key)
        : a_(key[0] ^ 0x736f6d6570736575u), b_(key[1] ^ 0x646f72616e646f6du), c_(key[0] ^ 0x6c7967656e657261u),
          d_(key[1] ^ 0x7465646279746573u)
    {}

    void take(std::uint64_t word)
    {
        d_ ^= word;
        round();
        a_ ^= word;
    }

    /// The size behind each text tells where it ends, so that no other texts make the same words.
    void take(std::string_view text)
    {
        constexpr std::size_t word_size = sizeof(std::uint64_t);
        std::uint64_t word = 0;
        const char* at = text.data();
        const char* const whole_words_end = at + text.size() / word_size * word_size;
        for (; at != whole_words_end; at += word_size) {
            std::memcpy(&word, at, word_size);
            take(word);
        }
        word = 0;
        if (text.size() % word_size != 0) std::memcpy(&word, at, text.size() % word_size);
        take(word);
        take(text.size());
    }

    std::uint64_t finish()
    {
        c_ ^= 0xff;
        return last_rounds();
    }

    /// As the authors' SipHash-128 ends.
    std::array<std::uint64_t, 2> finish_wide()
    {
        c_ ^= 0xee;
        const std::uint64_t first = last_rounds();
        b_ ^= 0xdd;
        return {first, last_rounds()};
    }

private:
    std::uint64_t last_rounds()
    {
        for (int i = 0; i < 3; ++i) round();
        return a_ ^ b_ ^ c_ ^ d_;
    }

    void round()
    {
        a_ += b_;
        b_ = rotated(b_, 13) ^ a_;
        a_ = rotated(a_, 32);
        c_ += d_;
        d_ = rotated(d_, 16) ^ c_;
        a_ += d_;
        d_ = rotated(d_, 21) ^ a_;
        c_ += b_;
        b_ = rotated(b_, 17) ^ c_;
        c_ = rotated(c_, 32);
    }

    std::uint64_t a_, b_, c_, d_;
};

State state_behind(std::initializer_list<std::string_view> texts, std::uint64_t seed)
{
    static const Key key = make_key();
    State state(key);
    state.take(seed);
    for (const std::string_view text : texts) state.take(text);
    return state;
}

} // namespace

std::uint64_t fingerprint(std::initializer_list<std::string_view> texts, std::uint64_t seed)
{
    return state_behind(texts, seed).finish();
}

std::array<std::uint64_t, 2> wide_fingerprint(std::initializer_list<std::string_view> texts)
{
    constexpr std::uint64_t seed = 0xee; // where SipHash-128 has another state from the beginning
    return state_behind(texts, seed).finish_wide();
}

std::uint64_t fingerprint(std::string_view text, std::uint64_t seed) { return fingerprint({text}, seed); }

} // namespace icewarn
