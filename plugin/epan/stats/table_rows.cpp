// SPDX-License-Identifier: GPL-2.0-or-later
// Cells own their texts.
#include "epan/stats/table_rows.hpp"

#include <vector>

#include "icewarn/summary.hpp"

namespace icewarn {

void set_text(Cell& cell, std::string_view text)
{
    const LabelText line = LabelText().add(text); // bounds what a row takes, and `text` may be the cell's own
    blank_cell(cell);
    cell.type = TABLE_ITEM_STRING;
    cell.value.string_value = g_strdup(line.c_str());
}

void set_number(Cell& cell, unsigned number)
{
    blank_cell(cell);
    cell.type = TABLE_ITEM_UINT;
    cell.value.uint_value = number;
}

void blank_cell(Cell& cell)
{
    if (cell.type == TABLE_ITEM_STRING) g_free(const_cast<char*>(cell.value.string_value));
    cell.type = TABLE_ITEM_NONE;
    cell.value = {};
}

void free_cell(stat_tap_table*, unsigned, unsigned, Cell* cell) { blank_cell(*cell); }

GPtrArray* new_spare_rows() { return g_ptr_array_new_with_free_func(g_free); }

void take_rows_out(stat_tap_table* table, GPtrArray* spare_rows)
{
    for (unsigned row = 0; row < table->num_elements; ++row) {
        for (unsigned column = 0; column < table->num_fields; ++column) {
            blank_cell(table->elements[row][column]);
            table->elements[row][column].user_data = {};
        }
        g_ptr_array_add(spare_rows, table->elements[row]);
    }
    table->num_elements = 0;
}

Cell* add_row(stat_tap_table* table, GPtrArray* spare_rows)
{
    const unsigned row = table->num_elements;
    const std::vector<Cell> cells(table->num_fields);
    stat_tap_init_table_row(table, row, table->num_fields, cells.data());
    if (spare_rows->len > 0) {
        g_free(table->elements[row]);
        table->elements[row] = static_cast<Cell*>(g_ptr_array_steal_index_fast(spare_rows, spare_rows->len - 1));
    }
    return table->elements[row];
}

void add_table(stat_tap_table_ui& ui, const char* title)
{
    if (stat_tap_find_table(&ui, title) == nullptr)
        stat_tap_add_table(&ui, stat_tap_init_table(title, static_cast<int>(ui.nfields), 0, nullptr));
}

void free_tables(stat_tap_table_ui& ui)
{
    if (ui.tables == nullptr) return;
    free_stat_tables(&ui);
    g_array_free(ui.tables, TRUE);
    ui.tables = nullptr;
}

} // namespace icewarn
