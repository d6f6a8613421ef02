// SPDX-License-Identifier: GPL-2.0-or-later
// Diagnostics as text, and the comparison with what a test expects.
#include "render.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <arpa/inet.h>

#include "exact_copy.hpp"
#include "icewarn/text.hpp"
#include "invariants.hpp"

using namespace icewarn;

namespace {

std::string hex(std::uint32_t number)
{
    char text[16];
    std::snprintf(text, sizeof text, "0x%x", static_cast<unsigned>(number));
    return text;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string decoded(std::string_view raw, bool quoted)
{
    std::vector<char> out(raw.size() + 1);
    return {out.data(), decode_text(raw, quoted, out.data())};
}

std::string show_parameter(const Diagnostics& d, const Parameter& parameter)
{
    std::string line;
    const std::string name(view(d.text, parameter.name));
    switch (parameter.role) {
    case ParameterRole::report_key: return "";
    case ParameterRole::caller_debug:
    case ParameterRole::callee_debug: return "debug " + name + "\n";
    case ParameterRole::reason: line = "reason"; break;
    case ParameterRole::source: line = "source"; break;
    case ParameterRole::other: line = "param " + name; break;
    }
    if (!parameter.has_value) return line + "\n";
    const std::string value = decoded(view(d.text, parameter.value), parameter.quoted);
    return line + " " + (parameter.quoted ? in_quotes(value) : value.empty() ? "empty" : value) + "\n";
}

std::string show_value(const Diagnostics& d, const Item& item)
{
    const std::string text = decoded(view(d.text, item.value), item.quoted);
    if (item.name.empty() || item.key == Key::none) return in_quotes(text);
    if (item.value.empty()) return "empty";
    const ValueKind kind = key_row(item.key).kind;
    if (kind == ValueKind::text || kind == ValueKind::list) return in_quotes(text);
    if (const auto* number = std::get_if<std::uint32_t>(&item.decoded))
        return kind == ValueKind::hex || kind == ValueKind::bits ? hex(*number) : std::to_string(*number);
    if (const auto* side = std::get_if<Side>(&item.decoded)) return *side == Side::caller ? "caller" : "callee";
    std::string shown;
    if (const auto* endpoint = std::get_if<Endpoint>(&item.decoded)) shown = show(*endpoint);
    if (const auto* range = std::get_if<PortRange>(&item.decoded)) shown = show(*range);
    const bool whole =
        std::holds_alternative<Endpoint>(item.decoded) || std::holds_alternative<PortRange>(item.decoded);
    return whole && !shown.empty() ? shown : "text " + in_quotes(text);
}

std::string show_items(const Diagnostics& d, const Report& report)
{
    std::string lines;
    std::uint32_t pairs = 0;
    for (std::uint32_t i = report.first_item; i < report.first_item + report.item_count; ++i) {
        const Item& item = d.items[i];
        const bool pair = pairs > 0;
        std::string name(view(d.text, item.name));
        if (name.empty()) name = "text";
        else if (pair) name = "pair " + name;
        else if (item.key == Key::none) name = "item " + name;
        lines += std::string(pair ? 4 : 2, ' ') + name + " " + show_value(d, item) + "\n";
        pairs = pair ? pairs - 1 : item.children;
    }
    return lines;
}

std::string process_report(const Diagnostics& d, const Report& report)
{
    const std::string side = !report.side ? "-" : *report.side == Side::caller ? "caller" : "callee";
    const std::string media = decoded(view(d.text, report.media), report.media_quoted);
    const std::string flags = report.flags ? hex(*report.flags) : "-";
    return "report " + side + (report.side_inherited ? " (inherited) " : " ") + (media.empty() ? "-" : media) + " " +
           flags + "\n" + show_items(d, report);
}

std::string show_note(const Diagnostics& d, const Note& note)
{
    std::string line = std::string("note ") + problem_name(note.problem);
    if (note.owner == NoteTarget::header) return line + "\n";
    const Span name = note.owner == NoteTarget::item ? d.items[note.index].name : d.parameters[note.index].name;
    if (!name.empty()) line += " " + std::string(view(d.text, name));
    return line + "\n";
}

} // namespace

const char* problem_name(Problem problem)
{
    static constexpr const char* names[] = {
        "none",
        "no_error_id",
        "bad_error_id",
        "bad_error_sub_id",
        "junk_after_error_id",
        "missing_quote",
        "junk_after_quote",
        "bad_parameter_name",
        "not_key_value",
        "empty_flags",
        "no_digits",
        "bad_number",
        "number_too_big",
        "bad_port",
        "bad_range",
        "no_address",
        "junk_after_address",
        "cut_by_capture",
        "decimal_flags",
        "hex_without_prefix",
        "double_colon_port",
        "ipv6_guessed",
        "repeated",
        "junk_after_number",
        "escaped_value",
        "bad_media_name",
        "bad_key_name",
        "undecoded_flags",
        "base_doubtful",
        "too_many_parameters",
        "too_many_reports",
        "too_many_items",
    };
    static_assert(std::size(names) == problem_table.size());
    return names[static_cast<std::size_t>(problem)];
}

std::string show(const Endpoint& endpoint)
{
    std::string shown;
    char text[INET6_ADDRSTRLEN] = "";
    if (const auto* ip = std::get_if<Ipv4>(&endpoint.address))
        shown = std::string("ip=") + inet_ntop(AF_INET, ip->data(), text, sizeof text);
    if (const auto* ip = std::get_if<Ipv6>(&endpoint.address))
        shown = std::string("ipv6=") + inet_ntop(AF_INET6, ip->data(), text, sizeof text);
    if (endpoint.port) shown += (shown.empty() ? "port=" : " port=") + std::to_string(*endpoint.port);
    return shown;
}

std::string show(const PortRange& range)
{
    std::string shown;
    if (range.min) shown = "min=" + std::to_string(*range.min);
    if (range.max) shown += (shown.empty() ? "max=" : " max=") + std::to_string(*range.max);
    return shown;
}

std::string render(const Diagnostics& d)
{
    std::string all;
    if (d.error_id) {
        all += "id " + std::to_string(*d.error_id);
        if (d.error_sub_id) all += "." + std::to_string(*d.error_sub_id);
        all += "\n";
    }
    if (d.flat) all += "flat\n";
    if (d.cut) all += "cut\n";
    for (const Parameter& parameter : d.parameters) all += show_parameter(d, parameter);

    const auto by_place = [](Span x, Span y) { return x.begin < y.begin; };
    std::vector<Span> undecoded(d.undecoded.begin(), d.undecoded.end());
    std::stable_sort(undecoded.begin(), undecoded.end(), by_place);
    for (const Span span : undecoded) all += "undecoded " + in_quotes(view(d.text, span)) + "\n";

    for (const Report& report : d.reports) all += process_report(d, report);

    std::vector<Note> notes(d.notes.begin(), d.notes.end());
    std::stable_sort(notes.begin(), notes.end(),
                     [&](const Note& x, const Note& y) { return by_place(x.where, y.where); });
    for (const Note& note : notes) all += show_note(d, note);
    return all;
}

int count_failures(const ParseCase* cases, std::size_t count)
{
    int failures = 0;
    for (const ParseCase* one = cases; one != cases + count; ++one) {
        const ExactCopy copy(one->value);
        Diagnostics diagnostics;
        parse(copy.view(), diagnostics);
        const std::string broken = broken_invariant(diagnostics);
        const std::string got = broken.empty() ? render(diagnostics) : "broken invariant: " + broken + "\n";
        std::string_view expected = one->expected;
        if (!expected.empty() && expected[0] == '\n') expected.remove_prefix(1);
        if (got == expected) continue;
        ++failures;
        std::fprintf(stderr, "--- %s\nvalue: %s\nexpected:\n%sgot:\n%s", one->name, std::string(one->value).c_str(),
                     std::string(expected).c_str(), got.c_str());
    }
    return failures;
}
