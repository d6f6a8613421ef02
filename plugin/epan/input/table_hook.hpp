// SPDX-License-Identifier: GPL-2.0-or-later
// A place in one of Wireshark's tables of dissectors by name, before the dissector that is there.
//
// A name has one entry, and other plugins and Lua scripts take it in the same way. So the entry that was there at the
// start is kept once and for all, an entry of somebody else who came later is left alone, and one that somebody left
// empty (Lua scripts that are reloaded do) is taken again.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

struct TableHook {
    const char* table = nullptr;
    const char* name = nullptr;        ///< must live as long as the program
    dissector_handle_t ours = nullptr; ///< must have no protocol: with that of the original, frame.protocols would name
                                       ///< it twice, and with ours, disabling ours would disable the original
    dissector_handle_t original = nullptr; ///< at the start; a null pointer where there was none
    bool wanted = false;                   ///< whoever has the entry may pass on to us when it is not
};

/// To be called once for each hook when protocols are handed off, before set_table_hook().
void register_table_hook(TableHook& hook);

/// Takes the place, or gives it back. To be called whenever the wish or the table may have changed.
void set_table_hook(TableHook& hook, bool wanted);

/// What Wireshark would have done without the hook; 0 where that is nothing.
int pass_on(const TableHook& hook, tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

} // namespace icewarn
