// SPDX-License-Identifier: GPL-2.0-or-later
// body_scale KIND BYTES TIMES: the same as parse_scale for error reports (error-...), quality reports (quality-...),
// SDP (sdp-...), the headers of MIME parts (part-...) and User-Agents (agent-...).
#include <string>

#include "reports/bodies/error_report.hpp"
#include "reports/bodies/quality_report.hpp"
#include "icewarn/flags_2007.hpp"
#include "icewarn/mime_part.hpp"
#include "icewarn/sdp.hpp"
#include "scale.hpp"

namespace {

const Kinds kinds{
    {"error-headers",
     [](std::size_t n) { return repeat("<r>", n, "<diagHeader>22;reason=&quot;x&quot;</diagHeader>"); }},
    {"error-elements", [](std::size_t n) { return repeat("<r>", n, "<error callId='1'/>"); }},
    {"error-small-elements", [](std::size_t n) { return repeat("<r>", n, "<a/>"); }},
    {"error-depth", [](std::size_t n) { return repeat("", n, "<a>"); }},
    {"error-end-tags", [](std::size_t n) { return repeat("<r>", n, "</a>"); }},
    {"error-unfinished-tags", [](std::size_t n) { return repeat("<r>", n, "<a "); }},
    {"error-less-than", [](std::size_t n) { return repeat("<r><diagHeader>", n, "< "); }},
    {"error-less-than-only", [](std::size_t n) { return repeat("<r>", n, "<"); }},
    {"error-greater-than", [](std::size_t n) { return repeat("<r><error a='", n, ">"); }},
    {"error-ampersands", [](std::size_t n) { return repeat("<r><diagHeader>", n, "&"); }},
    {"error-references", [](std::size_t n) { return repeat("<r><diagHeader>", n, "&quot;"); }},
    {"error-long-references", [](std::size_t n) { return repeat("<r><diagHeader>&#", n, "0"); }},
    {"error-not-utf8", [](std::size_t n) { return repeat("<r><diagHeader>", n, "\xff"); }},
    {"error-cdata", [](std::size_t n) { return repeat("<r><diagHeader>", n, "<![CDATA[]]>"); }},
    {"error-open-cdata", [](std::size_t n) { return repeat("<r><diagHeader>", n, "<![CDATA["); }},
    {"error-comments", [](std::size_t n) { return repeat("<r><diagHeader>", n, "<!---->"); }},
    {"error-open-comments", [](std::size_t n) { return repeat("<r><diagHeader>", n, "<!--"); }},
    {"error-doctypes", [](std::size_t n) { return repeat("<!DOCTYPE", n, "<"); }},
    {"error-instructions", [](std::size_t n) { return repeat("<r>", n, "<?x?>"); }},
    {"error-texts", [](std::size_t n) { return repeat("<r><diagHeader>", n, "a<b/>"); }},
    {"error-attributes", [](std::size_t n) { return repeat("<r><error", n, " a='b'"); }},
    {"error-blanks", [](std::size_t n) { return repeat("<r><diagHeader>x", n, " "); }},
    {"error-line-ends", [](std::size_t n) { return repeat("", n, "\r\n"); }},
    {"error-text-outside", [](std::size_t n) { return repeat("", n, "a<b/>\n"); }},
    {"error-utf16", [](std::size_t n) { return repeat("\xff\xfe", n, std::string("x\0", 2)); }},
    {"quality-lines", [](std::size_t n) { return repeat("<r>", n, "<MediaLine><Ice>A</Ice></MediaLine>"); }},
    {"quality-items", [](std::size_t n) { return repeat("<MediaLine>", n, "<IceWarningFlags>1</IceWarningFlags>"); }},
    {"quality-addresses",
     [](std::size_t n) { return repeat("<MediaLine>", n, "<LocalAddr><IPAddr>1</IPAddr></LocalAddr>"); }},
    {"quality-outside", [](std::size_t n) { return repeat("<r>", n, "<Connectivity><Ice/></Connectivity>"); }},
    {"quality-nested", [](std::size_t n) { return repeat("<r>", n, "<MediaLine><Ice>"); }},
    {"quality-sessions",
     [](std::size_t n) { return repeat("<r>", n, "<VQSessionReport><DialogInfo CallId='1'/></VQSessionReport>"); }},
    {"sdp-media", [](std::size_t n) { return repeat("", n, "m=a 1\n"); }},
    {"sdp-candidates",
     [](std::size_t n) { return repeat("m=a 1\n", n, "a=candidate:1 1 UDP 1 192.0.2.3 5 typ host\r\n"); }},
    {"sdp-diagnostics", [](std::size_t n) { return repeat("", n, "a=x-ms-SDP-diagnostics:1\n"); }},
    {"sdp-carriage-returns", [](std::size_t n) { return repeat("", n, "\r"); }},
    {"sdp-line-feeds", [](std::size_t n) { return repeat("", n, "\n"); }},
    {"sdp-attributes", [](std::size_t n) { return repeat("m=a 1\n", n, "a=x\n"); }},
    {"sdp-long-line", [](std::size_t n) { return repeat("m=a 1\na=candidate:", n, " "); }},
    {"part-lines", [](std::size_t n) { return repeat("", n, "A:1\r\n") + "\r\n"; }},
    {"part-long-line", [](std::size_t n) { return repeat("", n, "A") + "\r\n\r\n"; }},
    {"part-parameters", [](std::size_t n) { return repeat("Content-Disposition:x", n, ";a"); }},
    {"part-quotes", [](std::size_t n) { return repeat("Content-Disposition:x", n, ";\"\\"); }},
    {"agent-products", [](std::size_t n) { return repeat("", n, "RTC/1 "); }},
    {"agent-comments", [](std::size_t n) { return repeat("", n, "("); }},
};

void read(const std::string& kind, const std::string& input)
{
    const std::string reader = kind.substr(0, kind.find('-'));
    if (reader == "error") {
        icewarn::ErrorReport report;
        icewarn::read_error_report(input, report);
    } else if (reader == "quality") {
        icewarn::QualityReport report;
        icewarn::read_quality_report(input, report);
    } else if (reader == "sdp") {
        icewarn::Sdp sdp;
        icewarn::read_sdp(input, sdp);
    } else if (reader == "part") {
        icewarn::is_2007_fallback(input);
        icewarn::find_part_headers(input, input.size());
    } else {
        icewarn::choose_layout({{}, false, input});
    }
}

} // namespace

int main(int argc, char** argv) { return run_scale(argc, argv, kinds, read); }
