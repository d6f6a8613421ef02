// SPDX-License-Identifier: GPL-2.0-or-later
// What error reports and quality reports have in common: texts of an XML body, and what is wrong with the body.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "icewarn/problems.hpp"
#include "icewarn/span.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// The content of an element, without blanks at its edges.
struct BodyText {
    std::string_view text; ///< what it means: UTF-8, references resolved; lives as long as the body and the report
    Span where;            ///< its bytes in the body, if they are those of `text`; else empty
    Span raw;              ///< the bytes between the tags, blanks at the edges aside; empty where they are not known
    bool cut = false;      ///< the body ends or is damaged before the element does
};

enum class BodyProblem : std::uint8_t {
    no_element,
    text_outside,
    damaged_markup,
    unmatched_end,
    cut,
    not_utf8,
    bare_character,
    other_encoding,
    too_deep,
    too_many_entries,
    too_many_notes,
};

struct BodyProblemRow {
    BodyProblem problem;
    ProblemClass klass;
    std::string_view text; ///< what is wrong, as a sentence without a full stop; where is said by the BodyNote
};

// clang-format off
/// Indexed by BodyProblem.
inline constexpr std::array<BodyProblemRow, 11> body_problem_table{{
    {BodyProblem::no_element, ProblemClass::malformed, "No XML element in the body"},
    {BodyProblem::text_outside, ProblemClass::malformed, "Text outside the XML elements"},
    {BodyProblem::damaged_markup, ProblemClass::malformed, "The XML is damaged; read on behind it"},
    {BodyProblem::unmatched_end, ProblemClass::malformed, "An XML end tag that does not fit the element that is open"},
    {BodyProblem::cut, ProblemClass::malformed, "The body ends before its XML elements do"},
    {BodyProblem::not_utf8, ProblemClass::malformed, "Bytes that are not UTF-8, shown as U+FFFD"},
    {BodyProblem::bare_character, ProblemClass::malformed, "'&' or '<' that begins no XML reference or tag, taken as it stands"},
    {BodyProblem::other_encoding, ProblemClass::unusual, "The body is not in UTF-8 and was converted"},
    {BodyProblem::too_deep, ProblemClass::limit, "XML elements nested deeper than are decoded"},
    {BodyProblem::too_many_entries, ProblemClass::limit, "More entries than are decoded"},
    {BodyProblem::too_many_notes, ProblemClass::limit, "More is wrong with this body than is listed; the rest is not decoded"},
}};
// clang-format on

constexpr const BodyProblemRow& body_problem_row(BodyProblem problem)
{
    return body_problem_table[static_cast<std::size_t>(problem)];
}

struct BodyNote {
    BodyProblem problem = BodyProblem::no_element;
    Span where;             ///< in the body; the size may be 0. Means nothing when the body was converted to UTF-8
    std::uint32_t line = 1; ///< line of the body that it begins in, counted from 1
    bool placed = true;     ///< `where` means something
};

/// "The XML is damaged; read on behind it, in line 3, at byte 120 of the body".
LabelText body_note_line(const BodyNote& note);

/// What any report on an XML body consists of besides its contents.
struct BodyReport {
    /// @param memory  where lists and texts live; it must outlive this object
    explicit BodyReport(std::pmr::memory_resource* memory) : arena(memory), notes(&arena) {}

    BodyReport(const BodyReport&) = delete;
    BodyReport& operator=(const BodyReport&) = delete;

    std::pmr::monotonic_buffer_resource arena; ///< gives all back to `memory` at once when this object is destroyed
    std::string_view body;                     ///< what the spans belong to
    std::pmr::vector<BodyNote> notes;          ///< in the order they were found
    bool cut = false;                          ///< the body ends before its elements do
    bool converted = false;                    ///< the body was in another encoding than UTF-8: there are no spans
};

/// A copy of `text` that lives as long as the report.
std::string_view keep_text(BodyReport& report, std::string_view text);

/// The same for an attribute, without blanks at the edges; nothing for an absent one.
std::optional<std::string_view> keep_attribute(BodyReport& report, std::optional<std::string_view> text);

} // namespace icewarn
