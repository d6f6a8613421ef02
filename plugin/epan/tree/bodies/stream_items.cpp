// SPDX-License-Identifier: GPL-2.0-or-later
// Streams, their metrics, and findings where a metric is beyond its threshold.
#include "epan/tree/bodies/stream_items.hpp"

#include <type_traits>

namespace icewarn {

static_assert(std::is_trivially_destructible_v<StreamItems>);

proto_tree* StreamItems::tree_of(const TreeContext& context, proto_tree* tree, const QualityItem& item)
{
    if (item.stream == no_stream) return tree;
    proto_tree*& found = trees_[item.stream];
    if (found != nullptr) return found;
    const LabelText line = stream_line(report_.streams[item.stream].quality);
    proto_item* added = context.add_generated(tree, hf.stream, to_utf8(context.pinfo, line.view()));
    return found = proto_item_add_subtree(added, ett.stream);
}

std::optional<Expert> metric_expert(Metric metric, double value)
{
    const auto klass = classify(metric, value);
    if (!klass || *klass == QualityClass::good) return std::nullopt;
    return *klass == QualityClass::poor ? Expert::quality_poor : Expert::quality_fair;
}

void add_metric_item(const TreeContext& context, proto_tree* tree, const QualityReport& report, const QualityItem& item)
{
    const MetricRow& row = metric_row(item.metric);
    const int id = hf.quality[static_cast<std::size_t>(item.metric)];
    const Span at = item.value.where.empty() ? item.value.raw : item.value.where;
    const auto value = parse_metric(item.metric, item.value.text);
    if (!value) {
        context.add_string(tree, id, at, to_utf8(context.pinfo, item.value.text));
        return;
    }
    ++context.drawn;
    const int begin = TreeContext::begin(at);
    const int size = TreeContext::size(at);
    const bool whole = row.unit == MetricUnit::count || row.unit == MetricUnit::bits_per_second;
    proto_item* added =
        whole ? proto_tree_add_uint64(tree, id, context.value, begin, size, static_cast<std::uint64_t>(*value))
              : proto_tree_add_double(tree, id, context.value, begin, size, *value);
    const auto expert = metric_expert(item.metric, *value);
    if (!expert) return;
    LabelText line = stream_line(report.streams[item.stream].quality);
    line.add(": ").add(metric_line(item.metric, *value).view());
    context.experts.add(added, *expert, PI_ERROR, line);
}

} // namespace icewarn
