// SPDX-License-Identifier: GPL-2.0-or-later
// A row for each sentence. Who asks for the table asks for the evidence: it is collected in the dissection that
// follows.
#include "epan/wire/evidence_table.hpp"

#include "epan/epan_compat.hpp"
#include "epan/stats/table_rows.hpp"
#include "epan/wire/evidence_collector.hpp"
#include "epan/wire/evidence_items.hpp"
#include "icewarn/parse_limits.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {
namespace {

enum Column : unsigned { report_frame, call_id, media, path, result, first_frame, last_frame, sentence, column_count };

stat_tap_table_item columns[column_count] = {
    number_column("Report in frame"),
    text_column("Call-ID"),
    text_column("Media"),
    text_column("Path"),
    text_column("Result"),
    number_column("First frame"),
    number_column("Last frame"),
    text_column("Evidence"),
};

stat_tap_table_ui table_ui;

constexpr const char* table_title = "What the packets show of each report";

/// Rows that a reset took out of the table.
GPtrArray* spare_rows;

void reset_table(stat_tap_table* table) { take_rows_out(table, spare_rows); }

void start_table(stat_tap_table_ui* ui)
{
    demand_evidence();
    if (stat_tap_table* table = stat_tap_find_table(ui, table_title)) return reset_table(table);
    add_table(*ui, table_title);
}

tap_packet_status list_sentence(void* listener, packet_info* pinfo, epan_dissect_t*, const void* data, tap_flags_t)
{
    const stat_tap_table_ui* ui = static_cast<stat_data_t*>(listener)->stat_tap_data;
    const auto& told = *static_cast<const TapEvidence*>(data);
    stat_tap_table* table = g_array_index(ui->tables, stat_tap_table*, 0);
    if (table->num_elements > limits::table_rows) return TAP_PACKET_DONT_REDRAW;
    const bool full = table->num_elements == limits::table_rows;
    Cell* row = add_row(table, spare_rows);
    set_number(row[report_frame], pinfo->num);
    set_text(row[call_id], full ? "" : told.call_id);
    set_text(row[media], full ? "" : told.media);
    set_text(row[path], full ? "" : told.path);
    set_text(row[result], full ? "" : told.result);
    set_number(row[first_frame], full ? 0 : told.first_frame);
    set_number(row[last_frame], full ? 0 : told.last_frame);
    set_text(row[sentence], full ? "More than is listed: narrow it by a filter" : told.sentence);
    return TAP_PACKET_REDRAW;
}

void free_table()
{
    free_tables(table_ui);
    g_ptr_array_free(spare_rows, TRUE);
}

} // namespace

void register_evidence_table()
{
    spare_rows = new_spare_rows();
    table_ui.title = "ICEWarn Evidence";
    table_ui.tap_name = evidence_tap_name;
    table_ui.cli_string = "icewarn,evidence";
    table_ui.stat_tap_init_cb = start_table;
    table_ui.packet_func = list_sentence;
    table_ui.stat_tap_reset_table_cb = reset_table;
    register_table(table_ui, columns);
    register_shutdown_routine(free_table);
}

} // namespace icewarn
