// SPDX-License-Identifier: GPL-2.0-or-later
// What to ask for, candidates, quality, and what the statements rest on.
#include <algorithm>
#include <array>
#include <cstdio>

#include "reports/page/html_parts.hpp"
#include "reports/page/words.hpp"

namespace icewarn::page {
namespace {

void add_list(Html& html, const CandidateList& list)
{
    html.markup("<div>\n").element("<h4>", list.side, "</h4>\n");
    if (list.candidates.empty()) {
        html.markup("<p>None: no session description of this side was found, or it has no candidates.</p>\n");
    } else {
        html.markup("<table><thead><tr><th>Medium</th><th>Kind</th><th>Transport</th><th>Address</th></tr></thead>"
                    "<tbody>\n");
        for (const Candidate& candidate : list.candidates) {
            html.element("<tr><td>", candidate.medium, "</td>")
                .element("<td class=\"short\">", candidate.kind, "</td>");
            html.element("<td>", candidate.transport, "</td>");
            html.element("<td class=\"id\">", candidate.address, "</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
        const bool relay = std::any_of(list.candidates.begin(), list.candidates.end(),
                                       [](const Candidate& candidate) { return candidate.kind == "relay"; });
        const bool unspecified = std::any_of(list.candidates.begin(), list.candidates.end(),
                                             [](const Candidate& one) { return one.kind == unspecified_kind; });
        if (!relay && !unspecified)
            html.markup(
                "<p class=\"word fair\">No relay candidate: this side offered no address of an A/V Edge.</p>\n");
    }
    if (list.left_out > 0)
        html.markup("<p class=\"dim small\">").number(list.left_out).markup(" more are not listed.</p>\n");
    if (!list.sources.empty()) html.element("<p class=\"dim small\">From ", sources_text(list.sources), "</p>\n");
    html.markup("</div>\n");
}

void add_flags(Html& html, const Report& report)
{
    if (report.flags.empty()) return;
    html.markup(
        "<table class=\"flags\"><thead><tr><th>Bit</th><th>Flag</th><th>What is normal, what to check</th></tr></thead>"
        "<tbody>\n");
    for (const FlagRow& flag : report.flags) {
        std::array<char, 16> bit{};
        std::snprintf(bit.data(), bit.size(), "0x%x", static_cast<unsigned>(flag.bit));
        html.element("<tr><td class=\"id short\">", bit.data(), "</td><td>").text(flag.label);
        if (flag.inferred) html.markup(" <span class=\"dim\">(meaning inferred)</span>");
        html.element("</td><td>", flag.advice, "</td></tr>\n");
    }
    html.markup("</tbody></table>\n");
}

void add_facts(Html& html, const Report& report)
{
    if (report.facts.empty()) return;
    html.markup("<p class=\"small\">");
    bool first = true;
    for (const Fact& fact : report.facts) {
        if (!first) html.markup(" · ");
        first = false;
        html.element("<span class=\"kind\">", fact.name, "</span> ");
        html.element("<span class=\"id\">", fact.value, "</span>");
        if (fact.ground == Ground::inferred) html.markup(" <span class=\"dim\">(meaning inferred)</span>");
    }
    html.markup("</p>\n");
}

} // namespace

void add_asks(Html& html, const Call& call)
{
    html.markup("<section>\n<h3>What to ask for</h3>\n");
    if (call.asks.empty()) {
        html.element("<p>", no_asks, "</p>\n</section>\n");
        return;
    }
    html.markup("<table class=\"asks\"><thead><tr><th>From</th><th>To</th><th>Protocol</th><th>Port</th><th>Why</th>"
                "<th>Basis</th></tr></thead><tbody>\n");
    for (const AskRow& row : call.asks) {
        html.element("<tr><td>", row.from, "</td>").element("<td>", row.to, "</td>");
        html.element("<td class=\"short\">", row.protocol, "</td>").element("<td>", row.port, "</td>");
        html.element("<td>", row.why, "</td>").element("<td class=\"short\">", ground_name(row.ground), "</td></tr>\n");
    }
    html.markup("</tbody></table>\n").element("<p class=\"dim small\">", asks_note, "</p>\n</section>\n");
}

void add_candidates(Html& html, const Call& call)
{
    html.markup("<section>\n<h3>Candidates of both sides</h3>\n");
    if (!call.any_sdp) html.element("<p>", no_candidates, "</p>\n");
    else {
        html.markup("<div class=\"sides\">\n");
        for (const CandidateList& list : call.candidates) add_list(html, list);
        html.markup("</div>\n");
    }
    html.markup("</section>\n");
}

void add_quality(Html& html, const Call& call)
{
    if (call.streams.empty()) return;
    html.markup("<section>\n<h3>Quality</h3>\n<table><thead><tr><th>Stream</th><th>Metric</th><th>Value</th>"
                "<th>Thresholds</th></tr></thead><tbody>\n");
    for (const Stream& stream : call.streams)
        for (const Metric& metric : stream.metrics) {
            html.markup("<tr><td>").text(stream.name).text(" (" + stream.reporter + ")").markup("</td>");
            html.element("<td>", metric.name, "</td><td");
            add_tone(html, metric.tone);
            html.element("><b>", metric.value, "</b>");
            if (metric.tone == Tone::bad) html.markup(" poor");
            if (metric.tone == Tone::fair) html.markup(" fair");
            if (metric.tone == Tone::good) html.markup(" good");
            html.element("</td><td>", metric.thresholds, "</td></tr>\n");
        }
    html.markup("</tbody></table>\n</section>\n");
}

void add_server_records(Html& html, const Call& call)
{
    if (call.server_records.empty()) return;
    html.element("<section>\n<h3>", server_records_title, "</h3>\n<ul>\n");
    for (const ServerRecord& record : call.server_records)
        html.element("<li>", record.text, " <b>").element("", sources_text({record.source}), "</b></li>\n");
    html.markup("</ul>\n</section>\n");
}

void add_basis(Html& html, const Call& call)
{
    html.markup("<section>\n<h3>What this rests on</h3>\n");
    for (const Report& report : call.reports) {
        html.element("<h4>", report.headline, "</h4>\n");
        html.markup("<p class=\"small\">").text(report.carrier).markup(", ").text(date_time(report.time_ns));
        html.element(", <b>", sources_text(report.sources), "</b></p>\n");
        add_facts(html, report);
        add_flags(html, report);
    }
    if (call.reports.empty()) html.markup("<p>No report on this call was found.</p>\n");
    html.markup("</section>\n");
}

} // namespace icewarn::page
