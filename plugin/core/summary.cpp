// SPDX-License-Identifier: GPL-2.0-or-later
// One-line summaries for people.
#include "icewarn/summary.hpp"

#include <charconv>

#include "icewarn/ascii.hpp"
#include "icewarn/error_ids.hpp"
#include "core/flag_phrases.hpp"

namespace icewarn {
namespace {

constexpr std::string_view ellipsis = "...";

static_assert(
    [] {
        for (const Flag& flag : flag_table)
            if (longest_text(flag) > longest_flag_text) return false;
        return true;
    }(),
    "Wireshark would cut the text of a flag");

/// The longest prefix of `text` of at most `size` bytes that does not end inside a UTF-8 sequence.
std::string_view cut_utf8(std::string_view text, std::size_t size)
{
    if (text.size() <= size) return text;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    return text.substr(0, size);
}

/// The meaning of an error ID as part of a sentence: "Media ... setup: both" becomes "media ... setup, both".
void add_as_clause(LabelText& line, std::string_view meaning)
{
    const bool word =
        meaning.size() > 1 && to_lower(meaning[0]) != meaning[0] && meaning[1] >= 'a' && meaning[1] <= 'z';
    if (word) {
        const char first = to_lower(meaning[0]);
        line.add({&first, 1});
        meaning.remove_prefix(1);
    }
    const std::size_t colon = meaning.find(": ");
    line.add(meaning.substr(0, colon));
    if (colon != std::string_view::npos) line.add(", ").add(meaning.substr(colon + 2));
}

} // namespace

LabelText& LabelText::add(std::string_view text)
{
    if (full_) return *this;
    if (text.size() > room()) {
        full_ = true;
        const std::size_t keep = capacity - ellipsis.size();
        if (size_ > keep) size_ = cut_utf8(view(), keep).size();
        text = cut_utf8(text, keep - size_);
    }
    size_ += text.copy(text_.data() + size_, text.size());
    if (full_) size_ += ellipsis.copy(text_.data() + size_, ellipsis.size());
    text_[size_] = '\0';
    return *this;
}

LabelText& LabelText::add_cut(std::string_view text, std::size_t size)
{
    const std::string_view part = cut_utf8(text, size);
    add(part);
    return part.size() < text.size() ? add(ellipsis) : *this;
}

LabelText& LabelText::add_decimal(std::uint32_t number)
{
    std::array<char, 10> digits{};
    const auto* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return add({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

LabelText& LabelText::add_hex(std::uint32_t number, unsigned digits)
{
    constexpr std::string_view zeros = "0000000";
    unsigned size = 1;
    for (std::uint32_t rest = number >> 4; rest != 0; rest >>= 4) ++size;
    add("0x");
    if (size < digits) add(zeros.substr(0, digits - size));
    return add_hex_digits(number);
}

LabelText& LabelText::add_hex_digits(std::uint32_t number)
{
    std::array<char, 8> text{};
    const auto* end = std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
    return add({text.data(), static_cast<std::size_t>(end - text.data())});
}

void add_flags(LabelText& line, std::uint32_t icewarn) { add_set_flags(line, flag_table, known_flags, icewarn); }

LabelText report_line(std::optional<Side> side, std::string_view media, std::optional<std::uint32_t> flags,
                      bool flags_damaged)
{
    LabelText line;
    line.add(!side ? "Side unknown," : *side == Side::caller ? "Caller" : "Callee").add(" ");
    if (media.empty()) line.add("media unknown");
    else line.add_cut(media, longest_quote);
    if (!flags) {
        line.add(flags_damaged ? ", ICEWarn damaged" : ", no ICEWarn");
        return line;
    }
    line.add(", ICEWarn ").add_hex(*flags, 8).add(": ");
    add_flags(line, *flags);
    return line;
}

LabelText header_line(const Diagnostics& diagnostics, std::string_view reason)
{
    LabelText line;
    const ErrorId* known = nullptr;
    const ErrorIdRange* range = nullptr;
    if (diagnostics.error_id) {
        line.add_decimal(*diagnostics.error_id);
        if (diagnostics.error_sub_id) line.add(".").add_decimal(*diagnostics.error_sub_id);
        known = find_error_id(*diagnostics.error_id);
        range = find_error_id_range(*diagnostics.error_id);
    } else {
        line.add("no error ID");
    }
    if (known != nullptr) {
        add_as_clause(line.add(" "), known->meaning);
        if (known->basis == Basis::uncertain) line.add(" (uncertain)");
        if (known->basis == Basis::inferred) line.add(" (inferred)");
        return line;
    }
    if (!reason.empty()) {
        line.add(" \"").add_cut(reason, 3 * longest_quote).add("\"");
    }
    if (range != nullptr)
        line.add(" (").add(range->component).add(range->basis == Basis::inferred ? ", inferred)" : ")");
    return line;
}

LabelText note_line(const Note& note, std::string_view shown)
{
    LabelText line;
    line.add(problem_row(note.problem).text);
    if (!shown.empty()) line.add(": ").add_cut(shown, longest_quote);
    return line.add(", at byte ").add_decimal(note.where.begin).add(" of the value");
}

LabelText flag_line(const Flag& flag, std::uint32_t icewarn)
{
    const Explanation explanation = explain(flag, icewarn);
    LabelText line;
    line.add(flag.label);
    if (!explanation.remark.empty()) line.add(" (").add(explanation.remark).add(")");
    return line.add(": ").add(explanation.advice);
}

} // namespace icewarn
