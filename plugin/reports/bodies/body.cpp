// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong with a body, in words, and texts that live as long as the report.
#include "reports/bodies/body.hpp"

namespace icewarn {

LabelText body_note_line(const BodyNote& note)
{
    LabelText line;
    line.add(body_problem_row(note.problem).text).add(", in line ").add_decimal(note.line);
    if (note.placed) line.add(", at byte ").add_decimal(note.where.begin).add(" of the body");
    return line;
}

std::string_view keep_text(BodyReport& report, std::string_view text)
{
    if (text.empty()) return {};
    auto* copy = static_cast<char*>(report.arena.allocate(text.size(), 1));
    text.copy(copy, text.size());
    return {copy, text.size()};
}

std::optional<std::string_view> keep_attribute(BodyReport& report, std::optional<std::string_view> text)
{
    if (text) text = keep_text(report, view(*text, trimmed(*text, 0, text->size())));
    return text;
}

} // namespace icewarn
