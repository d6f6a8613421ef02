// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-16 and windows-1252 to UTF-8.
#include "reports/bodies/encoding.hpp"

#include <array>
#include <cstdint>

#include <glib.h>

#include "icewarn/ascii.hpp"
#include "icewarn/span.hpp"

namespace icewarn {
namespace {

constexpr gunichar replacement = 0xfffd;

void append(std::string& out, gunichar character)
{
    std::array<char, 6> bytes{};
    const int size = g_unichar_to_utf8(character, bytes.data());
    out.append(bytes.data(), static_cast<std::size_t>(size));
}

class Utf16 {
public:
    Utf16(std::string_view body, bool big_endian) : body_(body), big_endian_(big_endian) {}

    void convert(std::string& out)
    {
        while (pos_ + 1 < body_.size()) append(out, next());
        if (pos_ < body_.size()) append(out, replacement);
    }

private:
    unsigned unit(std::size_t at) const
    {
        const auto first = static_cast<unsigned char>(body_[at]);
        const auto second = static_cast<unsigned char>(body_[at + 1]);
        return big_endian_ ? first * 256U + second : second * 256U + first;
    }

    gunichar next()
    {
        const unsigned high = unit(pos_);
        pos_ += 2;
        if (high < 0xd800 || high > 0xdfff) return high;
        if (high > 0xdbff || pos_ + 1 >= body_.size()) return replacement;
        const unsigned low = unit(pos_);
        if (low < 0xdc00 || low > 0xdfff) return replacement;
        pos_ += 2;
        return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }

    std::string_view body_;
    bool big_endian_;
    std::size_t pos_ = 0;
};

/// What windows-1252 has in 0x80 to 0x9f; elsewhere it is Latin-1.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                     0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                                     0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                     0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

void convert_windows_1252(std::string_view body, std::string& out)
{
    for (const char c : body) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) out += c;
        else append(out, byte < 0xa0 ? windows_1252[byte - 0x80U] : byte);
    }
}

/// The value of `encoding` in the XML declaration, if there is one at the start.
std::string_view declared_encoding(std::string_view body)
{
    constexpr std::size_t longest_declaration = 256;
    const std::string_view begin = body.substr(skip_blanks(body, 0)).substr(0, longest_declaration);
    if (begin.substr(0, 5) != "<?xml") return {};
    const std::string_view declaration = begin.substr(0, begin.find("?>"));
    const std::size_t name = declaration.find("encoding");
    if (name == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", name);
    if (open == std::string_view::npos) return {};
    const std::string_view value = declaration.substr(open + 1);
    return value.substr(0, value.find(declaration[open]));
}

} // namespace

bool convert_to_utf8(std::string_view body, std::string& out)
{
    using namespace std::string_view_literals;
    const bool little = begins_with(body, "\xff\xfe"sv);
    const bool big = begins_with(body, "\xfe\xff"sv);
    if (little || big || begins_with(body, "<\0"sv) || begins_with(body, "\0<"sv)) {
        const std::string_view units = little || big ? body.substr(2) : body;
        Utf16(units, big || begins_with(body, "\0<"sv)).convert(out);
        return true;
    }
    const std::string_view declared = declared_encoding(body);
    if (!equal_folded(declared, "iso-8859-1") && !equal_folded(declared, "windows-1252")) return false;
    if (g_utf8_validate_len(body.data(), body.size(), nullptr) != FALSE) return false;
    convert_windows_1252(body, out);
    return true;
}

} // namespace icewarn
