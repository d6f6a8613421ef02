-- SPDX-License-Identifier: GPL-2.0-or-later
-- A post-dissector of a user: those of Lua run after ours, and see its fields.
local ours = Proto("luapost", "Lua post-dissector")
local seen = ProtoField.string("luapost.seen", "Seen")
ours.fields = { seen }
local flags = Field.new("icewarn.flags")

function ours.dissector(tvb, pinfo, tree)
    tree:add(ours):add(seen, flags() and "flags" or "no flags")
end

register_postdissector(ours)
