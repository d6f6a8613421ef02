// SPDX-License-Identifier: GPL-2.0-or-later
// Registration of the fields of a stream in a quality report.
#include "epan/tree/registrar.hpp"

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
