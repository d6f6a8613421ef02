// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers of a stream, assessed and in words.
#include "icewarn/quality_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <locale>
#include <sstream>
#include <string>

#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

const MetricThreshold* find_threshold(Metric metric)
{
    for (const MetricThreshold& row : metric_thresholds)
        if (row.metric == metric) return &row;
    return nullptr;
}

void add_number(LabelText& line, double value)
{
    constexpr std::size_t longest = 32;
    std::array<char, longest> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    line.add(text.data());
}

void add_value(LabelText& line, MetricUnit unit, double value)
{
    if (unit == MetricUnit::fraction) {
        add_number(line, value * 100);
        add_number(line.add(" % ("), value);
        line.add(")");
        return;
    }
    add_number(line, value);
    if (unit == MetricUnit::milliseconds) line.add(" ms");
}

/// Digits with a point in them or not, as nearly all numbers of reports are. Up to 15 digits and 22 places are doubles
/// exactly, so that their quotient is the one that is nearest to the number.
std::optional<double> parse_plain_number(std::string_view text)
{
    constexpr std::size_t most_digits = 15;
    const std::size_t point = text.find('.');
    const bool has_point = point != std::string_view::npos;
    if (text.size() - (has_point ? 1 : 0) > most_digits || text.size() < (has_point ? 2U : 1U)) return std::nullopt;
    double digits = 0;
    double scale = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (!is_digit(text[i])) return std::nullopt;
        digits = digits * 10 + (text[i] - '0');
        if (i > point) scale *= 10;
    }
    return digits / scale;
}

/// A stream, since libc++ has no std::from_chars for floating point; it must not see hexadecimal or blanks.
std::optional<double> parse_any_number(std::string_view text)
{
    if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return std::nullopt;
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    double value = 0;
    if (!(stream >> value) || stream.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    return value;
}

} // namespace

const MetricRow* find_metric(std::string_view element)
{
    const auto* const row = std::find_if(metric_table.begin(), metric_table.end(),
                                         [&](const MetricRow& one) { return one.element == element; });
    return row == metric_table.end() ? nullptr : row;
}

std::optional<double> parse_metric(Metric metric, std::string_view text)
{
    const MetricUnit unit = metric_row(metric).unit;
    if (unit == MetricUnit::text) return std::nullopt;
    auto number = parse_plain_number(text);
    if (!number) number = parse_any_number(text);
    if (!number) return std::nullopt;
    const double value = *number;
    const bool whole = unit == MetricUnit::count || unit == MetricUnit::bits_per_second;
    if (whole && value != std::floor(value)) return std::nullopt;
    if (!std::isfinite(value) || value < 0 || (unit == MetricUnit::fraction && value > 1)) return std::nullopt;
    return value;
}

std::optional<QualityClass> classify(Metric metric, double value)
{
    const MetricThreshold* row = find_threshold(metric);
    if (row == nullptr) return std::nullopt;
    if (value > row->poor_above) return QualityClass::poor;
    return value > row->fair_above ? QualityClass::fair : QualityClass::good;
}

std::optional<WorstMetric> worst_metric(const StreamQuality& stream)
{
    std::optional<WorstMetric> worst;
    for (const MetricRow& row : metric_table) {
        const auto value = stream.value(row.metric);
        const auto klass = value ? classify(row.metric, *value) : std::nullopt;
        if (klass && (!worst || *klass > worst->klass)) worst = {*klass, row.metric};
    }
    return worst;
}

LabelText stream_line(const StreamQuality& stream)
{
    constexpr std::string_view main = "main-";
    std::string_view media = stream.media;
    if (equal_folded(media.substr(0, main.size()), main)) media.remove_prefix(main.size());
    LabelText line;
    for (const char c : media.substr(0, longest_quote)) {
        const char lower = to_lower(c);
        line.add({&lower, 1});
    }
    if (media.empty()) line.add("stream");
    if (stream.direction == StreamDirection::inbound) line.add(" inbound");
    if (stream.direction == StreamDirection::outbound) line.add(" outbound");
    return line;
}

LabelText metric_line(Metric metric, double value)
{
    const MetricRow& row = metric_row(metric);
    const MetricThreshold* threshold = find_threshold(metric);
    LabelText line;
    const std::string_view name = row.meaning.substr(0, row.meaning.find(','));
    const char first = name.substr(0, 3) == "MOS" ? name[0] : to_lower(name[0]);
    line.add({&first, 1}).add(name.substr(1)).add(" ");
    add_value(line, row.unit, value);
    const auto klass = classify(metric, value);
    if (threshold == nullptr || klass == QualityClass::good) return line;
    line.add(klass == QualityClass::poor ? ", poor above " : ", fair above ");
    add_value(line, row.unit, klass == QualityClass::poor ? threshold->poor_above : threshold->fair_above);
    return line;
}

} // namespace icewarn
