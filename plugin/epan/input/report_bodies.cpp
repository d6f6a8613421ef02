// SPDX-License-Identifier: GPL-2.0-or-later
// Places in the table of media types. It is shared with HTTP: only bodies of SIP are taken.
#include "epan/input/report_bodies.hpp"

#include "epan/input/collector.hpp"
#include "epan/input/table_hook.hpp"
#include "epan/calls/call_ref.hpp"

namespace icewarn {
namespace {

template <std::size_t index> int look(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

struct BodyHook {
    Carrier carrier = Carrier::error_report;
    const char* media_type = nullptr;
    const char* name = nullptr; ///< of our handle
    const char* description = nullptr;
    dissector_t look = nullptr;
    TableHook hook;
};

std::array<BodyHook, 4> hooks{{
    {Carrier::error_report,
     "application/msrtc-reporterror+xml",
     "icewarn_error_report",
     "Error report, read for ICEWarn",
     look<0>,
     {}},
    {Carrier::quality_report,
     "application/vq-rtcpxr+xml",
     "icewarn_quality_report",
     "Quality report, read for ICEWarn",
     look<1>,
     {}},
    {Carrier::quality_report,
     "application/ms-cqf+xml",
     "icewarn_call_quality",
     "Call quality feedback, read for ICEWarn",
     look<2>,
     {}},
    {Carrier::relay_credentials,
     "application/msrtc-media-relay-auth+xml",
     "icewarn_relay_credentials",
     "Relay credentials, read for the relays",
     look<3>,
     {}},
}};

template <std::size_t index> int look(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    const BodyHook& body = hooks[index];
    const bool ours = body.hook.wanted && message_around(pinfo, tvb) != nullptr;
    if (ours) collect_body(pinfo, body.carrier, tvb);
    const int used = pass_on(body.hook, tvb, pinfo, tree, data);
    // SIP shows a body that nobody takes as text: a password is better left out.
    const bool hidden = ours && used == 0 && body.carrier == Carrier::relay_credentials;
    return hidden ? static_cast<int>(tvb_captured_length(tvb)) : used;
}

} // namespace

void register_report_bodies()
{
    for (BodyHook& body : hooks) {
        body.hook = {"media_type", body.media_type,
                     create_dissector_handle_with_name_and_description(body.look, -1, body.name, body.description)};
        register_table_hook(body.hook);
    }
}

void take_report_body(tvbuff_t* tvb, packet_info* pinfo, Carrier carrier)
{
    if (hooks.front().hook.wanted) collect_body(pinfo, carrier, tvb);
}

void update_report_bodies(bool wanted)
{
    for (BodyHook& body : hooks) set_table_hook(body.hook, wanted);
}

} // namespace icewarn
