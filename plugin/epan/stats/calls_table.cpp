// SPDX-License-Identifier: GPL-2.0-or-later
// The table of calls, a row for each call and media. A report without a Call-ID has a row to itself.
//
// Wireshark has one table for all windows that show it, and for each `-z icewarn,calls` of tshark, whatever their
// filters are. So each of them gets a table of its own with its first report. Windows keep pointers to the rows: a
// reset takes the rows out of the table and keeps them for the reports that follow.
#include "epan/stats/calls_table.hpp"

#include <cinttypes>
#include <cstring>

#include "epan/epan_compat.hpp"
#include "epan/input/end_of_frame.hpp"
#include "icewarn/fingerprint.hpp"
#include "icewarn/parse_limits.hpp"
#include "icewarn/summary.hpp"
#include "epan/stats/report_tap.hpp"
#include "epan/stats/table_rows.hpp"

namespace icewarn {
namespace {

enum Column : unsigned {
    first_frame,
    call_id,
    from,
    to,
    media,
    caller_flags,
    callee_flags,
    other_flags,
    outcome,
    column_count
};

stat_tap_table_item columns[column_count] = {
    number_column("First frame"),  text_column("Call-ID"),
    text_column("From"),           text_column("To"),
    text_column("Media"),          text_column("Caller's flags"),
    text_column("Callee's flags"), text_column("Flags, side unspecified"),
    text_column("Outcome"),
};

stat_tap_table_ui table_ui;

constexpr const char* table_title = "Calls with a media report or a failed request";

/// A window, or one -z.
struct View {
    stat_tap_table_ui ui;  ///< a copy with a table of its own
    GHashTable* row_index; ///< of the rows in use, by Call-ID and media
    GPtrArray* spare_rows; ///< that a reset took out of the table

