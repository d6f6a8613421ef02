// SPDX-License-Identifier: GPL-2.0-or-later
// Puts the lines of a log together to the message that was on the wire.
#include "log/message_builder.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "log/log_limits.hpp"
#include "log/plain_text.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

constexpr std::string_view crlf = "\r\n";
constexpr std::string_view line_end_chars = "\r\n";
constexpr std::string_view content_prefix = "content-";
constexpr std::size_t status_line_size = 11; ///< of `SIP/2.0 200`; a blank has to follow (RFC 3261 7.2)
constexpr std::size_t short_line = 50;       ///< mail wraps behind it

std::string_view bytes_of(LineEnd end)
{
    constexpr std::string_view bytes[] = {"", "\n", "\r", "\r\n"};
    return bytes[static_cast<std::size_t>(end)];
}

bool contains_folded(std::string_view text, std::string_view part)
{
    for (std::size_t at = 0; at + part.size() <= text.size(); ++at)
        if (equal_folded(text.substr(at, part.size()), part)) return true;
    return false;
}

bool has_open_quote(std::string_view line)
{
    return line.size() > short_line && std::count(line.begin(), line.end(), '"') % 2 != 0;
}

/// Size of `body` without the line ends behind it.
std::size_t size_without_ends(std::string_view body) { return body.find_last_not_of(line_end_chars) + 1; }

/// The same line ends as LF.
void make_lf(std::string& text, std::size_t from)
{
    std::size_t to = from;
    for (std::size_t i = from; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') text[to++] = text[i];
    text.resize(to);
}

std::size_t count_crlf(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t pos = text.find(crlf); pos != std::string_view::npos; pos = text.find(crlf, pos + 2)) ++count;
    return count;
}

} // namespace

void MessageBuilder::start(std::string_view start_line, LineEnd end)
{
    text_.clear();
    head_end_ = headers_ = 0;
    content_length_.reset();
    verbatim_ = end == LineEnd::crlf;
    blank_.clear();
    indent_ = 0;
    empty_ = 0;
    spaced_ = false;
    odd_ = content_ = missing_empty_ = full_ = line_cut_ = holds_message_ = plain_quotes_ = false;
    const std::string_view bare = without_spaces_at_end(start_line);
    const bool no_phrase = bare.size() == status_line_size && bare.substr(0, 3) == "SIP";
    no_phrase_ = no_phrase && bare.size() == start_line.size();
    append(bare, no_phrase ? " \r\n" : crlf);
}

void MessageBuilder::append(std::string_view text, std::string_view end)
{
    full_ = full_ || text_.size() + text.size() + end.size() > limits::message;
    if (!full_) text_.append(text).append(end);
}

void MessageBuilder::add(const Line& line)
{
    if (in_body()) {
        add_body(line);
        return;
    }
    const std::size_t indent = skip_blanks(line.text, 0);
    if (indent == line.text.size()) {
        // Where an empty line follows the start line, one follows every line, unless there are no headers at all.
        spaced_ = spaced_ || headers_ == 0;
        if (spaced_ && ++empty_ < 2) return;
        if (headers_ == 0) return begin_body_behind_empty_line(line);
        if (indent <= indent_) {
            begin_body();
        } else {
            add_blank();
            blank_.assign(line.text);
        }
        return;
    }
    empty_ = 0;
    const std::string_view text = line.text.substr(indent);
    if (spaced_ && headers_ == 0 && !begins_header(text, {})) return begin_body_behind_empty_line(line);
    const bool after_blank = !blank_.empty() && indent <= indent_ && !begins_header(text, {});
    if (after_blank || (content_ && begins_body(text))) {
        missing_empty_ = true;
        blank_.clear();
        begin_body();
        add_body(line);
    } else {
        add_header(line);
    }
}

void MessageBuilder::add_header(const Line& line)
{
    add_blank();
    if (++headers_ == 1) indent_ = skip_blanks(line.text, 0);
    line_cut_ = line_cut_ || line.cut;
    odd_ = odd_ || !is_plain_header(line.text) || has_open_quote(line.text);
    const std::string_view text = line.text.substr(skip_blanks(line.text, 0));
    const bool content = equal_folded(text.substr(0, content_prefix.size()), content_prefix);
    content_ = content_ || content;
    if (content || equal_folded(text.substr(0, 1), "l"))
        if (const auto length = log::content_length(text)) content_length_ = length;
    if (content && contains_folded(text, "message/sip")) holds_message_ = true;
    if (begins_folded(text, "ms-") && make_header_plain(line.text, plain_)) {
        plain_quotes_ = true;
        append(plain_, crlf);
        return;
    }
    append(line.text, crlf);
}

/// A line of blanks that turned out to be the rest of a fold.
void MessageBuilder::add_blank()
{
    if (blank_.empty()) return;
    append(blank_, crlf);
    blank_.clear();
    odd_ = true;
}

