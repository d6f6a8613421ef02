// SPDX-License-Identifier: GPL-2.0-or-later
// The matrix of paths, one for each medium: what is reported, what is inferred and what the packets show, each in its
// own line and with its own word, so that the page can be read without colours.
#include <algorithm>

#include "reports/page/html_parts.hpp"
#include "reports/page/words.hpp"

namespace icewarn::page {
namespace {

/// What one report says of a path.
struct Line {
    std::string reporter;
    Standing standing;
    std::string wire;
    Tone wire_tone;

    bool operator==(const Line& other) const
    {
        return reporter == other.reporter && standing == other.standing && wire == other.wire;
    }
};

std::vector<Line> lines_of(const Page& page, const Call& call, const std::string& medium, Path path)
{
    std::vector<Line> lines;
    for (const Report& report : call.reports) {
        if (report.medium != medium) continue;
        Line line{report.reporter, report.paths[static_cast<std::size_t>(path)], "", Tone::neutral};
        line.wire = wire_text(page, report, path, line.wire_tone);
        if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
    }
    return lines;
}

/// Failed beats what is only inferred; what the wire shows at work beats both.
Tone tone_of(const std::vector<Line>& lines)
{
    Tone worst = Tone::neutral;
    for (const Line& line : lines) {
        if (line.wire_tone == Tone::good) return Tone::good;
        worst = std::max(worst, std::max(standing_row(line.standing).tone, line.wire_tone));
    }
    return worst;
}

void add_cell(Html& html, const std::vector<Line>& lines, bool of_capture)
{
    const bool unused =
        std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.standing == Standing::unused; });
    if (unused) {
        html.markup("<td class=\"unused\">not a path of this medium</td>");
        return;
    }
    html.markup("<td");
    add_tone(html, tone_of(lines));
    html.markup(">");
    for (const Line& line : lines) {
        const StandingRow& row = standing_row(line.standing);
        html.markup("<p><span class=\"kind\">").text(line.reporter).markup(" reported:</span> ");
        html.element("<b>", row.reported, "</b></p>");
        if (*row.inferred != '\0') html.element("<p><span class=\"kind\">Inferred:</span> ", row.inferred, "</p>");
    }
    for (std::size_t i = 0; of_capture && i < lines.size(); ++i) {
        const bool again = i > 0 && lines[i].wire == lines[0].wire;
        if (!again) html.element("<p><span class=\"kind\">On the wire:</span> ", lines[i].wire, "</p>");
    }
    html.markup("</td>");
}

bool has_flags(const Call& call, const std::string& medium)
{
    return std::any_of(call.reports.begin(), call.reports.end(), [&](const Report& report) {
        return report.medium == medium && report.paths[0] != Standing::nothing;
    });
}

} // namespace

void add_tone(Html& html, Tone tone)
{
    if (tone == Tone::bad) html.markup(" class=\"bad\"");
    if (tone == Tone::fair) html.markup(" class=\"fair\"");
    if (tone == Tone::good) html.markup(" class=\"good\"");
}

void add_paths(Html& html, const Page& page, const Call& call)
{
    html.markup("<section>\n<h3>Paths of the media</h3>\n");
    bool any = false;
    for (const std::string& medium : media_of(call)) {
        if (!has_flags(call, medium)) continue;
        any = true;
        html.markup("<table class=\"paths\"><thead><tr><th>").text(medium_name(medium));
        html.markup("</th><th>UDP</th><th>TCP</th></tr></thead><tbody>\n");
        for (const PathPair& pair : path_pairs) {
            html.element("<tr><th>", pair.name, "</th>");
            add_cell(html, lines_of(page, call, medium, pair.udp), page.of_capture);
            add_cell(html, lines_of(page, call, medium, pair.tcp), page.of_capture);
            html.markup("</tr>\n");
        }
        html.markup("</tbody></table>\n");
    }
    const std::vector<std::string> relays = relay_lines(call);
    if (!relays.empty()) html.markup("<p><span class=\"kind\">Relays on the wire:</span></p>\n<ul>\n");
    for (const std::string& line : relays) html.element("<li>", line, "</li>\n");
    if (!relays.empty()) html.markup("</ul>\n");
    if (any)
        html.markup("<p class=\"dim small\">")
            .text(paths_note)
            .text(page.of_capture ? wire_note : log_note)
            .markup("</p>\n");
    else
        html.markup("<p>No report of this call has an ICEWarn with flags set, so nothing is known of its paths.</p>\n");
    html.markup("</section>\n");
}

} // namespace icewarn::page
