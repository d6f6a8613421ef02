// SPDX-License-Identifier: GPL-2.0-or-later
// Wireshark's tables of statistics: their registration, rows and cells.
//
// Wireshark's windows keep pointers to rows until the last one is closed, so a reset blanks them and keeps them for
// what follows.
#pragma once

#include <string_view>

#include "epan/epan_compat.hpp"

namespace icewarn {

using Cell = stat_tap_table_item_type;

/// Every cell must be freshly added, or hold what these functions set.
void set_text(Cell& cell, std::string_view text);
void set_number(Cell& cell, unsigned number);
void blank_cell(Cell& cell);

/// blank_cell() in the form that Wireshark calls.
void free_cell(stat_tap_table* table, unsigned row, unsigned column, Cell* cell);

/// Rows that a reset took out of a table; to be freed with g_ptr_array_free.
GPtrArray* new_spare_rows();

/// Takes all rows out of the table.
void take_rows_out(stat_tap_table* table, GPtrArray* spare_rows);

/// A new row at the end of the table, all its cells empty.
Cell* add_row(stat_tap_table* table, GPtrArray* spare_rows);

constexpr stat_tap_table_item text_column(const char* name) { return {TABLE_ITEM_STRING, TAP_ALIGN_LEFT, name, "%s"}; }
constexpr stat_tap_table_item number_column(const char* name) { return {TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, name, "%u"}; }

/// What is shown until there is a row. Wireshark finds the table again by its title.
void add_table(stat_tap_table_ui& ui, const char* title);

/// Registers what has its names and functions, with what all tables have in common.
template <std::size_t count> void register_table(stat_tap_table_ui& ui, stat_tap_table_item (&columns)[count])
{
    static tap_param filter[] = {{PARAM_FILTER, "filter", "Filter", nullptr, TRUE}};
    ui.group = telephony_menu;
    ui.stat_tap_free_table_item_cb = free_cell;
    ui.nfields = count;
    ui.fields = columns;
    ui.nparams = array_length(filter);
    ui.params = filter;
    register_stat_tap_table_ui(&ui);
}

/// Frees what a user interface holds when Wireshark ends.
void free_tables(stat_tap_table_ui& ui);

} // namespace icewarn
