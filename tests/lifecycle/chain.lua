-- SPDX-License-Identifier: GPL-2.0-or-later
-- A script of a user that stands before whatever decodes these names, and passes on to it.
local entries = {
    { "media_type", "application/sdp" },
    { "media_type", "application/msrtc-reporterror+xml" },
    { "media_type", "application/vq-rtcpxr+xml" },
    { "media_type", "application/ms-cqf+xml" },
    { "sip.hdr", "ms-client-diagnostics" },
    { "sip.hdr", "ms-diagnostics" },
    { "sip.hdr", "ms-diagnostics-public" },
}

for i, entry in ipairs(entries) do
    local dissectors = DissectorTable.get(entry[1])
    local original = dissectors:get_dissector(entry[2])
    local chained = Proto("chained" .. i, "Chained " .. i)
    function chained.dissector(tvb, pinfo, tree)
        if original then return original:call(tvb, pinfo, tree) end
        return tvb:len()
    end
    dissectors:add(entry[2], chained)
end
