// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as an error report: no crash, what must hold of every result holds, and where nothing is said to be wrong
// it is what GMarkup alone makes of the body.
#include <cstdint>

#include "body_invariants.hpp"
#include "plain_markup.hpp"
#include "require.hpp"

using namespace icewarn;

namespace {

void check_against_plain(const ErrorReport& report)
{
    if (!report.notes.empty()) return;
    std::string_view body = report.body;
    if (body.substr(0, 3) == "\xef\xbb\xbf") body.remove_prefix(3);
    const auto texts = plain_texts(body, {"diagHeader"});
    require(texts.has_value(), "GMarkup finds nothing wrong either");
    require(texts->size() == report.headers.size(), "every diagHeader is there");
    for (std::size_t i = 0; i < texts->size(); ++i)
        require(unify_line_ends(report.headers[i].value.text) == unify_line_ends((*texts)[i]), "a diagHeader's text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view body(reinterpret_cast<const char*>(data), size); // NOLINT: bytes as text
    ErrorReport report;
    read_error_report(body, report);
    const std::string broken = broken_invariant(report);
    require(broken.empty(), broken.c_str());
    for (const DiagHeader& header : report.headers)
        require(!header.value.cut || !report.notes.empty(), "a cut is noted");
    check_against_plain(report);
    return 0;
}
