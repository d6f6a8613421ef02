// SPDX-License-Identifier: GPL-2.0-or-later
// One function for each of those that change a line; the first that finds its marks takes it.
#include "log/lines/markup.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "log/forms/beginning.hpp"
#include "log/forms/start_search.hpp"
#include "log/lines/utf8.hpp"
#include "log/plain_text.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

/// Tags that web pages have around and between lines of text; those that end a line.
constexpr std::string_view tags[] = {"p",  "pre",  "code",   "div", "span",  "td",   "tr",   "li",         "ul",
                                     "ol", "font", "strong", "em",  "table", "html", "body", "blockquote", "br"};
constexpr std::string_view line_tags[] = {"br", "/p", "/div", "/li", "/tr", "/pre", "/blockquote"};

constexpr std::string_view body_field = "Message-Body:"; // of a server's record

constexpr std::string_view tails[] = {" \\", "\\r\\n", "\\n", "\\r", "^M", "\\", "`", "[CR][LF]", "\u00b6", " |"};

struct Tag {
    std::string_view name; ///< with '/' of an end tag; empty for what is none
    std::size_t size = 0;
};

/// `text` begins with '<'.
Tag read_tag(std::string_view text)
{
    std::size_t end = 1;
    if (end < text.size() && text[end] == '/') ++end;
    const std::size_t name = end;
    while (end < text.size() && is_letter(text[end])) ++end;
    const bool separated = end < text.size() && std::string_view(" />").find(text[end]) != std::string_view::npos;
    if (!separated || !is_one_of(text.substr(name, end - name), tags)) return {}; // as the "<sip:" of nearly all lines
    const std::size_t close = text.find('>', end);
    if (close == std::string_view::npos) return {};
    return {text.substr(1, end - 1), close + 1};
}

/// Removes tags of pages; '\n' stands for those that end a line. @param foreign  receives whether there are others
std::string without_tags(std::string_view text, bool& any, bool& foreign)
{
    std::string out;
    any = foreign = false;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find('<'), text.size());
        out.append(text.substr(0, at));
        text.remove_prefix(at);
        if (text.empty()) break;
        const Tag tag = read_tag(text);
        if (tag.size > 0) {
            any = true;
            if (is_one_of(tag.name, line_tags)) out += '\n';
        } else {
            const char next = text.size() > 1 ? text[1] : ' ';
            foreign = foreign || next == '/' || next == '?' || next == '!' || is_letter(next);
            out += '<';
        }
        text.remove_prefix(std::max<std::size_t>(tag.size, 1));
    }
    return out;
}

bool has_tags(std::string_view text)
{
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
        if (read_tag(text.substr(at)).size > 0) return true;
    return false;
}

/// What may be the name of a header.
std::string_view header_name(std::string_view line)
{
    constexpr std::size_t longest = 80;
    return line.substr(0, std::min(line.find(':'), longest));
}

/// Whether a cell of a table may begin in the line.
bool may_open_cell(std::string_view line)
{
    if (line.find('"') == std::string_view::npos) return false; // sooner known than by looking backwards
    const std::size_t quote = line.rfind('"');
    return quote == 0 || std::string_view(",;\t").find(line[quote - 1]) != std::string_view::npos;
}

bool may_have_tail(std::string_view line)
{
    const std::string_view bare = without_spaces_at_end(line);
    constexpr std::string_view last_bytes = "\\nrM`]\xb6|"; // of all of them, for nearly all lines end in others
    if (bare.empty() || last_bytes.find(bare.back()) == std::string_view::npos) return false;
    return std::any_of(std::begin(tails), std::end(tails),
                       [&](std::string_view tail) { return ends_with(bare, tail); });
}

} // namespace

/// There are few 'D' in a message, and many '='.
bool has_escaped_equals(std::string_view text)
{
    for (std::size_t at = text.find('D'); at != std::string_view::npos; at = text.find('D', at + 1))
        if (ends_with(text.substr(0, at), "=3")) return true;
    return false;
}

/// One question for each of the functions below.
bool may_be_marked(std::string_view line, Place place)
{
    if (has_escaped_equals(line)) return true;
    if (place == Place::body) return false;
    if (has_entities(line) || has_tags(line)) return true;
    if (place == Place::head) return !is_ascii(header_name(line));
    if (line.empty()) return false;
    return !is_ascii(line) || may_have_lines(line) || may_open_cell(line) || may_have_tail(line) ||
           line.find('"') < longest_before_string || line.find("%0") != std::string_view::npos ||
           line.find('\v') != std::string_view::npos || line.find('\x1b') != std::string_view::npos ||
           to_lower(line[0]) == 'c';
}

bool Markup::take(std::string_view line, Place place)
{
    if (place == Place::outside) {
        page_ = characters_ = false;
        tail_ = {};
    }
    if (line.find('"') != std::string_view::npos && take_string(line, place)) return true;
    if (place == Place::outside && (take_percent(line) || take_soft_line_ends(line))) return true;
    if (!any() && !page_ && tail_.empty() && !characters_ && !may_be_marked(line, place)) return false;
    if (take_mail(line, place)) return true;
    if (place == Place::outside && (take_json(line) || take_literal(line))) return true;
    return take_table(line, place) || take_page(line, place) || take_tail(line, place) || take_characters(line, place);
}

