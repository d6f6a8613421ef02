// SPDX-License-Identifier: GPL-2.0-or-later
// Explanations as text.
#include "icewarn-log/explain/explain_text.hpp"

#include <algorithm>
#include <cstdio>

#include "icewarn/flags.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/verdict.hpp"
#include "icewarn-log/explain/found.hpp"
#include "icewarn-log/explain/pasted.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/printable.hpp"
#include "reports/page/endpoint_text.hpp"

namespace icewarn::tool {
namespace {

constexpr std::string_view tcp_media = "application-sharing";

bool contains_folded(std::string_view text, std::string_view part)
{
    for (std::size_t at = 0; at + part.size() <= text.size(); ++at)
        if (equal_folded(text.substr(at, part.size()), part)) return true;
    return false;
}

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

void print_sentences(std::string_view indent, const Verdict& verdict)
{
    for (std::size_t i = 0; i < verdict.size(); ++i) {
        print(indent);
        print(i == 0 ? "Verdict: " : "         ");
        print(printable(verdict[i].view()));
        print("\n");
    }
}

void print_verdict(const ReportFacts& facts)
{
    Verdict verdict;
    assess(facts, verdict);
    print_paths("Paths failed:          ", verdict.paths.failed, {});
    print_paths("Paths left:            ", verdict.paths.left, verdict.paths.through_far_relay);
    print_paths("Paths without a relay: ", verdict.paths.unavailable, {});
    print_sentences("    ", verdict);
}

void print_number(const PastedNumber& number)
{
    LabelText line;
    if (!number.label.empty() && find_key(number.label) != Key::icewarn) line.add(number.label).add(": ");
    line.add("ICEWarn ").add_hex(number.flags, 8).add(": ");
    add_flags(line, number.flags);
    print(line.add("\n").view());
    const bool says_decimal = contains_folded(number.label, "warningflags"); // [MS-QoE]: xs:unsignedInt
    if (number.unusual == Problem::decimal_flags && !says_decimal)
        print("  (Read as decimal. If it is hexadecimal, write 0x before it.)\n");
    if (number.unusual == Problem::hex_without_prefix) print("  (Read as hexadecimal, for the letters in it.)\n");
    print_flags(number.flags);
    // Which paths there are depends on the media, which a number does not tell.
    ReportFacts facts;
    facts.flags = number.flags;
    if (number.flags == 0) return print_verdict(facts);
    print("  In a report on audio, video or media without a name:\n");
    print_verdict(facts);
    facts.media = tcp_media;
    print("  In a report on application sharing or file transfer, which use TCP only:\n");
    print_verdict(facts);
}

void print_error_id(const PastedId& pasted)
{
    const std::uint32_t id = pasted.id;
    Diagnostics diagnostics;
    diagnostics.error_id = id;
    print(pasted.guessed ? "As an error ID: " : "Error ID ");
    print(header_line(diagnostics, "").view());
    if (const ErrorIdRange* range = find_error_id_range(id); range != nullptr) {
        print(" (component: ");
        print(range->component);
        print(")");
    }
    print("\n");
}

void print_pair(std::string_view indent, std::string_view name, std::string_view value)
{
    print(indent);
    print(printable(name));
    if (!name.empty() && !value.empty()) print(": ");
    print(printable(view(value, trimmed(value, 0, value.size()))));
    print("\n");
}

/// The line of the error ID has a reason that it quotes; all others follow as they stand.
void print_parameters(const Diagnostics& diagnostics)
{
    for (const Parameter& parameter : diagnostics.parameters) {
        if (parameter.role == ParameterRole::caller_debug || parameter.role == ParameterRole::callee_debug ||
            parameter.role == ParameterRole::report_key)
            continue;
        print_pair("  ", decoded(view(diagnostics.text, parameter.name), false), value_text(diagnostics, parameter));
    }
}

void print_items(const Diagnostics& diagnostics, const Report& report)
{
    for (std::size_t i = report.first_item; i < report.first_item + report.item_count; ++i) {
        const Item& item = diagnostics.items[i];
        if (item.key == Key::icewarn || item.key == Key::user_type || item.key == Key::media_type) continue;
        print_pair("    ", decoded(view(diagnostics.text, item.name), false), value_text(diagnostics, item));
    }
}

void print_name_and_error(const PastedHeader& header, const Diagnostics& diagnostics)
{
    if (!header.name.empty()) print(printable(header.name) + ": ");
    print(printable(header_line(diagnostics, parameter_text(diagnostics, ParameterRole::reason)).view()));
    print("\n");
}

void print_header(const PastedHeader& header)
{
    Diagnostics diagnostics;
    parse(header.value, diagnostics);
    if (header.extent == Extent::whole) print_name_and_error(header, diagnostics);
    const ErrorIdRange* range = find_error_id_range(diagnostics.error_id);
    if (header.extent == Extent::whole && range != nullptr)
        print("  [Component: " + std::string(range->component) + "]\n");
    if (header.extent != Extent::blocks) print_parameters(diagnostics);
    for (const Report& report : diagnostics.reports) {
        const MessageReport described = describe_pasted(header, diagnostics, report);
        print("  ");
        print(printable(report_line(described.side, described.media, report.flags, described.flags_damaged).view()));
        print("\n");
        if (report.flags) print_flags(*report.flags);
        print_items(diagnostics, report);
        print_verdict(described.facts);
    }
    if (const auto failure = failure_of(header, diagnostics)) print_sentences("  ", *failure);
    for (const Span& piece : diagnostics.undecoded) print_pair("  Not understood: ", "", view(diagnostics.text, piece));
    for (const Note& note : diagnostics.notes) {
        print("  Note: ");
        print(note_line(note, printable(view(diagnostics.text, note.where))).view());
        print("\n");
    }
}

void print_address(const char* name, const KnownEndpoint& known)
{
    if (!known.present) return;
    print_pair("    ", name, page::address_text(known.endpoint));
}

void print_report(const MessageReport& report)
{
    print("  ");
    print(printable(report_line(report.side, report.media, report.facts.flags, report.flags_damaged).view()));
    print("\n");
    if (!report.facts.ice_text.empty()) print_pair("    ", "Ice", report.facts.ice_text);
    if (report.facts.flags_2007)
        print(LabelText()
                  .add("    IceWarningFlags in the layout of 2007: ")
                  .add_hex(*report.facts.flags_2007, 8)
                  .add("\n")
                  .view());
    if (report.facts.flags) print_flags(*report.facts.flags);
    print_address("Local address", report.facts.local_site);
    print_address("Remote address", report.facts.remote_site);
    print_address("Relay address", report.facts.base_address);
    print_verdict(report.facts);
}

void print_event(const log::Event& event)
{
    print("Diagnostic record of a server (TF_DIAG)\n");
    for (const log::EventField& field : log::event_fields)
        if (!(event.*field.member).empty()) print_pair("  ", field.name, event.*field.member);
}

} // namespace

void explain_as_text(const Pasted& pasted)
{
    for (const std::string& guess : pasted.guesses) print_pair("Note: ", "", guess);
    Explainer explainer;
    explainer.on_context = [](std::string_view context) { print_pair("", "", context); };
    explainer.on_header = [](const PastedHeader& header) { print_header(header); };
    explainer.on_report = [](const MessageReport& report) { print_report(report); };
    explainer.on_failure = [](const Verdict& verdict) { print_sentences("  ", verdict); };
    walk(pasted, explainer);
    for (const log::Event& event : pasted.events) print_event(event);
    // An ID that the table names is meant more often than flags in decimal.
    for (const PastedId& id : pasted.error_ids) print_error_id(id);
    for (const PastedNumber& number : pasted.numbers) print_number(number);
    for (const PastedOther& other : pasted.others) {
        const bool like_flags = other.value.substr(0, 2) == "0x";
        print_pair("", other.name,
                   other.value + (like_flags ? ", which is no ICEWarn number. " : ". ") + other.meaning + ".");
    }
}

} // namespace icewarn::tool
