-- SPDX-License-Identifier: GPL-2.0-or-later
-- What a user would write instead of the plugin: a post-dissector that looks for ms-client-diagnostics among the SIP
-- header lines, adds the ICEWarn flags of each report, and puts the numbers into the Info column.
local header_lines = Field.new("sip.msg_hdr")

local names = {
    [0x1] = "TURN server unreachable", [0x2] = "TURN UDP allocation failed", [0x4] = "TURN UDP sending failed",
    [0x8] = "TURN TCP allocation failed", [0x10] = "TURN TCP sending failed", [0x20] = "Local connectivity failed",
    [0x40] = "UDP NAT connectivity failed", [0x80] = "UDP TURN connectivity failed",
    [0x100] = "TCP NAT connectivity failed", [0x200] = "TCP TURN connectivity failed",
    [0x400] = "Message integrity failed", [0x1000] = "Bandwidth policy configured",
    [0x2000] = "Check could not be sent", [0x4000] = "TURN credentials invalid",
    [0x8000] = "Policy removed candidates", [0x10000] = "Policy reduced bandwidth",
    [0x20000] = "Policy keep-alive failed", [0x40000] = "Policy allocation failed",
    [0x80000] = "No TURN server configured", [0x100000] = "Multiple TURN servers",
    [0x200000] = "Port range exhausted", [0x400000] = "Alternate TURN server", [0x800000] = "Pseudo-TLS failed",
    [0x1000000] = "HTTP proxy configured", [0x2000000] = "HTTP proxy authentication failed",
    [0x4000000] = "TCP-TCP through TURN failed", [0x8000000] = "Use-candidate checks failed",
}

local proto = Proto("icewarn_lua", "ICEWarn (Lua)")
local fields = { flags = ProtoField.uint32("icewarn_lua.flags", "ICEWarn", base.HEX) }
for bit, name in pairs(names) do
    fields[bit] = ProtoField.bool(string.format("icewarn_lua.bit_%x", bit), name, 32, nil, bit)
end
proto.fields = {}
for _, field in pairs(fields) do table.insert(proto.fields, field) end

function proto.dissector(tvb, pinfo, tree)
    local shown = {}
    for _, lines in ipairs({ header_lines() }) do
        for value in lines.value:gmatch("[Mm][Ss]%-[Cc]lient%-[Dd]iagnostics%s*:%s*([^\r\n]*)") do
            local subtree = tree:add(proto, value)
            for media, digits in value:gmatch("([%w-]*):?ICEWarn=\"?0[xX](%x+)") do
                local number = tonumber(digits, 16)
                local item = subtree:add(fields.flags, number)
                item:append_text(" " .. media)
                for bit in pairs(names) do item:add(fields[bit], number) end
                shown[#shown + 1] = "0x" .. digits
            end
        end
    end
    if #shown > 0 then pinfo.cols.info:append(" [ICEWarn " .. table.concat(shown, ", ") .. "]") end
end

register_postdissector(proto)
