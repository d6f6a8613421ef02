// SPDX-License-Identifier: GPL-2.0-or-later
// JSON of headers, reports and assessments.
#include "icewarn-log/output/json.hpp"

#include <array>
#include <cstdio>

#include "icewarn/error_names.hpp"
#include "icewarn/flags.hpp"
#include "icewarn/paths.hpp"
#include "icewarn/printable.hpp"

namespace icewarn::tool {
namespace {

constexpr std::array<const char*, 3> class_names{"failure", "degraded", "info"};

void add_flags(Json& json, std::uint32_t flags)
{
    json.hex("flags", flags);
    if (const std::uint32_t unknown = flags & ~known_flags; unknown != 0) json.hex("unknown_flags", unknown);
    json.begin_array("flags_set");
    for (const Flag& flag : flag_table) {
        if ((flags & flag.bit) == 0) continue;
        const Explanation explanation = explain(flag, flags);
        json.begin_object();
        json.text("name", flag.leaf);
        json.hex("bit", flag.bit);
        json.text("label", flag.label);
        json.text("class", class_names.at(static_cast<std::size_t>(flag.klass)));
        json.text_if("remark", explanation.remark);
        json.text("advice", explanation.advice);
        if (flag.basis == Basis::inferred) json.truth("inferred", true);
        json.end_object();
    }
    json.end_array();
}

void add_paths(Json& json, const char* name, PathSet paths)
{
    json.begin_array(name);
    for (const PathRow& row : path_table)
        if (paths.has(row.path)) json.text(nullptr, row.name);
    json.end_array();
}

void add_verdict(Json& json, const ReportFacts& facts, const Verdict& verdict)
{
    json.number("outcome", static_cast<std::int64_t>(verdict.outcome));
    json.text("outcome_name", outcome_row(verdict.outcome).name);
    if (facts.flags) {
        add_paths(json, "paths_failed", verdict.paths.failed);
        add_paths(json, "paths_left", verdict.paths.left);
        add_paths(json, "paths_unavailable", verdict.paths.unavailable);
        json.truth("no_path", verdict.paths.no_path);
    }
    json.begin_array("verdict");
    for (std::size_t i = 0; i < verdict.size(); ++i) json.text(nullptr, verdict[i].view());
    json.end_array();
}

} // namespace

Json::Json() { out_.reserve(2 * piece); }

Json::~Json() { flush(); }

void Json::flush()
{
    std::fwrite(out_.data(), 1, out_.size(), stdout);
    out_.clear();
}

/// What stands before a value: the comma behind the one before it, a line of its own, its name.
void Json::lead(const char* name)
{
    if (depth_ > 0) begin_line(empty_ ? "\n" : ",\n");
    empty_ = false;
    if (name != nullptr) out_.append("\"").append(name).append("\": ");
}

void Json::begin_line(const char* end_of_last) { out_.append(end_of_last).append(2 * depth_, ' '); }

void Json::begin(const char* name, char bracket)
{
    lead(name);
    out_ += bracket;
    ++depth_;
    empty_ = true;
}

void Json::end(char bracket)
{
    --depth_;
    if (!empty_) begin_line("\n");
    out_ += bracket;
    empty_ = false;
    if (out_.size() >= piece) flush();
}

void Json::text(const char* name, std::string_view value)
{
    lead(name);
    out_ += '"';
    append_json(out_, value);
    out_ += '"';
}

void Json::text_if(const char* name, std::string_view value)
{
    if (!value.empty()) text(name, value);
}

void Json::number(const char* name, std::int64_t value)
{
    lead(name);
    out_ += std::to_string(value);
}

void Json::hex(const char* name, std::uint32_t value)
{
    LabelText line;
    text(name, line.add_hex(value, 8).view());
}

void Json::truth(const char* name, bool value)
{
    lead(name);
    out_ += value ? "true" : "false";
}

void Json::finish()
{
    out_ += '\n';
    flush();
}

void add_header(Json& json, const Diagnostics& diagnostics)
{
    if (diagnostics.error_id) json.number("error_id", *diagnostics.error_id);
    if (diagnostics.error_sub_id) json.number("error_sub_id", *diagnostics.error_sub_id);
    LabelText meaning;
    if (diagnostics.error_id && add_error_meaning(meaning, *diagnostics.error_id)) json.text("meaning", meaning.view());
    json.text_if("reason", parameter_text(diagnostics, ParameterRole::reason));
    if (diagnostics.notes.empty()) return;
    json.begin_array("notes");
    for (const Note& note : diagnostics.notes)
        json.text(nullptr, note_line(note, printable(view(diagnostics.text, note.where))).view());
    json.end_array();
}

void add_report(Json& json, const MessageReport& report, const OfferedKinds& offered)
{
    if (report.side) json.text("side", *report.side == Side::caller ? "caller" : "callee");
    json.text_if("media", report.media);
    json.text_if("ice_status", report.facts.ice_text);
    if (report.facts.flags_2007) json.hex("flags_2007", *report.facts.flags_2007);
    if (report.facts.flags) add_flags(json, *report.facts.flags);
    Verdict verdict;
    assess(report, verdict, offered);
    add_verdict(json, report.facts, verdict);
}

void add_assessment(Json& json, const ReportFacts& facts)
{
    if (facts.flags) add_flags(json, *facts.flags);
    add_paths_and_verdict(json, facts);
}

void add_paths_and_verdict(Json& json, const ReportFacts& facts)
{
    Verdict verdict;
    assess(facts, verdict);
    add_verdict(json, facts, verdict);
}

} // namespace icewarn::tool
