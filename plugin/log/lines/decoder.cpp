// SPDX-License-Identifier: GPL-2.0-or-later
// From the bytes of the file to UTF-8.
#include "log/lines/decoder.hpp"

#include <algorithm>
#include <cstring>

#include "log/lines/utf8.hpp"

namespace icewarn::log {
namespace {

using namespace std::string_view_literals;

struct Mark {
    std::string_view bytes;
    Encoding encoding;
};

constexpr Mark marks[] = {
    {"\xef\xbb\xbf"sv, Encoding::utf8},
    {"\xff\xfe"sv, Encoding::utf16_little},
    {"\xfe\xff"sv, Encoding::utf16_big},
};

constexpr std::size_t most_of_a_unit = 3; ///< bytes of UTF-8 that one code unit adds at most

constexpr std::size_t shifted_run = 8; ///< units in the wrong half that tell a shift

constexpr bool is_high(unsigned unit) { return (unit & 0xfc00) == 0xd800; }
constexpr bool is_low(unsigned unit) { return (unit & 0xfc00) == 0xdc00; }

/// Text of a log is ASCII for the most part, so in UTF-16 nearly every second byte is 0.
Encoding guess(std::string_view head)
{
    const std::size_t pairs = head.size() / 2;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
        even += head[i] == '\0';
        odd += head[i + 1] == '\0';
    }
    if (odd * 2 > pairs) return Encoding::utf16_little;
    if (even * 2 > pairs) return Encoding::utf16_big;
    return Encoding::utf8;
}

/// Size of the valid sequence at the start of `text`, or 0.
std::size_t utf8_sequence(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
    if (size == 0 || size > text.size()) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    const bool overlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
    const bool no_character = (first == 0xed && byte(1) > 0x9f) || (first == 0xf4 && byte(1) > 0x8f);
    return overlong || no_character ? 0 : size;
}

} // namespace

bool Decoder::next(std::string_view& bytes, std::string_view& text)
{
    if (encoding_ == Encoding::undecided && !fill_head(bytes)) return false;
    if (decode_head(text)) return true;
    if (bytes.empty()) return false;
    text = decode(bytes);
    return true;
}

bool Decoder::last(std::string_view& text)
{
    if (encoding_ == Encoding::undecided) choose();
    if (decode_head(text)) return true;
    if (!odd_ && high_ == 0 && shifted_.empty()) return false;
    size_ = 0;
    out_.resize(limits::decoded);
    release_shifted();
    if (!odd_ && high_ == 0) {
        text = {out_.data(), size_};
        return true;
    }
    odd_.reset();
    high_ = 0;
    put_bad();
    text = {out_.data(), size_};
    return true;
}

/// What waited for the encoding.
bool Decoder::decode_head(std::string_view& text)
{
    std::string_view rest = std::string_view(head_).substr(decoded_head_);
    if (rest.empty()) return false;
    text = decode(rest);
    decoded_head_ = head_.size() - rest.size();
    return true;
}

/// @return true once there are enough bytes to tell the encoding
bool Decoder::fill_head(std::string_view& bytes)
{
    const std::size_t take = std::min(limits::head - head_.size(), bytes.size());
    head_.append(bytes.substr(0, take));
    bytes.remove_prefix(take);
    if (head_.size() < limits::head) return false;
    choose();
    return true;
}

void Decoder::choose()
{
    decoded_head_ = 0;
    for (const Mark& mark : marks) {
        if (std::string_view(head_).substr(0, mark.bytes.size()) != mark.bytes) continue;
        decoded_head_ = mark.bytes.size();
        encoding_ = mark.encoding;
        return;
    }
    encoding_ = guess(head_);
}

std::string_view Decoder::decode(std::string_view& bytes)
{
    if (encoding_ == Encoding::utf8) {
        const std::string_view all = bytes;
        bytes = {};
        return all;
    }
    size_ = 0;
    out_.resize(limits::decoded);
    const bool big = encoding_ == Encoding::utf16_big;
    const std::uint64_t before = realigned_;
    while (!bytes.empty() && size_ + (shifted_run + 2) * most_of_a_unit <= out_.size() && realigned_ == before) {
        if (skip_byte_) {
            bytes.remove_prefix(1);
            skip_byte_ = false;
            continue;
        }
        if (!odd_ && high_ == 0 && shifted_.empty()) bytes.remove_prefix(decode_ascii(bytes, out_.size() - size_));
        if (bytes.empty()) break;
        const unsigned byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        if (odd_) {
            const unsigned first = *odd_;
            odd_.reset();
            take_unit(big ? first << 8 | byte : byte << 8 | first);
            odd_.swap(next_half_);
        } else {
            odd_ = byte;
        }
    }
    return {out_.data(), size_};
}

