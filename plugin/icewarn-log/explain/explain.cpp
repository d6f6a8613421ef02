// SPDX-License-Identifier: GPL-2.0-or-later
// Explanations as text and as JSON.
#include "icewarn-log/explain/explain.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "icewarn/flags.hpp"
#include "icewarn/summary.hpp"
#include "icewarn-log/output/json.hpp"
#include "icewarn-log/explain/pasted.hpp"
#include "icewarn-log/output/say.hpp"
#include "icewarn/printable.hpp"

namespace icewarn::tool {
namespace {

constexpr std::string_view tcp_media = "application-sharing";
constexpr std::size_t most_pasted = 1 << 20; ///< bytes of standard input; what people paste is a few thousand

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_flags(std::uint32_t flags)
{
    for (const Flag& flag : flag_table) {
        if ((flags & flag.bit) == 0) continue;
        const Explanation explanation = explain(flag, flags);
        LabelText line;
        line.add("    ").add_hex(flag.bit, 8).add("  ").add(flag.label);
        if (!explanation.remark.empty()) line.add(" (").add(explanation.remark).add(")");
        if (flag.basis == Basis::inferred) line.add(" [inferred]");
        print(line.add("\n").view());
        print("                ");
        print(explanation.advice);
        print("\n");
    }
    if (const std::uint32_t unknown = flags & ~known_flags; unknown != 0)
        print(LabelText().add("    ").add_hex(unknown, 8).add("  bits without a known meaning\n").view());
}

void print_paths(const char* title, PathSet paths, PathSet through_far_relay)
{
    if (paths.empty()) return;
    LabelText line;
    add_paths(line.add("    ").add(title), paths, through_far_relay);
    print(line.add("\n").view());
}

void print_verdict(const ReportFacts& facts)
{
    Verdict verdict;
    assess(facts, verdict);
    print_paths("Paths failed:          ", verdict.paths.failed, {});
    print_paths("Paths left:            ", verdict.paths.left, verdict.paths.through_far_relay);
    print_paths("Paths without a relay: ", verdict.paths.unavailable, {});
    for (std::size_t i = 0; i < verdict.size(); ++i) {
        print(i == 0 ? "    Verdict: " : "             ");
        print(printable(verdict[i].view()));
        print("\n");
    }
}

void print_number(const Pasted& pasted)
{
    LabelText line;
    line.add("ICEWarn ").add_hex(*pasted.flags, 8).add(": ");
    add_flags(line, *pasted.flags);
    print(line.add("\n").view());
    if (pasted.unusual == Problem::decimal_flags)
        print("  (Read as decimal. If it is hexadecimal, write 0x before it.)\n");
    if (pasted.unusual == Problem::hex_without_prefix) print("  (Read as hexadecimal, for the letters in it.)\n");
    print_flags(*pasted.flags);
    // Which paths there are depends on the media, which a number does not tell.
    ReportFacts facts;
    facts.flags = pasted.flags;
    if (*pasted.flags == 0) return print_verdict(facts);
    print("  In a report on audio, video or media without a name:\n");
    print_verdict(facts);
    facts.media = tcp_media;
    print("  In a report on application sharing or file transfer, which use TCP only:\n");
    print_verdict(facts);
}

MessageReport describe_pasted(const PastedHeader& header, const Diagnostics& diagnostics, const Report& report)
{
    MessageReport described = describe(diagnostics, report);
    if (header.extent != Extent::whole) described.facts.error_id.reset();
    if (header.extent == Extent::blocks) described.side.reset();
    return described;
}

void print_name_and_error(const PastedHeader& header, const Diagnostics& diagnostics)
{
    if (!header.name.empty()) print(printable(header.name) + ": ");
    print(printable(header_line(diagnostics, parameter_text(diagnostics, ParameterRole::reason)).view()));
    print("\n");
}

void print_header(const PastedHeader& header, const Diagnostics& diagnostics)
{
    if (header.extent == Extent::whole) print_name_and_error(header, diagnostics);
    for (const Report& report : diagnostics.reports) {
        const MessageReport described = describe_pasted(header, diagnostics, report);
        print("  ");
        print(printable(report_line(described.side, described.media, report.flags, described.flags_damaged).view()));
        print("\n");
        if (report.flags) print_flags(*report.flags);
        print_verdict(described.facts);
    }
    for (const Note& note : diagnostics.notes) {
        print("  Note: ");
        print(note_line(note, printable(view(diagnostics.text, note.where))).view());
        print("\n");
    }
}

void add_pasted(Json& json, const Pasted& pasted)
{
    if (pasted.flags) {
        ReportFacts facts;
        facts.flags = pasted.flags;
        add_judgement(json, facts);
        json.begin_object("application_sharing");
        facts.media = tcp_media;
        add_paths_and_verdict(json, facts);
        json.end_object();
        return;
    }
    json.begin_array("headers");
    for (const PastedHeader& header : pasted.headers) {
        Diagnostics diagnostics;
        parse(header.value, diagnostics);
        json.begin_object();
        json.text_if("header", header.name);
        if (header.extent == Extent::whole) add_header(json, diagnostics);
        json.begin_array("reports");
        for (const Report& report : diagnostics.reports) {
            json.begin_object();
            add_report(json, describe_pasted(header, diagnostics, report));
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

/// A piece of a value could not be read.
bool is_damaged(const PastedHeader& header)
{
    Diagnostics diagnostics;
    parse(header.value, diagnostics);
    return std::any_of(diagnostics.notes.begin(), diagnostics.notes.end(),
                       [](const Note& note) { return problem_row(note.problem).klass != ProblemClass::unusual; });
}

std::string read_standard_input()
{
    std::string text(most_pasted, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), stdin));
    return text;
}

void explain_as_json(const Pasted& pasted)
{
    Json json;
    json.begin_object();
    add_pasted(json, pasted);
    json.end_object();
    json.finish();
}

void explain_as_text(const Pasted& pasted)
{
    if (pasted.flags) print_number(pasted);
    for (const PastedHeader& header : pasted.headers) {
        Diagnostics diagnostics;
        parse(header.value, diagnostics);
        print_header(header, diagnostics);
    }
}

} // namespace

ExitCode explain_pasted(const std::string& text, bool as_json)
{
    const Pasted pasted = read_pasted(text == "-" ? read_standard_input() : text);
    if (!pasted.flags && pasted.headers.empty()) {
        say("this is neither an ICEWarn number of 32 bits, such as 0x320, nor a diagnostics header, such as "
            "ms-client-diagnostics: 24; ...");
        return nothing_usable;
    }
    if (as_json) explain_as_json(pasted);
    else explain_as_text(pasted);
    return std::any_of(pasted.headers.begin(), pasted.headers.end(), is_damaged) ? something_lost : all_read;
}

} // namespace icewarn::tool
