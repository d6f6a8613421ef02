// SPDX-License-Identifier: GPL-2.0-or-later
// The SIP messages of a call as a ladder, in SVG. Texts are cut to what fits; whole ones stand in the title of the row.
#include <algorithm>

#include "reports/page/html_parts.hpp"
#include "reports/page/words.hpp"

namespace icewarn::page {
namespace {

constexpr int width = 900;
constexpr int left = 100;  ///< room for the times
constexpr int row = 26;    ///< height of a message
constexpr int remark = 15; ///< and of the line below it
constexpr int top = 28;
constexpr int letter = 7; ///< what a letter is wide, on the average and a bit more

/// As many letters as fit. The text is made harmless first, so that what replaces a character is counted.
std::string cut(std::string_view text, int room)
{
    const std::string whole = harmless(text);
    const auto most = static_cast<std::size_t>(std::max(room / letter, 8));
    std::size_t letters = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if ((static_cast<unsigned char>(whole[at]) & 0xc0) == 0x80) continue;
        if (++letters > most) return whole.substr(0, at) + "…";
    }
    return whole;
}

class Ladder {
public:
    Ladder(Html& html, const Call& call) : html_(html), call_(call)
    {
        const int columns = std::max<int>(2, static_cast<int>(call.columns.size()));
        gap_ = (width - left - 100) / std::max(1, columns - 1);
    }

    void draw()
    {
        const int bottom = height();
        html_.markup("<svg viewBox=\"0 0 ").number(width).markup(" ").number(bottom);
        html_.markup("\" role=\"img\" aria-label=\"SIP messages of the call\">\n");
        for (std::size_t i = 0; i < call_.columns.size(); ++i) draw_column(i, bottom);
        int y = top;
        for (const Step& step : call_.steps) {
            y += row;
            draw_step(step, y);
            if (!step.remark.empty()) y += remark;
        }
        html_.markup("</svg>\n");
    }

private:
    int height() const
    {
        int height = top + row;
        for (const Step& step : call_.steps) height += row + (step.remark.empty() ? 0 : remark);
        return height;
    }

    int x_of(std::size_t column) const { return left + 50 + gap_ * static_cast<int>(column); }

    void place(int x, int y) { html_.markup(" x=\"").number(x).markup("\" y=\"").number(y).markup("\""); }

    void draw_column(std::size_t column, int bottom)
    {
        const int x = x_of(column);
        html_.markup("<line class=\"life\" x1=\"").number(x).markup("\" y1=\"").number(top - 8);
        html_.markup("\" x2=\"").number(x).markup("\" y2=\"").number(bottom - 6).markup("\"/>");
        html_.markup("<text class=\"end\" text-anchor=\"middle\"");
        place(x, top - 12);
        html_.markup(">").text(cut(call_.columns[column], gap_)).markup("</text>\n");
    }

    void add_class(const char* name, Tone tone)
    {
        html_.markup(" class=\"").text(name);
        if (tone == Tone::bad) html_.markup(" bad");
        if (tone == Tone::fair) html_.markup(" fair");
        html_.markup("\"");
    }

    void draw_arrow(const Step& step, int y)
    {
        const int from = x_of(step.from);
        const int to = step.from == step.to ? from + 60 : x_of(step.to);
        const int back = to > from ? -8 : 8;
        html_.markup("<line");
        add_class("arrow", step.tone);
        html_.markup(" x1=\"").number(from).markup("\" y1=\"").number(y).markup("\" x2=\"").number(to + back / 2);
        html_.markup("\" y2=\"").number(y).markup("\"/><path");
        add_class("head", step.tone);
        html_.markup(" d=\"M").number(to).markup(" ").number(y).markup(" l").number(back).markup(" -4 l0 8 z\"/>");
    }

    void draw_text(const char* name, Tone tone, int x, int y, std::string_view text, bool middle)
    {
        html_.markup("<text");
        add_class(name, tone);
        if (middle) html_.markup(" text-anchor=\"middle\"");
        place(x, y);
        html_.markup(">").text(text).markup("</text>");
    }

    void draw_step(const Step& step, int y)
    {
        html_.markup("<g><title>").text(source_text(step.source) + ": " + step.line).markup("</title>");
        html_.markup("<text class=\"dim\"");
        place(0, y + 4);
        html_.markup(">").text(clock_time(step.time_ns)).markup("</text>");
        draw_arrow(step, y);
        const int from = x_of(step.from);
        const int to = step.from == step.to ? from + 60 : x_of(step.to);
        const int room = step.from == step.to ? gap_ : std::abs(to - from) - 16;
        draw_text("said", step.tone, (from + to) / 2, y - 5, cut(step.line, room), true);
        if (!step.remark.empty())
            draw_text("said", step.tone, (from + to) / 2, y + remark, cut(step.remark, std::max(room, 300)), true);
        html_.markup("</g>\n");
    }

    Html& html_;
    const Call& call_;
    int gap_ = 0;
};

} // namespace

void add_ladder(Html& html, const Call& call)
{
    html.markup("<section>\n<h3>SIP messages</h3>\n");
    if (call.steps.empty()) {
        html.markup("<p>No SIP message of the call itself was found.</p>\n</section>\n");
        return;
    }
    Ladder(html, call).draw();
    if (call.steps_left_out > 0)
        html.markup("<p class=\"dim small\">")
            .number(call.steps_left_out)
            .markup(" messages in the middle are left "
                    "out.</p>\n");
    html.markup("<p class=\"dim small\">Times: ").text(zone_of(call.steps.front().time_ns)).markup(". From ");
    std::vector<std::string> files;
    std::string span;
    const Source& first = call.steps.front().source;
    const Source& last = call.steps.back().source;
    html.text(source_text(first) + " to " + source_text(last)).markup(".</p>\n</section>\n");
}

} // namespace icewarn::page
