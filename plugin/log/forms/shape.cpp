// SPDX-License-Identifier: GPL-2.0-or-later
// Prefixes are compared run by run: words with words, numbers with numbers, blanks with blanks.
#include "log/forms/shape.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

namespace icewarn::log {
namespace {

enum class Run : unsigned char { blank, word, other };

Run run_of(char c)
{
    if (c == ' ' || c == '\t') return Run::blank;
    return is_letter(c) || is_digit(c) ? Run::word : Run::other;
}

std::size_t run_end(std::string_view text, std::size_t at)
{
    const Run run = run_of(text[at]);
    std::size_t end = at + 1;
    if (run == Run::other) return end;
    while (end < text.size() && run_of(text[end]) == run) ++end;
    return end;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

/// grep writes ':' behind file name and number of a line that it found, and '-' behind those of lines around it.
bool same_mark(char a, char b) { return a == b || ((a == ':' || a == '-') && (b == ':' || b == '-')); }

bool same_run(std::string_view a, std::string_view b)
{
    const Run run = run_of(a[0]);
    if (run != run_of(b[0])) return false;
    if (run == Run::other) return same_mark(a[0], b[0]);
    return run == Run::blank || has_digit(a) == has_digit(b);
}

} // namespace

void Shape::learn(std::string_view prefix)
{
    const std::size_t end = prefix.find_last_not_of(" \t") + 1;
    indent_ = prefix.size() - end;
    prefix_.assign(prefix.substr(0, end));
    telling_ = end >= least_size && end <= largest_size && has_digit(prefix_);
}

std::optional<std::size_t> Shape::match(std::string_view line) const
{
    std::size_t at = 0;
    for (std::size_t mine = 0; mine < prefix_.size();) {
        if (at >= line.size()) return std::nullopt;
        const std::size_t mine_end = run_end(prefix_, mine);
        std::size_t end = run_end(line, at);
        const std::string_view run = std::string_view(prefix_).substr(mine, mine_end - mine);
        if (!same_run(run, line.substr(at, end - at))) return std::nullopt;
        // The text may begin with a word right behind a word: `|00|` is followed by text at once.
        if (mine_end == prefix_.size() && run_of(run[0]) == Run::word) end = std::min(end, at + run.size());
        mine = mine_end;
        at = end;
    }
    return at;
}

} // namespace icewarn::log
