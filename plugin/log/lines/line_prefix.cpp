// SPDX-License-Identifier: GPL-2.0-or-later
// Prefixes of mails, of searches and of other logs.
#include "log/lines/line_prefix.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/span.hpp"
#include "log/forms/beginning.hpp"
#include "log/forms/start_search.hpp"
#include "log/records/record_line.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t longest_name = 260;
constexpr std::size_t deepest = 3; ///< quotation marks that may stand without blanks before the text

/// Size of `> `, `>> `, `> > `; 0 for other text, such as the many '>' of the Mediation Server.
std::size_t quotation(std::string_view line)
{
    std::size_t at = skip_blanks(line, 0);
    std::size_t size = 0;
    while (at < line.size() && line[at] == '>') {
        const std::size_t end = std::min(line.find_first_not_of('>', at), line.size());
        const bool blank = end < line.size() && line[end] == ' ';
        const bool polycom = line.substr(at, 8) == ">>> Data";
        if (polycom || (end - at > deepest && end < line.size())) break;
        size = end + (blank ? 1 : 0);
        at = size;
        if (!blank) break;
    }
    return size;
}

/// Size of a number with ':' or '-' behind it.
std::size_t marked_number(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) ++size;
    return size > 0 && size < text.size() && (text[size] == ':' || text[size] == '-') ? size + 1 : 0;
}

/// Size of the file name at the start of the line, which has an extension and a number behind it.
std::size_t file_name(std::string_view line)
{
    const std::string_view head = line.substr(0, longest_name);
    for (std::size_t dot = head.find('.'); dot != std::string_view::npos; dot = head.find('.', dot + 1)) {
        std::size_t end = dot + 1;
        while (end < head.size() && is_letter(head[end])) ++end;
        const bool name = end > dot + 1 && end < head.size() && (head[end] == ':' || head[end] == '-');
        const bool plain = head.substr(0, dot).find_first_of("|<>\"@=;") == std::string_view::npos;
        if (name && plain && marked_number(line.substr(end + 1)) > 0) return end;
    }
    return 0;
}

