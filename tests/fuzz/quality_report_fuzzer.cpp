// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a quality report: no crash, what must hold of every result holds, and where nothing is said to be wrong
// every Ice and every IceWarningFlags is there as GMarkup alone reads it.
#include <cstdint>

#include "body_invariants.hpp"
#include "icewarn/quality_flags.hpp"
#include "icewarn/scalars.hpp"
#include "plain_markup.hpp"
#include "require.hpp"

using namespace icewarn;

namespace {

void check_against_plain(const QualityReport& report)
{
    if (!report.notes.empty()) return;
    std::string_view body = report.body;
    if (body.substr(0, 3) == "\xef\xbb\xbf") body.remove_prefix(3);
    const auto texts = plain_texts(body, {"Ice", "IceWarningFlags"});
    require(texts.has_value(), "GMarkup finds nothing wrong either");
    std::size_t next = 0;
    for (const QualityItem& item : report.items) {
        if (item.key != QualityKey::ice && item.key != QualityKey::flags) continue;
        require(next < texts->size(), "no Ice too many");
        require(unify_line_ends(item.value.text) == unify_line_ends((*texts)[next++]), "the text of an Ice");
    }
    require(next == texts->size(), "no Ice too few");
}

void check_flags(std::string_view text)
{
    const QualityFlags flags = parse_quality_flags(text);
    const bool malformed =
        flags.problem != Problem::none && problem_row(flags.problem).klass == ProblemClass::malformed;
    require(flags.value.has_value() != malformed, "a number, or something is wrong");
    require(!flags.other || (flags.value && *flags.other != *flags.value), "another reading is another number");
    require(parse_flags(text).value == flags.value || text != view(text, trimmed(text, 0, text.size())),
            "the number is that of ICEWarn");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view body(reinterpret_cast<const char*>(data), size); // NOLINT: bytes as text
    QualityReport report;
    read_quality_report(body, report);
    const std::string broken = broken_invariant(report);
    require(broken.empty(), broken.c_str());
    for (const QualityItem& item : report.items) {
        require(!item.value.cut || !report.notes.empty(), "a cut is noted");
        if (item.key == QualityKey::flags) check_flags(item.value.text);
    }
    check_against_plain(report);
    return 0;
}
