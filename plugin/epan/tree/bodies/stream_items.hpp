// SPDX-License-Identifier: GPL-2.0-or-later
// Draws the streams of a media line and assesses their quality.
#pragma once

#include <optional>

#include "epan/tree/tree_context.hpp"
#include "reports/bodies/quality_report.hpp"

namespace icewarn {

/// The streams of a quality report on their way to the tree. Trivially destructible: exceptions of Wireshark may jump
/// over it.
class StreamItems {
public:
    /// @param memory  the packet's
    StreamItems(const QualityReport& report, wmem_allocator_t* memory)
        : report_(report), trees_(wmem_alloc0_array(memory, proto_tree*, report.streams.size() + 1))
    {}

    /// The tree that an item of the report goes below: that of its stream, which is drawn with its first item.
    /// @param tree  that of the media line
    proto_tree* tree_of(const TreeContext& context, proto_tree* tree, const QualityItem& item);

private:
    const QualityReport& report_;
    proto_tree** trees_; ///< by index of the stream
};

/// What a number raises; nothing when it is good, or not assessed.
std::optional<Expert> metric_expert(Metric metric, double value);

/// A number or the codec of a stream, with its finding if the number is fair or poor.
/// @param item  a metric
void add_metric_item(const TreeContext& context, proto_tree* tree, const QualityReport& report,
                     const QualityItem& item);

} // namespace icewarn
