// SPDX-License-Identifier: GPL-2.0-or-later
// Registration of the fields of a stream in a quality report, and of relays.
#include "epan/fields/registrar.hpp"

namespace icewarn {
namespace {

ftenum type_of(MetricUnit unit)
{
    switch (unit) {
    case MetricUnit::count:
    case MetricUnit::bits_per_second: return FT_UINT64;
    case MetricUnit::text: return FT_STRING;
    case MetricUnit::milliseconds:
    case MetricUnit::fraction:
    case MetricUnit::mos: break;
    }
    return FT_DOUBLE;
}

const char* unit_blurb(MetricUnit unit)
{
    switch (unit) {
    case MetricUnit::milliseconds: return "Of a stream, in milliseconds, as its receiver measured it";
    case MetricUnit::fraction: return "Of a stream, as a fraction from 0 to 1";
    case MetricUnit::mos: return "Of a stream, as mean opinion score";
    case MetricUnit::count: return "Number of packets of a stream";
    case MetricUnit::bits_per_second: return "Of a stream, in bits per second";
    case MetricUnit::text: break;
    }
    return "Codec of a stream";
}

} // namespace

void register_relay_fields(const Registrar& r)
{
    r.add_text(hf.relay, "Relay", "icewarn.relay", "A media relay that a client was given, with its ports");
    r.add_text(hf.relay_host, "Host", "icewarn.relay.host", "Name or address of a media relay");
    r.add_text(hf.relay_location, "Location", "icewarn.relay.location",
               "Where a media relay is to be used from: intranet or internet");
    r.add(hf.relay_udp_port, "UDP port", "icewarn.relay.udp_port", FT_UINT16, BASE_DEC, "UDP port of a media relay");
    r.add(hf.relay_tcp_port, "TCP port", "icewarn.relay.tcp_port", FT_UINT16, BASE_DEC, "TCP port of a media relay");
    r.add_text(hf.relay_client_location, "Location of the client", "icewarn.relay.client_location",
               "Where the client that asks for relays is: intranet or internet");
    r.add(hf.relay_lifetime, "Lifetime in minutes", "icewarn.relay.lifetime", FT_UINT32, BASE_DEC,
          "How many minutes relay credentials hold, or are asked for");
    r.add_text(hf.relay_reason, "Reason phrase", "icewarn.relay.reason", "How a request for relays ended");
}

void register_quality_fields(const Registrar& r)
{
    r.add_text(hf.stream, "Stream", "icewarn.stream", "A stream of a quality report: its media and direction");
    for (const MetricRow& row : metric_table) {
        const ftenum type = type_of(row.unit);
        r.add(hf.quality[static_cast<std::size_t>(row.metric)], row.meaning.data(),
              join("icewarn.quality.", row.leaf.data()), type, type == FT_UINT64 ? BASE_DEC : BASE_NONE,
              unit_blurb(row.unit));
    }
}

} // namespace icewarn
