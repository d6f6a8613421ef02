// SPDX-License-Identifier: GPL-2.0-or-later
// Lines as they were before a web page (HTML), a mail (quoted-printable, RFC 2045 6.7), JSON (RFC 8259 7), a table
// (CSV, RFC 4180 2.7) or a terminal put other characters into them. A line is changed only where something in it shows
// that this happened, and lines of the same message in the same way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace icewarn::log {

inline constexpr std::size_t longest_before_string = 80; ///< bytes before the quote of a line that is a string

/// Where a line stands, as far as the lines before it tell.
enum class Place : std::uint8_t { outside, head, body };

/// Whether a line may hold any of those characters; nearly all lines do not, and where this says false and no line
/// before has changed how lines are read, Markup::take() does nothing.
bool may_be_marked(std::string_view line, Place place);

/// Whether `=3D` stands in it, as quoted-printable writes a '='.
bool has_escaped_equals(std::string_view text);

/// Whether there may be several lines in one, as JSON writes them, with a start line or a header of diagnostics.
bool may_have_lines(std::string_view line);

class Markup {
public:
    /// @param mail  the text is quoted-printable from its beginning
    explicit Markup(bool mail) : mail_(mail) {}

    /// @return false when the line stays as it is; else lines() has what it stands for, which may be nothing yet
    bool take(std::string_view line, Place place);
    const std::vector<std::string_view>& lines() const { return lines_; }

    /// The end of the input. @return whether lines() holds what was left
    bool finish();

    bool pending() const { return !carry_.empty(); } ///< the last line goes on
    /// Also lines without a mark may be changed.
    bool any() const { return mail_ || table_ || !string_.empty() || pending(); }

private:
    bool take_json(std::string_view line);
    bool take_percent(std::string_view line);
    bool take_soft_line_ends(std::string_view line);
    bool take_string(std::string_view line, Place place);
    bool take_literal(std::string_view line);
    bool take_table(std::string_view line, Place place);
    bool take_mail(std::string_view line, Place place);
    bool take_page(std::string_view line, Place place);
    bool take_tail(std::string_view line, Place place);
    bool take_characters(std::string_view line, Place place);
    bool give(std::string text);

    std::string text_; ///< what lines_ are views of
    std::vector<std::string_view> lines_;
    std::string carry_;     ///< quoted-printable: the line goes on
    std::string_view tail_; ///< what stands before each line end
    std::string string_;    ///< what stands before the text of each line, up to the quote, where each is a string
    bool page_ = false;
    bool mail_;
    bool table_ = false;      ///< a cell of CSV
    bool characters_ = false; ///< no-break blanks and the like
};

/// `&lt;`, `&quot;`, `&#58;`, `&nbsp;` as what they stand for, also where they were escaped twice.
std::string without_entities(std::string_view text);

/// Whether there is one of those that HTML writes instead of '<', '>' and '"', or a number.
bool has_entities(std::string_view text);

/// The content of a JSON string, of which `text` is the inside. @return how much of `text` it is, up to the quote
std::size_t read_json_string(std::string_view text, std::string& out);

/// The same for a text with several such strings, or with one that lost the backslashes before its quotes.
std::string without_json_escapes(std::string_view text);

/// `=3D` as '='; lines that end in '=' are joined with the next.
std::string without_quoted_printable(std::string_view text);

/// `%3A` as ':', and '+' as a blank where none is written otherwise, as addresses and forms of the web have them.
std::string without_percent_encoding(std::string_view text);

/// What in quoted-printable stands for a '=' and never stands in a log.
bool is_quoted_printable(std::string_view text);

} // namespace icewarn::log