/// Four characters at a time, as long as they are ASCII. @return the bytes that it took
std::size_t Decoder::decode_ascii(std::string_view bytes, std::size_t room)
{
    const std::size_t low = encoding_ == Encoding::utf16_big ? 1 : 0; // where the byte of an ASCII character is
    std::array<unsigned char, 8> mask{};
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = i % 2 == low ? 0x80 : 0xff;
    std::uint64_t not_ascii = 0;
    std::memcpy(&not_ascii, mask.data(), sizeof not_ascii);

    std::size_t pos = 0;
    for (; pos + 8 <= bytes.size() && room >= 4; pos += 8, room -= 4) {
        std::uint64_t four = 0;
        std::memcpy(&four, bytes.data() + pos, sizeof four);
        if ((four & not_ascii) != 0) break;
        for (std::size_t i = 0; i < 4; ++i) out_[size_ + i] = bytes[pos + 2 * i + low];
        size_ += 4;
    }
    return pos;
}

/// Text of a log is ASCII. Units that have their byte in the wrong half, one behind another, tell that they do not
/// begin where they should: what they stand for is read, and the next one is taken to begin a byte later.
void Decoder::take_unit(unsigned unit)
{
    if (hold_shifted(unit)) return;
    release_shifted();
    decode_unit(unit);
}

bool Decoder::hold_shifted(unsigned unit)
{
    const unsigned character = unit >> 8U;
    const bool text =
        (character >= 0x20 && character < 0x7f) || character == '\r' || character == '\n' || character == '\t';
    if ((unit & 0xffU) != 0 || !text) return false;
    shifted_ += static_cast<char>(character);
    if (shifted_.size() < shifted_run) return true;
    if (high_ != 0) put_bad();
    high_ = 0;
    doubtful_lf_ = doubtful_cr_ = 0;
    for (const char c : shifted_) {
        put(static_cast<unsigned char>(c));
        doubtful_lf_ += c == '\n';
        doubtful_cr_ += c == '\r';
    }
    shifted_.clear();
    // The byte behind them belongs to the last of them, or the last byte of it to the next.
    if (encoding_ == Encoding::utf16_big) next_half_ = 0;
    else skip_byte_ = true;
    ++realigned_;
    return true;
}

/// They were too few: they are what they are.
void Decoder::release_shifted()
{
    for (const char c : shifted_) decode_unit(static_cast<unsigned>(static_cast<unsigned char>(c)) << 8U);
    shifted_.clear();
}

void Decoder::decode_unit(unsigned unit)
{
    if (high_ != 0 && is_low(unit)) {
        put(0x10000 + ((high_ & 0x3ff) << 10U) + (unit & 0x3ff));
        high_ = 0;
        return;
    }
    if (high_ != 0) put_bad();
    high_ = is_high(unit) ? unit : 0;
    if (is_low(unit)) put_bad();
    else if (high_ == 0) put(unit);
}

void Decoder::put(std::uint32_t character) { size_ += encode_utf8(character, &out_[size_]); }

void Decoder::put_bad()
{
    ++bad_units_;
    put(0xfffd);
}

std::uint64_t count_invalid_utf8(std::string_view text)
{
    if (is_ascii(text)) return 0; // nearly always
    std::uint64_t invalid = 0;
    while (!text.empty()) {
        std::uint64_t eight = 0;
        while (text.size() >= sizeof eight) {
            std::memcpy(&eight, text.data(), sizeof eight);
            if ((eight & 0x8080808080808080) != 0) break;
            text.remove_prefix(sizeof eight);
        }
        if (text.empty()) break;
        const std::size_t size = utf8_sequence(text);
        invalid += size == 0;
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return invalid;
}

} // namespace icewarn::log
