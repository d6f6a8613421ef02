// SPDX-License-Identifier: GPL-2.0-or-later
// Error reports as text.
#include "error_render.hpp"

#include <array>

#include "reports/bodies/error_report.hpp"
#include "body_invariants.hpp"
#include "exact_copy.hpp"

using namespace icewarn;

namespace {

constexpr std::array<const char*, body_problem_table.size()> body_problem_names{
    "no_element",     "text_outside", "damaged_markup", "unmatched_end",  "cut", "not_utf8", "bare_character",
    "other_encoding", "too_deep",     "too_many",       "too_many_notes",
};

void add_attribute(std::string& out, const char* name, const std::optional<std::string_view>& value)
{
    if (value) out.append(" ").append(name).append("=").append(*value);
}

std::string render(const ErrorReport& report)
{
    std::string out;
    for (const ReportedError& error : report.errors) {
        out += "error";
        add_attribute(out, "toUri", error.to_uri);
        add_attribute(out, "fromUri", error.from_uri);
        add_attribute(out, "callId", error.call_id);
        add_attribute(out, "fromTag", error.from_tag);
        add_attribute(out, "toTag", error.to_tag);
        add_attribute(out, "contentType", error.content_type);
        add_attribute(out, "responseCode", error.response_code);
        add_attribute(out, "requestType", error.request_type);
        out += "\n";
    }
    for (const DiagHeader& header : report.headers) {
        out.append(header.progress ? "progress " : "header ")
            .append(header.error ? std::to_string(*header.error) : "-");
        out.append(header.value.where.empty() ? " ~ " : " = ").append(header.value.text);
        out += header.value.cut ? " cut\n" : "\n";
    }
    for (const BodyNote& note : report.notes) {
        out.append("note ").append(body_problem_names[static_cast<std::size_t>(note.problem)]);
        out.append(" ")
            .append(std::to_string(note.line))
            .append(" ")
            .append(view(report.body, note.where))
            .append("\n");
    }
    return out;
}

} // namespace

std::string read_errors(std::string_view body)
{
    const ExactCopy copy(body);
    ErrorReport report;
    read_error_report(copy.view(), report);
    const std::string broken = broken_invariant(report);
    return broken.empty() ? render(report) : "BROKEN: " + broken + "\n" + render(report);
}
