// SPDX-License-Identifier: GPL-2.0-or-later
// Names as in plugin/doc/fields.md.
#include "icewarn-log/output/quality_record.hpp"

#include <array>

#include "icewarn/quality_metrics.hpp"

namespace icewarn::tool {
namespace {

constexpr std::array<const char*, metric_count> quality_names{
    "quality.jitter",   "quality.jitter_max", "quality.round_trip", "quality.round_trip_max", "quality.loss",
    "quality.loss_max", "quality.concealed",  "quality.mos",        "quality.mos_min",        "quality.degradation",
    "quality.packets",  "quality.bandwidth",  "quality.codec",
};
constexpr std::size_t prefix = sizeof "quality." - 1;

constexpr std::array<const char*, 3> class_names{"good", "fair", "poor"};

/// @param from  where the names begin: without the prefix in an object of its own
void add_metrics(Record& record, const StreamQuality& stream, std::size_t from)
{
    for (const MetricRow& row : metric_table)
        if (const auto value = stream.value(row.metric))
            record.real(quality_names[static_cast<std::size_t>(row.metric)] + from, *value);
    record.text_if(quality_names[static_cast<std::size_t>(Metric::codec)] + from, stream.codec);
}

void add_stream(Record& record, const StreamQuality& stream)
{
    record.begin_object();
    record.text_if("media", stream.media);
    if (stream.direction != StreamDirection::unspecified)
        record.text("direction", stream.direction == StreamDirection::inbound ? "inbound" : "outbound");
    if (const auto worst = worst_metric(stream))
        record.text("class", class_names[static_cast<std::size_t>(worst->klass)]);
    add_metrics(record, stream, prefix);
    record.end_object();
}

} // namespace

void add_quality(Record& record, const MessageReport& report)
{
    if (const StreamQuality* worst = report.facts.worst_stream) {
        record.text("quality.stream", stream_line(*worst).view());
        add_metrics(record, *worst, 0);
    }
    if (report.streams.empty()) return;
    record.begin_objects("streams");
    for (const StreamQuality* stream : report.streams) add_stream(record, *stream);
    record.end_objects();
}

} // namespace icewarn::tool
