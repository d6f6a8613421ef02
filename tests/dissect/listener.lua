-- SPDX-License-Identifier: GPL-2.0-or-later
-- A tap listener of a user: prints the flags of each frame that has them.
local flags = Field.new("icewarn.flags")
local media = Field.new("icewarn.media")
local tap = Listener.new("frame", "icewarn.flags")

function tap.packet(pinfo)
    local names = {}
    for _, field in ipairs({ media() }) do names[#names + 1] = field.value end
    for i, field in ipairs({ flags() }) do
        print(string.format("frame %d %s 0x%x", pinfo.number, names[i] or "?", field.value))
    end
end
