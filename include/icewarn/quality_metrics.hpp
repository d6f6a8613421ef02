// SPDX-License-Identifier: GPL-2.0-or-later
// How good a media stream was: the numbers that a quality report has for it ([MS-QoE] 2.2.1), and from where on they
// are fair or poor. plugin/data/quality-metrics.tsv and quality-thresholds.tsv.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/summary.hpp"

namespace icewarn {

/// In the order of the table below.
enum class Metric : std::uint8_t {
    jitter,
    jitter_max,
    round_trip,
    round_trip_max,
    loss,
    loss_max,
    concealed,
    mos,
    mos_min,
    degradation,
    packets,
    bandwidth,
    codec,
    count
};

enum class MetricUnit : std::uint8_t {
    milliseconds,
    fraction, ///< 0 to 1
    mos,      ///< mean opinion score, 1 to 5, or a difference of two
    count,
    bits_per_second,
    text
};

struct MetricRow {
    Metric metric;
    std::string_view leaf;    ///< last part of the display filter name, icewarn.quality.<leaf>
    std::string_view element; ///< its local name in the report
    MetricUnit unit;
    std::string_view meaning; ///< ends in a NUL byte
};

inline constexpr std::size_t metric_count = static_cast<std::size_t>(Metric::count);

// clang-format off
inline constexpr std::array<MetricRow, metric_count> metric_table{{
    {Metric::jitter, "jitter", "InterArrival", MetricUnit::milliseconds, "Jitter, average"},
    {Metric::jitter_max, "jitter_max", "InterArrivalMax", MetricUnit::milliseconds, "Jitter, highest"},
    {Metric::round_trip, "round_trip", "RoundTrip", MetricUnit::milliseconds, "Round trip, average"},
    {Metric::round_trip_max, "round_trip_max", "RoundTripMax", MetricUnit::milliseconds, "Round trip, highest"},
    {Metric::loss, "loss", "LossRate", MetricUnit::fraction, "Packet loss, average"},
    {Metric::loss_max, "loss_max", "LossRateMax", MetricUnit::fraction, "Packet loss, highest"},
    {Metric::concealed, "concealed", "RatioConcealedSamplesAvg", MetricUnit::fraction, "Concealed samples, average"},
    {Metric::mos, "mos", "OverallAvg", MetricUnit::mos, "Network MOS, average"},
    {Metric::mos_min, "mos_min", "OverallMin", MetricUnit::mos, "Network MOS, lowest"},
    {Metric::degradation, "degradation", "DegradationAvg", MetricUnit::mos, "MOS degradation, average"},
    {Metric::packets, "packets", "Packets", MetricUnit::count, "Packets"},
    {Metric::bandwidth, "bandwidth", "BandwidthEst", MetricUnit::bits_per_second, "Bandwidth, estimated"},
    {Metric::codec, "codec", "PayloadDescription", MetricUnit::text, "Codec"},
}};
// clang-format on

constexpr const MetricRow& metric_row(Metric metric) { return metric_table[static_cast<std::size_t>(metric)]; }

/// The row of an element, or a null pointer.
/// @param element  its local name
const MetricRow* find_metric(std::string_view element);

/// Elements in which OverallAvg and OverallMin mean something else than the network MOS.
inline constexpr std::array<std::string_view, 2> other_mos_elements{"RecvListenMOS", "SendListenMOS"};

struct MetricThreshold {
    Metric metric;
    double fair_above;
    double poor_above;
};

/// Those of Microsoft's Lync SDN Manager, in its published configuration.
inline constexpr std::array<MetricThreshold, 5> metric_thresholds{{
    {Metric::degradation, 0.6, 1.0},
    {Metric::round_trip, 200, 500},
    {Metric::loss, 0.02, 0.05},
    {Metric::jitter, 15, 25},
    {Metric::concealed, 0.03, 0.07},
}};

enum class QualityClass : std::uint8_t { good, fair, poor };

/// A number of the report as its metric can have it: xs:decimal or xs:float, not negative, a fraction not above 1.
/// Nothing for another text, and for the metric that is a text.
/// @param text  without blanks at its edges
std::optional<double> parse_metric(Metric metric, std::string_view text);

/// Nothing for a metric without thresholds.
std::optional<QualityClass> classify(Metric metric, double value);

enum class StreamDirection : std::uint8_t { unspecified, inbound, outbound };

/// The numbers of one stream. Trivially destructible; the views belong to the report.
struct StreamQuality {
    std::string_view media; ///< label of the media line as it stands; empty without one
    StreamDirection direction = StreamDirection::unspecified;
    std::array<std::optional<double>, metric_count> values{}; ///< by Metric; the first of repeated ones counts
    std::string_view codec;

    std::optional<double> value(Metric metric) const { return values[static_cast<std::size_t>(metric)]; }
};

/// The worst class of the stream's metrics, and the first metric that has it; nothing where none has thresholds.
struct WorstMetric {
    QualityClass klass = QualityClass::good;
    Metric metric = Metric::count;
};
std::optional<WorstMetric> worst_metric(const StreamQuality& stream);

/// "audio inbound"; the "main-" that Lync puts before its media is left out. "stream" alone where nothing is said.
LabelText stream_line(const StreamQuality& stream);

/// "packet loss 12 % (0.12), poor above 5 % (0.05)"; "jitter 18 ms, fair above 15 ms".
/// @param metric  one with thresholds that the stream has
LabelText metric_line(Metric metric, double value);

} // namespace icewarn
