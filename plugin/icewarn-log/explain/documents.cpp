// SPDX-License-Identifier: GPL-2.0-or-later
// XML by its tags.
#include "icewarn-log/explain/documents.hpp"

#include <algorithm>
#include <utility>

#include "log/lines/markup.hpp"

namespace icewarn::tool {
namespace {

constexpr std::string_view quality_report = "application/vq-rtcpxr+xml";
constexpr std::string_view error_report = "application/msrtc-reporterror+xml";
constexpr std::string_view report_begin =
    "<VQReportEvent xmlns=\"ms-rtcp-metrics\" xmlns:v2=\"ms-rtcp-metrics.v2\" xmlns:v3=\"ms-rtcp-metrics.v3\" "
    "v2:SchemaVersion=\"2.0\"><VQSessionReport>";
constexpr std::string_view report_end = "</VQSessionReport></VQReportEvent>";

/// The outermost element first. One that is only a part of a report is put into one.
struct Element {
    std::string_view tag;
    std::string_view content_type;
    bool whole;
};
constexpr Element elements[] = {
    {"reportError", error_report, true},        {"VQReportEvent", quality_report, true},
    {"VQSessionReport", quality_report, false}, {"VQSessionIntervalReport", quality_report, false},
    {"MediaLine", quality_report, false},       {"Endpoint", quality_report, false},
};

struct Found {
    const Element* element = nullptr;
    std::size_t begin = std::string::npos;
};

bool ends_name(char c) { return c == ' ' || c == '>' || c == '/' || c == '\n' || c == '\r' || c == '\t'; }

Found find_first(std::string_view text)
{
    Found found;
    for (const Element& element : elements) {
        const std::string open = std::string("<").append(element.tag);
        for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
            const std::size_t end = at + open.size();
            if (end < text.size() && !ends_name(text[end])) continue;
            if (at < found.begin) found = {&element, at};
            break;
        }
    }
    return found;
}

/// Behind the end tag; a whole report that lacks it goes to the end of the text, a part to the end of the line.
std::size_t find_end(std::string_view text, const Found& found)
{
    const std::string close = std::string("</").append(found.element->tag).append(">");
    const std::size_t end = text.find(close, found.begin);
    if (end != std::string_view::npos) return end + close.size();
    const std::size_t tag = text.find("/>", found.begin);
    const std::size_t line = std::min(text.find('\n', found.begin), text.size());
    if (found.element->whole) return text.size();
    return tag != std::string_view::npos && tag < line ? tag + 2 : line;
}

void replace_all(std::string& text, std::string_view what, std::string_view with)
{
    std::size_t at = text.find(what);
    if (at == std::string::npos) return;
    std::string out;
    std::size_t done = 0;
    for (; at != std::string::npos; at = text.find(what, done)) {
        out.append(text, done, at - done).append(with);
        done = at + what.size();
    }
    text = out.append(text, done, std::string::npos);
}

/// As web pages and other logs show XML.
bool is_escaped(std::string_view text)
{
    return text.find("lt;reportError") != std::string_view::npos ||
           text.find("lt;VQReportEvent") != std::string_view::npos;
}

} // namespace

std::vector<PastedDocument> take_documents(std::string& text)
{
    if (is_escaped(text)) text = log::without_entities(text);
    std::vector<PastedDocument> documents;
    std::string parts; // of one report: what a Mac logs on lines of its own
    std::string rest;
    std::size_t done = 0;
    for (Found found = find_first(text); found.element != nullptr;) {
        const std::string_view left = std::string_view(text).substr(done);
        const std::size_t end = find_end(left, found);
        rest.append(left.substr(0, found.begin));
        std::string body(left.substr(found.begin, end - found.begin));
        for (const std::string_view quote : {"\u201c", "\u201d", "\u201e"}) replace_all(body, quote, "\"");
        if (found.element->whole) documents.push_back({found.element->content_type, std::move(body), false});
        else parts += body;
        done += end;
        found = find_first(std::string_view(text).substr(done));
    }
    if (!parts.empty()) {
        const bool session = parts.find("<VQSession") == 0;
        std::string body =
            session ? R"(<VQReportEvent xmlns="ms-rtcp-metrics" v2:SchemaVersion="2.0">)" + parts + "</VQReportEvent>"
                    : std::string(report_begin).append(parts).append(report_end);
        documents.push_back({quality_report, std::move(body), true});
    }
    rest.append(text, done, std::string::npos);
    text = std::move(rest);
    return documents;
}

} // namespace icewarn::tool
