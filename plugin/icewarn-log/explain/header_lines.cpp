// SPDX-License-Identifier: GPL-2.0-or-later
// Headers by their labels. What follows belongs to a header until another begins.
#include "icewarn-log/explain/header_lines.hpp"

#include <algorithm>

#include "log/lines/joined_lines.hpp"
#include "icewarn-log/explain/labels.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/span.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t least_wrapped = 20; ///< bytes of a line that was wrapped

/// A line that cannot go on with a header: another header, SDP, markup of mails.
bool ends_header(std::string_view line, bool in_quote)
{
    if (log::begins_sdp_line(line) || log::is_start_line(line)) return true;
    log::Open open;
    open.quote = in_quote;
    return log::begins_header(line, open) && log::begins_known_header(line);
}

bool quotes_open(std::string_view text) { return std::count(text.begin(), text.end(), '"') % 2 != 0; }

} // namespace

void add_guess(Pasted& pasted, std::string_view guess)
{
    if (std::find(pasted.guesses.begin(), pasted.guesses.end(), guess) == pasted.guesses.end())
        pasted.guesses.emplace_back(guess);
}

std::string_view trim_end(std::string_view text)
{
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

void HeaderLines::take(std::string_view line)
{
    const std::size_t width = line.size();
    line = trim_end(line);
    if (line.size() > 1 && line.front() == '`' && line.back() == '`')
        line = line.substr(1, line.size() - 2); // Markdown
    const bool continued = line.size() > 1 && line.back() == '\\';
    if (continued) line = trim_end(line.substr(0, line.size() - 1));
    if (!take_header(line) && !continue_header(line)) {
        inside_ = false;
        add_loose(line);
        loose_ended_ = !continued;
    }
    width_ = continued ? 80 : width; // joined without a blank
    if (continued) add_guess(pasted_, "Lines that end in a backslash were joined.");
}

/// A number that was wrapped goes on at the start of the next line.
void HeaderLines::add_loose(std::string_view line)
{
    std::string before =
        loose_.substr(loose_.find_last_of(" \t\n=:", loose_.size() - std::min<std::size_t>(loose_.size(), 2)) + 1);
    if (!before.empty() && before.back() == '\n') before.pop_back();
    const std::size_t end = std::min(line.find_first_not_of("0123456789abcdefABCDEF"), line.size());
    const bool hex = before.size() >= 2 && before[0] == '0' && to_lower(before[1]) == 'x';
    const bool torn = hex && end > 0 && (end == line.size() || !is_token_char(line[end]));
    if (torn) add_guess(pasted_, "A line was wrapped within a word: it was joined.");
    if ((torn || !loose_ended_) && !loose_.empty()) loose_.pop_back();
    loose_.append(line).append("\n");
}

bool HeaderLines::in_quote() const
{
    const std::string& value = pasted_.headers.back().value;
    return std::count(value.begin(), value.end(), '"') % 2 != 0;
}

/// A header begins in the line; there may be another behind it.
bool HeaderLines::take_header(std::string_view line)
{
    Label label = find_header_label(line, 0);
    if (label.kind == Labelled::nothing) return false;
    if (inside_ && label.begin > 0) { // the end of the one before
        const std::string_view before = trim_end(line.substr(0, label.begin));
        if (in_quote() && before.find('"') == std::string_view::npos) return false;
    }
    const std::string_view before = trim(line.substr(0, label.begin));
    if (!before.empty() && before != "a=" && before != "<") {
        add_guess(pasted_, "Text before a header was left out.");
        loose_.append(before).append("\n");
    }
    while (label.kind != Labelled::nothing) {
        Label next = find_header_label(line, label.value);
        while (next.kind != Labelled::nothing && quotes_open(line.substr(label.value, next.begin - label.value)))
            next = find_header_label(line, next.begin + 1);
        std::string_view value = line.substr(label.value, next.begin - label.value);
        inside_ = label.kind != Labelled::element || value.find('<') == std::string_view::npos;
        if (label.kind == Labelled::element) value = value.substr(0, value.find('<'));
        element_ = label.kind == Labelled::element;
        const bool named = label.kind == Labelled::header;
        pasted_.headers.push_back({named ? std::string(label.name) : "", std::string(trim(value)), Extent::whole});
        label = next;
    }
    return true;
}

bool HeaderLines::continue_header(std::string_view line)
{
    const std::string_view text = trim(line);
    if (!inside_ || text.empty() || ends_header(text, in_quote())) return false;
    std::string& value = pasted_.headers.back().value;
    // A line that is short was not wrapped, unless a quote is open or the value goes on behind punctuation.
    const bool may_go_on = in_quote() || width_ >= least_wrapped || value.empty() || line.size() > text.size() ||
                           std::string_view(";,=").find(value.back()) != std::string_view::npos;
    if (!may_go_on) return false;
    std::string_view piece = text;
    if (element_) piece = piece.substr(0, piece.find('<'));
    if (line.size() > text.size() && !value.empty()) value += ' '; // a fold
    if (log::join_line(value, piece, width_)) add_guess(pasted_, "A line was wrapped within a word: it was joined.");
    if (element_ && piece.size() < text.size()) inside_ = false;
    return true;
}

} // namespace icewarn::tool
