// SPDX-License-Identifier: GPL-2.0-or-later
// The page for tickets: the same parts in the same order, as short as a comment may be.
#include <array>
#include <cstdio>
#include <string_view>

#include "reports/page/harmless.hpp"
#include "reports/page/words.hpp"
#include "reports/page/writer.hpp"

namespace icewarn::page {
namespace {

std::string md(std::string_view text) { return escape_markdown(text); }

std::string row(std::initializer_list<std::string_view> cells)
{
    std::string line = "|";
    for (const std::string_view cell : cells) line += " " + md(cell) + " |";
    return line + "\n";
}

std::string cell_of(const Page& page, const Call& call, const std::string& medium, Path path)
{
    std::string text;
    for (const Report& report : call.reports) {
        if (report.medium != medium) continue;
        const Standing standing = report.paths[static_cast<std::size_t>(path)];
        if (standing == Standing::unused) return "not a path of this medium";
        const StandingRow& words = standing_row(standing);
        Tone tone = Tone::neutral;
        std::string line = report.reporter + " reported: " + words.reported + ".";
        if (*words.inferred != '\0') line += std::string(" Inferred: ") + words.inferred + ".";
        if (page.of_capture) line += " On the wire: " + wire_text(page, report, path, tone) + ".";
        if (text.find(line) == std::string::npos) text += (text.empty() ? "" : " ") + line;
    }
    return text;
}

std::string paths(const Page& page, const Call& call)
{
    std::string text = "### Paths of the media\n\n";
    for (const std::string& medium : media_of(call)) {
        text += row({medium_name(medium), "UDP", "TCP"}) + "|---|---|---|\n";
        for (const PathPair& pair : path_pairs)
            text += row({pair.name, cell_of(page, call, medium, pair.udp), cell_of(page, call, medium, pair.tcp)});
        text += "\n";
    }
    for (const std::string& line : relay_lines(call)) text += "- " + md(line) + "\n";
    if (!relay_lines(call).empty()) text += "\n";
    return text + md(paths_note) + md(page.of_capture ? wire_note : log_note) + "\n\n";
}

std::string asks(const Call& call)
{
    std::string text = "### What to ask for\n\n";
    if (call.asks.empty()) return text + md(no_asks) + "\n\n";
    text += row({"From", "To", "Protocol", "Port", "Why", "Basis"}) + "|---|---|---|---|---|---|\n";
    for (const AskRow& ask : call.asks)
        text += row({ask.from, ask.to, ask.protocol, ask.port, ask.why, ground_name(ask.ground)});
    return text + "\n" + md(asks_note) + "\n\n";
}

std::string candidates(const Call& call)
{
    std::string text = "### Candidates of both sides\n\n";
    if (!call.any_sdp) return text + md(no_candidates) + "\n\n";
    text += row({"Side", "Medium", "Kind", "Transport", "Address"}) + "|---|---|---|---|---|\n";
    for (const CandidateList& list : call.candidates) {
        if (list.candidates.empty()) text += row({list.side, "", "none", "", ""});
        for (const Candidate& one : list.candidates)
            text += row({list.side, one.medium, one.kind, one.transport, one.address});
        if (list.left_out > 0) text += row({list.side, "", std::to_string(list.left_out) + " more", "", ""});
    }
    return text + "\n";
}

std::string ladder(const Call& call)
{
    std::string text = "### SIP messages\n\n";
    if (call.steps.empty()) return text + "No SIP message of the call itself was found.\n\n";
    text += "```mermaid\nsequenceDiagram\n";
    for (std::size_t i = 0; i < call.columns.size(); ++i)
        text += "    participant c" + std::to_string(i) + " as " + escape_mermaid(call.columns[i]) + "\n";
    for (const Step& step : call.steps) {
        const std::string from = "c" + std::to_string(step.from);
        text += "    " + from + "->>c" + std::to_string(step.to) + ": " + clock_time(step.time_ns) + " " +
                escape_mermaid(step.line) + "\n";
        if (!step.remark.empty()) text += "    Note over " + from + ": " + escape_mermaid(step.remark) + "\n";
    }
    text += "```\n\n";
    if (call.steps_left_out > 0) text += std::to_string(call.steps_left_out) + " messages in the middle are left out. ";
    return text + "Times: " + md(zone_of(call.steps.front().time_ns)) + ".\n\n";
}

std::string quality(const Call& call)
{
    if (call.streams.empty()) return "";
    constexpr std::array<std::string_view, 4> words{"", " fair", " poor", " good"}; // as Tone has them
    std::string text = "### Quality\n\n" + row({"Stream", "Metric", "Value", "Thresholds"}) + "|---|---|---|---|\n";
    for (const Stream& stream : call.streams)
        for (const Metric& metric : stream.metrics)
            text += row({stream.name + " (" + stream.reporter + ")", metric.name,
                         metric.value + std::string(words[static_cast<std::size_t>(metric.tone)]), metric.thresholds});
    return text + "\n";
}

std::string server_records(const Call& call)
{
    if (call.server_records.empty()) return "";
    std::string text = "### " + md(server_records_title) + "\n\n";
    for (const ServerRecord& record : call.server_records)
        text += "- " + md(record.text) + " (**" + md(sources_text({record.source})) + "**)\n";
    return text + "\n";
}

std::string basis(const Call& call)
{
    std::string text = "### What this rests on\n\n";
    for (const Report& report : call.reports) {
        text += "- " + md(report.headline) + " (" + md(report.carrier) + ", " + md(date_time(report.time_ns)) + ", **" +
                md(sources_text(report.sources)) + "**)\n";
        for (const FlagRow& flag : report.flags) {
            std::array<char, 16> bit{};
            std::snprintf(bit.data(), bit.size(), "0x%x", static_cast<unsigned>(flag.bit));
            text += std::string("  - ") + bit.data() + " " + md(flag.label) + ": " + md(flag.advice) + "\n";
        }
    }
    return text + "\n";
}

std::string call_text(const Page& page, const Call& call)
{
    std::string text = "## " + md(short_uri(call.from)) + " → " + md(short_uri(call.to)) + "\n\n";
    text += "Call-ID " + md(call.call_id) + "\n\n**" + md(sentence_case(call.outcome)) + "**\n\n";
    for (const std::string& sentence : call.story) text += md(sentence) + " ";
    text += "\n\n";
    for (const Report& report : call.reports) {
        if (report.verdict.empty()) continue;
        text += md(reporter_text(report)) + " (inferred from the report):\n\n";
        for (const std::string& sentence : report.verdict) text += "- " + md(sentence) + "\n";
        text += "\n";
    }
    if (has_media_report(call)) text += paths(page, call) + asks(call);
    if (has_media_report(call) || call.any_sdp) text += candidates(call);
    return text + ladder(call) + quality(call) + server_records(call) + basis(call);
}

} // namespace

std::string to_markdown(const Page& page)
{
    std::string text = "# " + md(title_of(page)) + "\n\n";
    for (const Call& call : page.calls) text += call_text(page, call);
    if (page.calls.empty()) text += md(no_calls) + "\n\n";
    if (page.calls_left_out > 0)
        text +=
            std::to_string(page.calls_left_out) + " more calls with reports are left out; ask for them by Call-ID.\n\n";
    if (page.forgot_calls) text += md(forgotten_calls) + "\n\n";
    for (const Input& input : page.inputs)
        text += "Read: " + md(input.file) + (input.note.empty() ? "" : ", " + md(input.note)) + "\n\n";
    return text + "Written by " + md(page.program) + ".\n";
}

} // namespace icewarn::page
