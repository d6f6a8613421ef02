// SPDX-License-Identifier: GPL-2.0-or-later
// Taking entries of tables, and giving them back.
#include "epan/input/table_hook.hpp"

namespace icewarn {
namespace {

dissector_handle_t entry_of(const TableHook& hook)
{
    return dissector_get_string_handle(find_dissector_table(hook.table), hook.name);
}

} // namespace

void register_table_hook(TableHook& hook) { hook.original = entry_of(hook); }

void set_table_hook(TableHook& hook, bool wanted)
{
    hook.wanted = wanted;
    dissector_handle_t present = entry_of(hook);
    if (wanted) {
        // Who came later may call us, so that to call them would never end; and a script's handle goes when it is
        // reloaded.
        if (present == nullptr || present == hook.original) dissector_add_string(hook.table, hook.name, hook.ours);
    } else if (present == hook.ours) {
        if (hook.original != nullptr) dissector_add_string(hook.table, hook.name, hook.original);
        else dissector_delete_string(hook.table, hook.name, hook.ours);
    }
}

int pass_on(const TableHook& hook, tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    return hook.original != nullptr ? call_dissector_only(hook.original, tvb, pinfo, tree, data) : 0;
}

} // namespace icewarn
