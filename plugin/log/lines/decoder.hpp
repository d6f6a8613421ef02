// SPDX-License-Identifier: GPL-2.0-or-later
// From the bytes of the file to UTF-8: finds the encoding, takes the byte order mark away, turns UTF-16 into UTF-8.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "log/log_limits.hpp"
#include "log/reader.hpp"

namespace icewarn::log {

class Decoder {
public:
    /// Takes bytes away from the front of `bytes` and gives the next piece of text.
    /// @param text  valid until the next call, and no longer than `bytes`
    /// @return false when there is none before more bytes are given
    bool next(std::string_view& bytes, std::string_view& text);

    /// The end of the input: what is still held, if anything. To be called until it says false.
    bool last(std::string_view& text);

    /// True when bytes are held that are no text yet.
    bool pending() const
    {
        return (encoding_ == Encoding::undecided && !head_.empty()) || odd_ || high_ != 0 || !shifted_.empty();
    }
    Encoding encoding() const { return encoding_; }
    std::uint64_t bad_units() const { return bad_units_; } ///< UTF-16 without meaning; each became U+FFFD
    /// How often a byte of UTF-16 was missing or too many. The text that next() gives ends where it was put right.
    std::uint64_t realigned() const { return realigned_; }
    /// Line ends in the text that told the shift, up to the place where it was put right.
    std::uint64_t lines_in_doubt() const { return std::max(doubtful_lf_, doubtful_cr_); }
    std::string_view head() const { return head_; } ///< the first bytes of the input, limits::head at most

private:
    bool fill_head(std::string_view& bytes);
    void choose();
    bool decode_head(std::string_view& text);
    std::string_view decode(std::string_view& bytes);
    std::size_t decode_ascii(std::string_view bytes, std::size_t room);
    void decode_unit(unsigned unit);
    void take_unit(unsigned unit);
    bool hold_shifted(unsigned unit);
    void release_shifted();
    void put(std::uint32_t character);
    void put_bad();

    Encoding encoding_ = Encoding::undecided;
    std::string head_;             ///< bytes that wait for the encoding
    std::size_t decoded_head_ = 0; ///< what of head_ has been decoded, its mark included
    std::optional<unsigned> odd_;  ///< first half of a code unit
    unsigned high_ = 0;            ///< first half of a surrogate pair
    std::string shifted_;          ///< units that would be ASCII if they began one byte earlier or later
    bool skip_byte_ = false;
    std::optional<unsigned> next_half_; ///< first half of the next unit, where it has been read already
    std::uint64_t realigned_ = 0;
    std::uint64_t doubtful_lf_ = 0; ///< in the text that told the last shift
    std::uint64_t doubtful_cr_ = 0;
    std::string out_;      ///< room for UTF-8; none is needed where the log is that
    std::size_t size_ = 0; ///< of out_
    std::uint64_t bad_units_ = 0;
};

/// How many bytes of `text` belong to no valid UTF-8 sequence (RFC 3629).
std::uint64_t count_invalid_utf8(std::string_view text);

} // namespace icewarn::log