    stat_tap_table* table() const { return g_array_index(ui.tables, stat_tap_table*, 0); }
};

/// By what Wireshark calls its window or listener. One that is opened where another was gets what that had.
GHashTable* views;

guint hash_key(gconstpointer key)
{
    const auto* text = static_cast<const char*>(key);
    // Seeded by Wireshark anew in each process: a capture cannot be made to put all its calls into one chain.
    return wmem_strong_hash(reinterpret_cast<const guint8*>(text), std::strlen(text));
}

void reset_view(View& view)
{
    g_hash_table_remove_all(view.row_index);
    take_rows_out(view.table(), view.spare_rows);
}

void reset_table(stat_tap_table* table)
{
    GHashTableIter at;
    gpointer view = nullptr;
    g_hash_table_iter_init(&at, views);
    while (g_hash_table_iter_next(&at, nullptr, &view) != FALSE)
        if (static_cast<View*>(view)->table() == table) reset_view(*static_cast<View*>(view));
}

void start_table(stat_tap_table_ui* ui) { add_table(*ui, table_title); }

void open_table(stat_tap_table_ui* ui)
{
    want_all_ends(); // of responses that failed, and have no report
    start_table(ui);
}

void free_view(gpointer freed)
{
    auto* view = static_cast<View*>(freed);
    free_tables(view->ui);
    g_hash_table_destroy(view->row_index);
    g_ptr_array_free(view->spare_rows, TRUE);
    g_free(view);
}

View& view_of(stat_data_t& listener)
{
    auto* view = static_cast<View*>(g_hash_table_lookup(views, listener.user_data));
    if (view == nullptr) {
        view = g_new0(View, 1);
        view->ui = table_ui;
        view->ui.tables = g_array_new(FALSE, FALSE, sizeof(stat_tap_table*));
        start_table(&view->ui);
        view->row_index = g_hash_table_new_full(hash_key, g_str_equal, g_free, nullptr);
        view->spare_rows = new_spare_rows();
        g_hash_table_insert(views, listener.user_data, view);
    }
    if (listener.stat_tap_data != &view->ui) { // its first report since it was opened
        reset_view(*view);
        listener.stat_tap_data = &view->ui; // from now on Wireshark draws and resets this one
    }
    return *view;
}

/// A new row at the end of the table, all its texts empty.
Cell* add_call_row(const View& view, std::uint32_t frame)
{
    Cell* added = add_row(view.table(), view.spare_rows);
    set_number(added[first_frame], frame);
    for (unsigned column = call_id; column < column_count; ++column) set_text(added[column], "");
    return added;
}

const char* media_text(const TapReport& report)
{
    if (!report.has_media_report) return no_media_report;
    return *report.media != '\0' ? report.media : "unspecified";
}

/// The row of the report's call and media; a null pointer where there are more than the limit.
Cell* row_of(const View& view, const TapReport& report, std::uint32_t frame)
{
    const stat_tap_table* table = view.table();
    char* key = nullptr;
    if (*report.call_id != '\0') {
        const std::uint64_t print =
            fingerprint(media_text(report), fingerprint(report.call_id)); // of what a line leaves out
        key = g_strdup_printf("%016" PRIx64 " %s %s", print, LabelText().add(report.call_id).c_str(),
                              LabelText().add(media_text(report)).c_str());
        gpointer found = nullptr;
        if (g_hash_table_lookup_extended(view.row_index, key, nullptr, &found) != FALSE) {
            g_free(key);
            return table->elements[GPOINTER_TO_UINT(found)];
        }
    }
    if (table->num_elements >= limits::table_rows) {
        g_free(key);
        if (table->num_elements == limits::table_rows)
            set_text(add_call_row(view, frame)[outcome], "More calls than are listed: narrow them by a filter");
        return nullptr;
    }
    if (key != nullptr) g_hash_table_insert(view.row_index, key, GUINT_TO_POINTER(table->num_elements));
    Cell* row = add_call_row(view, frame);
    set_text(row[call_id], report.call_id);
    set_text(row[media], media_text(report));
    set_text(row[outcome], outcome_row(report.outcome).name);
    row[outcome].user_data.uint_value = static_cast<unsigned>(report.outcome);
    return row;
}

void set_if_empty(Cell& cell, const char* text)
{
    if (*cell.value.string_value == '\0') set_text(cell, text);
}

LabelText flags_text(const TapReport& report)
{
    LabelText line;
    if (!report.has_media_report) return line;
    if (report.flags) line.add_hex(*report.flags, 8);
    else if (report.flags_2007) line.add_hex(*report.flags_2007, 8).add(" (layout of 2007)");
    else line.add("no ICEWarn");
    return line;
}

/// Values that differ stand side by side.
void add_flags(Cell& cell, std::string_view flags)
{
    constexpr std::string_view separator = ", ";
    const std::string_view listed = cell.value.string_value;
    if (flags.empty()) return;
    for (std::size_t begin = 0; begin < listed.size();) {
        const std::size_t end = std::min(listed.find(separator, begin), listed.size());
        if (listed.substr(begin, end - begin) == flags) return;
        begin = end + separator.size();
    }
    set_text(cell, LabelText().add(listed).add(listed.empty() ? "" : separator).add(flags).view());
}

Column flags_column(std::optional<Side> side)
{
    if (!side) return other_flags;
    return *side == Side::caller ? caller_flags : callee_flags;
}

tap_packet_status list_report(void* listener, packet_info* pinfo, epan_dissect_t*, const void* data, tap_flags_t)
{
    const auto& report = *static_cast<const TapReport*>(data);
    Cell* row = row_of(view_of(*static_cast<stat_data_t*>(listener)), report, pinfo->num);
    if (row == nullptr) return TAP_PACKET_REDRAW;
    set_if_empty(row[from], report.from);
    set_if_empty(row[to], report.to);
    add_flags(row[flags_column(report.side)], flags_text(report).view());
    unsigned& worst = row[outcome].user_data.uint_value;
    if (const auto reported = static_cast<unsigned>(report.outcome); reported > worst) {
        worst = reported;
        set_text(row[outcome], outcome_row(report.outcome).name);
    }
    return TAP_PACKET_REDRAW;
}

void free_table()
{
    free_tables(table_ui);
    g_hash_table_destroy(views);
}

} // namespace

void register_calls_table()
{
    views = g_hash_table_new_full(nullptr, nullptr, nullptr, free_view);

    table_ui.title = "ICEWarn Calls";
    table_ui.tap_name = tap_name;
    table_ui.cli_string = "icewarn,calls";
    table_ui.stat_tap_init_cb = open_table;
    table_ui.packet_func = list_report;
    table_ui.stat_tap_reset_table_cb = reset_table;
    register_table(table_ui, columns);
    register_shutdown_routine(free_table);
}

} // namespace icewarn