/// Size of a bullet, of the mark of code in Markdown, of initials with '>', or of a file name with ':'.
std::size_t fixed_prefix(std::string_view line)
{
    if (line.empty()) return 0;
    for (const std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u00b7 ", "`"})
        if (line.substr(0, bullet.size()) == bullet) return bullet.size();
    constexpr std::size_t longest_initials = 4;
    std::size_t end = 0;
    while (end < line.size() && line[end] >= 'A' && line[end] <= 'Z') ++end;
    if (end > 0 && end <= longest_initials && end < line.size() && line[end] == '>')
        return std::min(line.find_first_not_of("> ", end), line.size());
    const std::size_t colon = line.substr(0, longest_name).find(':', line.substr(1, 2) == ":\\" ? 2 : 0);
    if (colon == std::string_view::npos) return 0;
    const std::string_view name = line.substr(0, colon);
    const std::size_t dot = name.rfind('.');
    const bool extension = dot != std::string_view::npos && dot + 1 < name.size() &&
                           name.find_first_of("|<>\"@=; ") == std::string_view::npos;
    return extension && std::none_of(name.begin() + static_cast<std::ptrdiff_t>(dot), name.end(), is_digit) ? colon + 1
                                                                                                            : 0;
}

/// Without the ` |` that ends a row of a table.
std::string_view without_cell_end(std::string_view line)
{
    const std::string_view bare = without_spaces_at_end(line);
    return ends_with(bare, " |") ? bare.substr(0, bare.size() - 2) : line;
}

/// Where an entry or record of a log begins behind other text, or a start line behind less than tells lines of a log
/// apart (TextMessages reads the time in longer ones); 0 without one.
std::size_t text_begin(std::string_view line)
{
    constexpr std::size_t date = 10; ///< bytes before the '|' of a stamp
    for (std::size_t bar = line.find('|'); bar < Shape::largest_size; bar = line.find('|', bar + 1))
        if (bar > date && is_stamp(line.substr(bar - date), '|')) return bar - date;
    const std::size_t record = line.find("TL_");
    if (record < Shape::largest_size && parse_record_header(line.substr(record))) return record;
    if (!line.empty() && (line[0] == '+' || line[0] == '-') && begins_with_text(line.substr(1))) return 1; // of diff
    const auto start = find_start_line(without_cell_end(line));
    return start && *start < Shape::least_size ? *start : 0;
}

/// Whether lines can be told apart by the prefix: words alone, and what web pages and tables have, are none.
bool tells_lines(std::string_view prefix)
{
    const bool blank = prefix.find_first_not_of(" \t") == std::string_view::npos;
    const bool expressway = prefix.size() > 1 && trim(prefix) == "|" && prefix.back() == '|'; // before start lines only
    if (blank || expressway || prefix.find_first_of("\"'=") != std::string_view::npos) return false;
    const std::size_t tag = prefix.find('<');
    const char behind = tag < prefix.size() - 1 ? prefix[tag + 1] : ' ';
    if (is_letter(behind) || behind == '/') return false;
    return std::any_of(prefix.begin(), prefix.end(), is_digit) || std::none_of(prefix.begin(), prefix.end(), is_letter);
}

/// Where the number of a line ends; 0 without one.
std::size_t line_number(std::string_view line)
{
    const std::size_t begin = skip_blanks(line, 0);
    std::size_t end = begin;
    while (end < line.size() && is_digit(line[end])) ++end;
    constexpr std::size_t longest = 8;
    return end > begin && end - begin <= longest ? end : 0;
}

} // namespace

std::string_view LinePrefix::strip_fixed(std::string_view line) const
{
    if (line.substr(0, fixed_.size()) == fixed_) return line.substr(fixed_.size());
    return line == without_spaces_at_end(fixed_) ? std::string_view() : line;
}

std::string_view LinePrefix::strip_number(std::string_view line) const
{
    const std::size_t number = line_number(line);
    if (number == 0) return line;
    const std::string_view rest = line.substr(number);
    if (rest.substr(0, mark_.size()) == mark_) return rest.substr(mark_.size());
    return rest == without_spaces_at_end(mark_) ? std::string_view() : line;
}

std::string_view LinePrefix::strip_shape(std::string_view line) const
{
    const auto size = shape_.match(line);
    if (!size) return line;
    line.remove_prefix(*size);
    return line.substr(std::min(skip_blanks(line, 0), shape_.indent()));
}

/// Looks for what stands before something that begins here.
void LinePrefix::find_fixed(std::string_view line)
{
    fixed_.clear();
    mark_.clear();
    shaped_ = false;
    if (const std::size_t size = fixed_prefix(line); size > 0 && begins_with_text(line.substr(size))) {
        fixed_.assign(line.substr(0, size));
    } else if (const std::size_t number = line_number(line); number > 0) {
        const std::size_t text = std::min(line.find_first_not_of(" \t.:|)]", number), line.size());
        if (text > number && begins_with_text(line.substr(text))) mark_.assign(line.substr(number, text - number));
    }
    if (!fixed_.empty() || !mark_.empty()) return;
    std::string_view prefix = line.substr(0, text_begin(line));
    if (ends_with(prefix, ",\"")) prefix.remove_suffix(1); // the quote is that of a cell
    if (!tells_lines(prefix)) return;
    shape_.learn(prefix);
    shaped_ = true;
}

std::string_view LinePrefix::strip(std::string_view line, bool inside)
{
    if (!inside || quoted_) {
        const std::size_t size = quotation(line);
        if (!inside) quoted_ = size > 0;
        line.remove_prefix(size);
    }
    if (!inside) {
        const std::string_view text = line.substr(skip_blanks(line, 0));
        file_.assign(text.substr(0, file_name(text)));
    }
    if (!file_.empty()) {
        line.remove_prefix(std::min(line.find_first_not_of("> "), line.size())); // Select-String marks what it found
        if (line.size() <= file_.size() || line.substr(0, file_.size()) != file_) return line;
        const std::size_t number = marked_number(line.substr(file_.size() + 1));
        return number > 0 ? line.substr(file_.size() + 1 + number) : line;
    }
    const auto strip_known = [&] {
        if (shaped_) return strip_shape(line);
        return !mark_.empty() ? strip_number(line) : !fixed_.empty() ? strip_fixed(line) : line;
    };
    if (const std::string_view text = strip_known(); inside || text.size() < line.size()) return text;
    find_fixed(line);
    return strip_known();
}

} // namespace icewarn::log