/// Lines end as LineSplitter has them; what stands behind the last is one if it is not empty.
bool Markup::give(std::string text)
{
    text_ = std::move(text);
    lines_.clear();
    for (std::string_view rest = text_; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        lines_.push_back(rest.substr(0, end));
        const std::size_t both = rest.substr(end, 2) == "\r\n" ? 2 : 1;
        rest.remove_prefix(std::min(end + both, rest.size()));
    }
    if (lines_.empty()) lines_.emplace_back();
    return true;
}

bool Markup::finish()
{
    lines_.clear();
    if (carry_.empty()) return false;
    return give(without_quoted_printable(std::exchange(carry_, {})));
}

/// A whole text as an address or a form of the web has it.
bool Markup::take_percent(std::string_view line)
{
    const bool lines = line.find("%0A") != std::string_view::npos || line.find("%0a") != std::string_view::npos;
    if (!lines || line.find("2.0") == std::string_view::npos) return false;
    std::string text = without_percent_encoding(line);
    const std::size_t value = text.find('=') + 1; // `text=`, `https://example.com/?q=`; 0 without one
    const std::string_view first = std::string_view(text).substr(0, text.find('\n'));
    if (!begins_something(first) && !begins_known_header(first) && value < first.size()) text.erase(0, value);
    return give(std::move(text));
}

/// Line ends within a paragraph, as word processors have them: VT, U+2028.
bool Markup::take_soft_line_ends(std::string_view line)
{
    constexpr std::string_view separator = "\u2028";
    const std::string_view end = line.find('\v') != std::string_view::npos ? "\v" : separator;
    if (line.find(end) == std::string_view::npos) return false;
    std::string text(line);
    for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, at))
        text.replace(at, end.size(), "\n");
    return give(std::move(text));
}

/// A cell of several lines; quotes in it are doubled.
bool Markup::take_table(std::string_view line, Place place)
{
    std::string text;
    if (!table_) {
        if (place != Place::outside) return false;
        if (!may_open_cell(line)) return false;
        const std::size_t quote = line.rfind('"');
        if (!begins_something(line.substr(quote + 1))) return false;
        table_ = true;
        const std::string_view text_of_cell = line.substr(quote + 1);
        if (find_start_line(text_of_cell) != std::size_t{0}) return give(std::string(text_of_cell));
        return give(std::string(line.substr(0, quote)).append(quote > 0 ? " " : "").append(text_of_cell)); // the time
    }
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '"' && line.substr(at, 2) != "\"\"") { // the end of the cell
            table_ = false;
            break;
        }
        text += line[at];
        at += line[at] == '"' ? 1 : 0;
    }
    return give(std::move(text));
}

bool Markup::take_mail(std::string_view line, Place place)
{
    constexpr std::string_view encoding = "Content-Transfer-Encoding:";
    if (place == Place::outside && equal_folded(line.substr(0, encoding.size()), encoding))
        mail_ = line.find("quoted-printable") != std::string_view::npos;
    mail_ = mail_ || is_quoted_printable(line);
    if (!mail_) return false;
    const std::string_view bare = without_spaces_at_end(line);
    lines_.clear();
    constexpr std::size_t longest = 1U << 20U;
    if (!bare.empty() && bare.back() == '=' && carry_.size() < longest) {
        carry_.append(bare.substr(0, bare.size() - 1));
        return true;
    }
    if (carry_.empty() && line.find('=') == std::string_view::npos) return false;
    std::string text = without_quoted_printable(carry_.append(line));
    carry_.clear();
    return give(std::move(text));
}

bool Markup::take_page(std::string_view line, Place place)
{
    const bool entities = has_entities(line);
    if (!entities && !page_ && !has_tags(line)) return false;
    bool any = false;
    bool foreign = false;
    std::string text = without_tags(line, any, foreign);
    const bool in_body = place == Place::body || line.substr(0, body_field.size()) == body_field;
    if (in_body && (!page_ || foreign)) return false; // XML has entities of its own
    if (!any && (!entities || (foreign && !page_ && place == Place::outside))) return false;
    page_ = true;
    return give(without_entities(text));
}

bool Markup::take_tail(std::string_view line, Place place)
{
    const std::string_view bare = without_spaces_at_end(line);
    if (place == Place::outside) {
        for (const std::string_view tail : tails) {
            if (!ends_with(bare, tail)) continue;
            const std::string_view text = bare.substr(0, bare.size() - tail.size());
            if (!ends_with(text, sip_version) && !begins_something(text)) continue;
            tail_ = tail;
            break;
        }
    }
    if (tail_.empty() || !ends_with(bare, tail_.substr(tail_.front() == ' ' ? 1 : 0))) return false;
    std::string_view text = bare.substr(0, bare.size() - tail_.size() + (ends_with(bare, tail_) ? 0 : 1));
    return give(std::string(text));
}

/// No-break blanks, characters without width, typographic hyphens in the names of headers.
bool Markup::take_characters(std::string_view line, Place place)
{
    if (is_ascii(line)) return false;
    const bool in_name = place != Place::body && !is_ascii(header_name(line));
    if (place != Place::outside && !characters_ && !in_name) return false;
    std::string text;
    if (!make_plain(line, text)) text.assign(line);
    if (in_name) make_hyphens_plain(text);
    if (text == line || (place == Place::outside && !begins_something(text) && !begins_known_header(text)))
        return false;
    characters_ = true;
    return give(std::move(text));
}

} // namespace icewarn::log
