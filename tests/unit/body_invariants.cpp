// SPDX-License-Identifier: GPL-2.0-or-later
// Checks of error reports and quality reports that need no knowledge of the body.
#include "body_invariants.hpp"

#include <algorithm>

#include "icewarn/parse_limits.hpp"

using namespace icewarn;

namespace {

bool lies_within(std::string_view body, Span span)
{
    return span.begin <= body.size() && span.size <= body.size() - span.begin;
}

std::string check_text(const BodyReport& report, const BodyText& text)
{
    const std::string_view body = report.body;
    if (!lies_within(body, text.where) || !lies_within(body, text.raw)) return "a span outside the body";
    if (report.converted && !(text.where.empty() && text.raw.empty())) return "a span of a converted body";
    if (!text.where.empty() && view(body, text.where) != text.text) return "a span that does not hold its text";
    if (!text.where.empty() && !text.raw.empty() &&
        (text.where.begin < text.raw.begin || text.where.end() > text.raw.end()))
        return "a text outside its element";
    if (!text.text.empty() && (is_blank(text.text.front()) || is_blank(text.text.back()))) return "blanks at the edges";
    return "";
}

std::string check_notes(const BodyReport& report)
{
    if (report.notes.size() > limits::body_notes) return "more notes than the limit";
    for (const BodyNote& note : report.notes) {
        if (!lies_within(report.body, note.where)) return "a note outside the body";
        if (note.placed == report.converted) return "a note has a place when the body was not converted";
        const std::string_view before = report.body.substr(0, note.where.begin);
        const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
        if (note.placed && note.line != lines) return "a note in another line";
        if (body_note_line(note).view().empty()) return "a note without words";
    }
    const bool said = std::any_of(report.notes.begin(), report.notes.end(),
                                  [](const BodyNote& note) { return note.problem == BodyProblem::cut; });
    return report.cut == said || report.notes.size() == limits::body_notes ? "" : "a cut that is not said";
}

} // namespace

std::string broken_invariant(const ErrorReport& report)
{
    if (report.errors.size() > limits::body_entries) return "more errors than the limit";
    if (report.headers.size() > limits::body_entries) return "more headers than the limit";
    for (const DiagHeader& header : report.headers) {
        if (header.error && *header.error >= report.errors.size()) return "a header of no error";
        if (const std::string broken = check_text(report, header.value); !broken.empty()) return broken;
    }
    return check_notes(report);
}

std::string broken_invariant(const QualityReport& report)
{
    if (report.sessions.size() > limits::reports) return "more sessions than the limit";
    if (report.lines.size() > limits::reports) return "more lines than the limit";
    if (report.items.size() > limits::body_entries) return "more items than the limit";
    std::uint32_t next = 0;
    std::uint32_t session = 0;
    for (const QualityLine& line : report.lines) {
        if (line.session >= report.sessions.size() || line.session < session) return "a line of no session";
        if (line.first_item != next) return "items do not follow each other";
        next += line.item_count;
        session = line.session;
        if (line.outside && line.label) return "a label outside a media line";
        for (const QualityKey key : {QualityKey::ice, QualityKey::flags, QualityKey::relay_address}) {
            const QualityItem* item = find_item(report, line, key);
            if (item != nullptr && item->key != key) return "another item than was asked for";
        }
    }
    if (next != report.items.size()) return "an item of no line";
    for (const QualityItem& item : report.items)
        if (const std::string broken = check_text(report, item.value); !broken.empty()) return broken;
    return check_notes(report);
}

std::string repeat(std::string_view piece, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}