void MessageBuilder::begin_body()
{
    add_blank();
    head_end_ = text_.size();
    append({}, crlf);
}

/// The empty line was the one that ends the headers, of which there are none.
void MessageBuilder::begin_body_behind_empty_line(const Line& line)
{
    spaced_ = false;
    begin_body();
    add_body(line);
}

void MessageBuilder::begin_body_without_empty_line()
{
    missing_empty_ = true;
    begin_body();
}

void MessageBuilder::add_body(const Line& line)
{
    line_cut_ = line_cut_ || line.cut;
    append(line.text, verbatim_ || line.end == LineEnd::none ? bytes_of(line.end) : crlf);
}

std::string_view MessageBuilder::finish(std::optional<std::uint32_t> stated, bool has_end, Remarks& remarks)
{
    if (!in_body()) {
        blank_.clear();
        missing_empty_ = has_end && !(spaced_ && headers_ == 0);
        begin_body();
    }
    Draft draft;
    draft.text = &text_;
    draft.body = std::min(head_end_ + crlf.size(), text_.size());
    const bool changed = odd_ && !full_ && !fits_as_it_stands(draft, stated) && repair_draft(draft, stated);
    fit_body(draft, stated, has_end);
    remarks.repaired = changed || missing_empty_;
    remarks.plain_quotes = plain_quotes_;
    remarks.no_phrase = no_phrase_;
    remarks.size_differs = stated && *stated != draft.text->size() && *stated + no_phrase_ != draft.text->size();
    remarks.body_size_differs = !draft.body_agrees;
    remarks.too_long = full_ || line_cut_;
    return *draft.text;
}

/// The stated size tells that nothing was wrapped or indented.
bool MessageBuilder::fits_as_it_stands(const Draft& draft, std::optional<std::uint32_t> stated) const
{
    if (!stated || *stated < draft.body) return false;
    const std::size_t size = *stated - draft.body;
    const std::string_view body = std::string_view(*draft.text).substr(draft.body);
    return size >= size_without_ends(body) && size <= body.size() && (!content_length_ || *content_length_ == size);
}

/// Cuts the body to `size` if nothing but line ends is lost by it. What is CRLF in the log may have been LF in the
/// body.
bool MessageBuilder::fit(Draft& draft, std::size_t size)
{
    std::string& text = *draft.text;
    const std::string_view body = std::string_view(text).substr(draft.body);
    const std::size_t least = size_without_ends(body);
    if (size >= least && size <= body.size() && (size == least || body[size - 1] == '\n')) {
        text.resize(draft.body + size);
        return true;
    }
    const std::size_t least_lf = least - count_crlf(body.substr(0, least));
    if (size < least_lf || size > body.size() - count_crlf(body)) return false;
    make_lf(text, draft.body);
    text.resize(draft.body + size);
    return true;
}

/// Where the body ends: line ends of the log stand between it and the end line. Content-Length tells, else the size of
/// the message; else SDP ends in a line end (RFC 4566 5) and other bodies do not.
void MessageBuilder::fit_body(Draft& draft, std::optional<std::uint32_t> stated, bool has_end) const
{
    std::string& text = *draft.text;
    if (content_length_ && fit(draft, *content_length_)) return;
    const std::string_view body = std::string_view(text).substr(draft.body);
    if (content_length_ && !has_end && *content_length_ < body.size()) {
        const std::size_t size = *content_length_;
        if (size == 0 || body[size - 1] == '\n' || body[size] == '\r' || body[size] == '\n') {
            text.resize(draft.body + size);
            return;
        }
    }
    draft.body_agrees = !content_length_;
    if (stated && *stated >= draft.body && fit(draft, *stated - draft.body)) return;
    std::size_t size = size_without_ends(body);
    if (body.substr(0, 3) == "v=0" && size < body.size()) size += body.substr(size, 2) == crlf ? 2 : 1;
    text.resize(draft.body + size);
}

/// @return true when something had to be put right; the draft is then another text
bool MessageBuilder::repair_draft(Draft& draft, std::optional<std::uint32_t> stated)
{
    const std::string_view text = text_;
    unwrap(text.substr(0, head_end_), unwrapped_);
    if (!unwrapped_.changed()) return false;
    std::string_view body = text.substr(draft.body);
    if (unwrapped_.indent > 0 && unindent(body, unwrapped_.indent, unindented_)) body = unindented_;
    std::optional<std::size_t> missing;
    const std::size_t size = unwrapped_.head.size() + crlf.size() + content_length_.value_or(0);
    if (stated && content_length_ && *stated >= size) missing = *stated - size;
    put_blanks(unwrapped_, missing);
    repaired_text_.assign(unwrapped_.head).append(crlf).append(body);
    draft.text = &repaired_text_;
    draft.body = unwrapped_.head.size() + crlf.size();
    return true;
}

} // namespace icewarn::log
