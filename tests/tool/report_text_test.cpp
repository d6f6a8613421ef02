// SPDX-License-Identifier: GPL-2.0-or-later
// A report as text: widths of characters, wrapping, columns for pipes, blocks for terminals, colours.
#include <string>

#include "cmocka.hpp"
#include "icewarn-log/output/display_text.hpp"
#include "icewarn-log/output/report_text.hpp"

using namespace icewarn;
using namespace icewarn::tool;

namespace {

/// Unicode UAX #11: wide characters take two columns, combining ones none.
void characters_have_their_width(void**)
{
    assert_int_equal(display_width("bob"), 3);
    assert_int_equal(display_width("J\xc3\xbcrgen"), 6);
    assert_int_equal(display_width("\xe4\xbc\x9a\xe8\xad\xb0"), 4); // two characters of Japanese
    assert_int_equal(display_width("e\xcc\x81"), 1);                // with a combining accent
    std::string line;
    append_padded(line, "J\xc3\xbcrgen", 8);
    append_padded(line, "longer than its column", 4);
    assert_string_equal(line.c_str(), "J\xc3\xbcrgen  longer than its column");
}

void words_are_not_broken(void**)
{
    std::string lines;
    append_wrapped(lines, "one  two three-is-longer-than-a-line four", 2, 12);
    assert_string_equal(lines.c_str(), "  one two\n  three-is-longer-than-a-line\n  four\n");
    lines.clear();
    append_wrapped(lines, "", 2, 12);
    assert_string_equal(lines.c_str(), "");
}

std::string report_text(const ReportRow& row, const TextStyle& style)
{
    std::string text;
    append_report(text, row, style);
    return text;
}

ReportRow sample_row()
{
    ReportRow row;
    row.outcome = Outcome::media_failed;
    row.outcome_text = "media failed";
    row.time = "2016-11-21 13:00:23.750";
    row.from = "alice@contoso.com";
    row.to = "bob@contoso.com";
    row.call_id = "call-1";
    row.request = "BYE";
    row.side = "caller";
    row.media = "audio";
    row.error_id = "24";
    row.flags = "0x00000020";
    row.headline = "Caller audio, ICEWarn 0x00000020: local failed";
    row.sentences = {"Media failed (error ID 24).", "Look here first."};
    row.details = {"reason: x"};
    row.log = "client.UccApilog";
    row.line = 25;
    return row;
}

/// Columns begin where their titles do, and several logs add two of them.
void rows_have_columns(void**)
{
    const ReportRow row = sample_row();
    for (const bool several : {false, true}) {
        TextStyle style;
        style.several_logs = several;
        const std::string title = title_text(style);
        const std::string text = report_text(row, style);
        assert_int_equal(title.find("Outcome"), text.find("media failed"));
        assert_int_equal(title.find("Verdict"), text.find("Media failed (error ID 24). Look here first."));
        assert_int_equal(text.find("client.UccApilog") != std::string::npos, several);
        assert_int_equal(title.find("Line") != std::string::npos, several);
    }
}

/// On a terminal the outcome comes first, then where to look, and nothing is wider than the terminal.
void blocks_fit_the_terminal(void**)
{
    TextStyle style;
    style.width = 40;
    assert_string_equal(title_text(style).c_str(), "");
    const std::string text = report_text(sample_row(), style);
    assert_int_equal(text.find("media failed\n  Look here first.\n  Media failed (error ID 24).\n"), 0);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        assert_true(display_width(text.substr(begin, end - begin)) <= style.width);
        begin = end + 1;
    }
}

/// ECMA-48: red failed, yellow doubtful, green neither; nothing without colours.
void outcomes_are_coloured(void**)
{
    const struct {
        Outcome outcome;
        const char* begin;
    } colours[] = {
        {Outcome::nothing_recorded, "\x1b[32m"}, {Outcome::nothing_failed, "\x1b[32m"},
        {Outcome::flags_set, "\x1b[33m"},        {Outcome::no_path, "\x1b[33m"},
        {Outcome::request_failed, "\x1b[1;31m"}, {Outcome::media_failed, "\x1b[1;31m"},
    };
    ReportRow row = sample_row();
    for (const auto& colour : colours) {
        row.outcome = colour.outcome;
        TextStyle style;
        style.width = 80;
        style.colour = true;
        assert_int_equal(report_text(row, style).find(colour.begin + std::string(row.outcome_text) + "\x1b[0m"), 0);
        style.colour = false;
        assert_int_equal(report_text(row, style).find('\x1b'), std::string::npos);
    }
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_their_width), cmocka_unit_test(words_are_not_broken),
        cmocka_unit_test(rows_have_columns),           cmocka_unit_test(blocks_fit_the_terminal),
        cmocka_unit_test(outcomes_are_coloured),
    };
    return cmocka_run_group_tests_name("report text", tests, nullptr, nullptr);
}
