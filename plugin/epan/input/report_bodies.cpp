// SPDX-License-Identifier: GPL-2.0-or-later
// Places in the table of media types. It is shared with HTTP: only bodies of SIP are taken.
#include "epan/input/report_bodies.hpp"

#include "epan/input/collector.hpp"
#include "epan/input/media_types.hpp"
#include "epan/calls/call_ref.hpp"

namespace icewarn {
namespace {

template <std::size_t index> int look(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data);

struct BodyHook {
    Carrier carrier = Carrier::error_report;
    MediaTypeHook hook;
};

std::array<BodyHook, 3> hooks{{
    {Carrier::error_report,
     {"application/msrtc-reporterror+xml", "icewarn_error_report", "Error report, read for ICEWarn", look<0>}},
    {Carrier::quality_report,
     {"application/vq-rtcpxr+xml", "icewarn_quality_report", "Quality report, read for ICEWarn", look<1>}},
    {Carrier::quality_report,
     {"application/ms-cqf+xml", "icewarn_call_quality", "Call quality feedback, read for ICEWarn", look<2>}},
}};

template <std::size_t index> int look(tvbuff_t* tvb, packet_info* pinfo, proto_tree* tree, void* data)
{
    const BodyHook& body = hooks[index];
    if (message_around(pinfo, tvb) != nullptr) collect_body(pinfo, body.carrier, tvb);
    return pass_on(body.hook, tvb, pinfo, tree, data);
}

} // namespace

void register_report_bodies()
{
    for (BodyHook& body : hooks) register_media_type(body.hook);
}

void update_report_bodies(bool wanted)
{
    for (BodyHook& body : hooks) set_media_type(body.hook, wanted);
}

} // namespace icewarn
