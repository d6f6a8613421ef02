// SPDX-License-Identifier: GPL-2.0-or-later
// The frame of the page: what happened first, then the parts, then what was read and by which version.
#include "reports/page/html_parts.hpp"
#include "reports/page/html_style.hpp"
#include "reports/page/words.hpp"
#include "reports/page/writer.hpp"

namespace icewarn::page {
namespace {

void add_banner(Html& html, const Call& call)
{
    html.markup("<div class=\"banner");
    if (call.tone == Tone::bad) html.markup(" bad");
    if (call.tone == Tone::fair) html.markup(" fair");
    html.element("\">\n<p><strong>", sentence_case(call.outcome), "</strong></p>\n<p>");
    for (const std::string& sentence : call.story) html.text(sentence).markup(" ");
    html.markup("</p>\n</div>\n");
}

void add_verdicts(Html& html, const Call& call)
{
    for (const Report& report : call.reports) {
        if (report.verdict.empty()) continue;
        html.element("<p><b>", reporter_text(report),
                     "</b> <span class=\"dim\">(inferred from the report)</span></p>\n<ul>\n");
        for (const std::string& sentence : report.verdict) html.element("<li>", sentence, "</li>\n");
        html.markup("</ul>\n");
    }
}

void add_call(Html& html, const Page& page, const Call& call)
{
    const bool media = has_media_report(call);
    if (media) html.markup("<article class=\"media\">\n");
    else html.markup("<article>\n");
    if (page.calls.size() > 1) // else the title has it
        html.markup("<h2>").text(short_uri(call.from)).markup(" → ").text(short_uri(call.to)).markup("</h2>\n");
    html.element("<p class=\"dim small\">Call-ID <span class=\"id\">", call.call_id, "</span></p>\n");
    add_banner(html, call);
    add_verdicts(html, call);
    if (media) add_paths(html, page, call);
    if (media) add_asks(html, call);
    if (media || call.any_sdp) add_candidates(html, call);
    add_ladder(html, call);
    add_quality(html, call);
    add_server_records(html, call);
    add_basis(html, call);
    html.markup("</article>\n");
}

void add_footer(Html& html, const Page& page)
{
    html.markup("<footer class=\"dim small\">\n");
    if (page.calls_left_out > 0)
        html.markup("<p>")
            .number(static_cast<long long>(page.calls_left_out))
            .markup(" more calls with reports are not on this page; ask for them by Call-ID.</p>\n");
    if (page.forgot_calls) html.element("<p>", forgotten_calls, "</p>\n");
    for (const Input& input : page.inputs)
        html.markup("<p>Read: <span class=\"id\">")
            .text(input.file)
            .markup("</span>")
            .text(input.note.empty() ? "" : ", " + input.note)
            .markup("</p>\n");
    html.element("<p>Written by ", page.program, ". ");
    html.markup("Reported: stands in a report. Inferred: follows from it. Documented: Microsoft's documentation.</p>\n"
                "</footer>\n");
}

} // namespace

std::string to_html(const Page& page)
{
    Html html;
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
    html.text(title_of(page)).markup("</title>\n<style>").markup(style).markup("</style>\n</head>\n<body>\n");
    html.element("<h1>", title_of(page), "</h1>\n");
    for (const Call& call : page.calls) add_call(html, page, call);
    if (page.calls.empty()) html.element("<p>", no_calls, "</p>\n");
    add_footer(html, page);
    return html.markup("</body>\n</html>\n").take();
}

} // namespace icewarn::page
