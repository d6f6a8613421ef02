// SPDX-License-Identifier: GPL-2.0-or-later
// Prefixes of mails and of grep.
#include "log/lines/line_prefix.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

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
        while (end < head.size() && to_lower(head[end]) >= 'a' && to_lower(head[end]) <= 'z') ++end;
        const bool name = end > dot + 1 && end < head.size() && (head[end] == ':' || head[end] == '-');
        const bool plain = head.substr(0, dot).find_first_of("|<>\"@=;") == std::string_view::npos;
        if (name && plain && marked_number(line.substr(end + 1)) > 0) return end;
    }
    return 0;
}

} // namespace

std::string_view LinePrefix::strip(std::string_view line, bool inside)
{
    if (!inside || quoted_) {
        const std::size_t size = quotation(line);
        if (!inside) quoted_ = size > 0;
        line.remove_prefix(size);
    }
    if (!inside) {
        const std::size_t size = file_name(line);
        file_.assign(line.substr(0, size));
    }
    if (file_.empty() || line.size() <= file_.size() || line.substr(0, file_.size()) != file_) return line;
    const std::size_t number = marked_number(line.substr(file_.size() + 1));
    return number > 0 ? line.substr(file_.size() + 1 + number) : line;
}

} // namespace icewarn::log
