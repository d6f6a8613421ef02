// SPDX-License-Identifier: GPL-2.0-or-later
// The table of calls as Wireshark's windows use it, without the windows: filled, blanked for another filter while rows
// are still shown, filled again, and freed.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "epan/stats/calls_table.hpp"
#include "cmocka.hpp"
#include "epan/input/end_of_frame.hpp"
#include "icewarn/parse_limits.hpp"
#include "epan/stats/report_tap.hpp"

namespace {

using icewarn::Carrier;
using icewarn::Outcome;
using icewarn::Side;
using icewarn::TapReport;
using Rows = std::vector<std::string>;

stat_tap_table_ui* ui;
void (*shut_down)();

} // namespace

// In the place of Wireshark's, which would want all of it to be running.
extern "C" void register_stat_tap_table_ui(stat_tap_table_ui* registered) { ui = registered; }
extern "C" void register_shutdown_routine(void (*routine)()) { shut_down = routine; }
void icewarn::want_all_ends() {} // there are no frames

namespace {

TapReport report(const char* call_id, const char* media, Side side, std::uint32_t flags, Outcome outcome)
{
    return {call_id,
            "sip:alice@contoso.com",
            "sip:bob@contoso.com",
            Carrier::header,
            true,
            side,
            media,
            flags,
            {},
            {},
            {},
            {},
            outcome};
}

/// Two windows, as Wireshark knows them.
std::array<stat_data_t, 2> windows;

void open_window(std::size_t number)
{
    ui->stat_tap_init_cb(ui);
    windows[number] = {ui, &windows[number]};
}

void add_to(std::size_t window, std::uint32_t frame, const TapReport& report)
{
    packet_info pinfo{};
    pinfo.num = frame;
    ui->packet_func(&windows[window], &pinfo, nullptr, &report, 0);
}

void add(std::uint32_t frame, const TapReport& report) { add_to(0, frame, report); }

stat_tap_table* table(std::size_t window = 0)
{
    return g_array_index(windows[window].stat_tap_data->tables, stat_tap_table*, 0);
}

std::string text_of(const stat_tap_table_item_type* row)
{
    std::string text;
    for (unsigned column = 0; column < table()->num_fields; ++column) {
        if (row[column].type == TABLE_ITEM_UINT) text += std::to_string(row[column].value.uint_value);
        if (row[column].type == TABLE_ITEM_STRING) text += std::string("|") + row[column].value.string_value;
    }
    return text;
}

Rows rows(std::size_t window = 0)
{
    Rows all;
    for (unsigned row = 0; row < table(window)->num_elements; ++row)
        all.push_back(text_of(table(window)->elements[row]));
    return all;
}

/// Two reports of one call and media, one of another, as a window asks for them.
void fill()
{
    open_window(0);
    add(2, report("one", "audio", Side::caller, 0x320, Outcome::media_failed));
    add(3, report("two", "audio", Side::callee, 0x3a0, Outcome::flags_set));
    add(4, report("one", "audio", Side::callee, 0x20, Outcome::media_failed_no_path));
}

const Rows filled = {
    "2|one|sip:alice@contoso.com|sip:bob@contoso.com|audio|0x00000320|0x00000020||media failed, no path left",
    "3|two|sip:alice@contoso.com|sip:bob@contoso.com|audio||0x000003a0||flags set"};

bool reports_meet_in_rows()
{
    fill();
    const bool right = rows() == filled;
    add(5, report("two", "video", Side::callee, 0, Outcome::nothing_recorded));
    return right && rows().size() == 3;
}

/// The bug: rows that a reset took out of the table were freed, while a window went on to show them.
bool rows_outlive_a_reset()
{
    fill();
    const stat_tap_table_item_type* shown = table()->elements[1];
    reset_stat_table(windows[0].stat_tap_data);
    const bool blank = rows().empty() && text_of(shown).empty();
    fill();
    const bool reused = std::count(table()->elements, table()->elements + 2, shown) == 1;
    return blank && reused && rows() == filled;
}

/// The bug: with a filter each, both showed the reports of both.
bool two_filters_have_two_tables()
{
    open_window(0);
    open_window(1);
    if (!rows(0).empty() || !rows(1).empty()) return false;
    add_to(0, 2, report("one", "audio", Side::caller, 0x320, Outcome::flags_set));
    add_to(1, 3, report("two", "audio", Side::caller, 0x320, Outcome::flags_set));
    add_to(1, 4, report("three", "audio", Side::caller, 0x320, Outcome::flags_set));
    const bool apart = rows(0).size() == 1 && rows(1).size() == 2 && rows(1)[0].find("|two|") != std::string::npos;
    reset_stat_table(windows[1].stat_tap_data);
    return apart && rows(0).size() == 1 && rows(1).empty();
}

bool starts_anew_when_windows_are_closed()
{
    fill();
    free_stat_tables(ui);
    fill();
    return rows() == filled;
}

bool flags_of_one_side_stand_side_by_side()
{
    open_window(0);
    for (const std::uint32_t flags : {0x20u, 0x320u, 0x20u})
        add(1, report("one", "audio", Side::caller, flags, Outcome::flags_set));
    TapReport older = report("one", "audio", Side::caller, 0, Outcome::nothing_recorded);
    older.flags = {};
    older.flags_2007 = 0x20;
    add(2, older);
    return rows().size() == 1 &&
           rows()[0].find("|0x00000020, 0x00000320, 0x00000020 (layout of 2007)|") != std::string::npos;
}

bool long_texts_and_rows_are_limited()
{
    open_window(0);
    const std::string call_id(100'000, 'x');
    add(1, report(call_id.c_str(), "audio", Side::caller, 0, Outcome::flags_set));
    add(2, report((call_id + 'y').c_str(), "audio", Side::caller, 0, Outcome::flags_set));
    const bool apart = rows().size() == 2 && rows()[0].size() < 500;
    for (std::uint32_t frame = 3; frame <= icewarn::limits::table_rows + 9; ++frame)
        add(frame, report("", "audio", Side::caller, 0, Outcome::flags_set));
    const Rows all = rows();
    return apart && all.size() == icewarn::limits::table_rows + 1 &&
           all.back().find("More calls than are listed") != std::string::npos;
}

void test_reports_meet_in_rows(void**) { assert_true(reports_meet_in_rows()); }
void test_rows_outlive_a_reset(void**) { assert_true(rows_outlive_a_reset()); }
void test_two_filters_have_two_tables(void**) { assert_true(two_filters_have_two_tables()); }
void test_starts_anew_when_windows_are_closed(void**) { assert_true(starts_anew_when_windows_are_closed()); }
void test_flags_of_one_side_stand_side_by_side(void**) { assert_true(flags_of_one_side_stand_side_by_side()); }
void test_long_texts_and_rows_are_limited(void**) { assert_true(long_texts_and_rows_are_limited()); }

} // namespace

int main()
{
    icewarn::register_calls_table();
    const CMUnitTest tests[] = {
        cmocka_unit_test(test_reports_meet_in_rows),
        cmocka_unit_test(test_rows_outlive_a_reset),
        cmocka_unit_test(test_two_filters_have_two_tables),
        cmocka_unit_test(test_starts_anew_when_windows_are_closed),
        cmocka_unit_test(test_flags_of_one_side_stand_side_by_side),
        cmocka_unit_test(test_long_texts_and_rows_are_limited),
    };
    const int failed = cmocka_run_group_tests_name("calls_table", tests, nullptr, nullptr);
    shut_down();
    return failed;
}
