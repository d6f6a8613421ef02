// SPDX-License-Identifier: GPL-2.0-or-later
// JSON of headers, reports and assessments.
#include "icewarn-log/output/json.hpp"

#include <array>
#include <cstdio>

#include <glib.h>
#include <wsutil/json_dumper.h>

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

/// The writer of libwsutil puts out byte by byte, which is cheap into a string only.
struct Json::Dumper {
    static constexpr gsize piece = 32U << 10;

    json_dumper state{};

    Dumper() { state.output_string = g_string_sized_new(2 * piece); }
    ~Dumper()
    {
        flush();
        g_string_free(state.output_string, TRUE);
    }
    Dumper(const Dumper&) = delete;
    Dumper& operator=(const Dumper&) = delete;

    void flush() const
    {
        std::fwrite(state.output_string->str, 1, state.output_string->len, stdout);
        g_string_truncate(state.output_string, 0);
    }
};

Json::Json() : dumper_(std::make_unique<Dumper>()) { dumper_->state.flags = JSON_DUMPER_FLAGS_PRETTY_PRINT; }

Json::~Json() = default;

void Json::name(const char* name)
{
    if (name != nullptr) json_dumper_set_member_name(&dumper_->state, name);
}

void Json::begin_object(const char* name)
{
    this->name(name);
    json_dumper_begin_object(&dumper_->state);
}

void Json::end_object()
{
    json_dumper_end_object(&dumper_->state);
    if (dumper_->state.output_string->len >= Dumper::piece) dumper_->flush();
}

void Json::begin_array(const char* name)
{
    this->name(name);
    json_dumper_begin_array(&dumper_->state);
}

void Json::end_array() { json_dumper_end_array(&dumper_->state); }

void Json::text(const char* name, std::string_view value)
{
    this->name(name);
    std::string quoted = "\"";
    append_json(quoted, value);
    json_dumper_value_anyf(&dumper_->state, "%s\"", quoted.c_str());
}

void Json::text_if(const char* name, std::string_view value)
{
    if (!value.empty()) text(name, value);
}

void Json::number(const char* name, std::int64_t value)
{
    this->name(name);
    json_dumper_value_anyf(&dumper_->state, "%" G_GINT64_FORMAT, value);
}

void Json::hex(const char* name, std::uint32_t value)
{
    LabelText line;
    text(name, line.add_hex(value, 8).view());
}

void Json::truth(const char* name, bool value)
{
    this->name(name);
    json_dumper_value_anyf(&dumper_->state, value ? "true" : "false");
}

void Json::finish()
{
    json_dumper_finish(&dumper_->state);
    dumper_->flush();
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
