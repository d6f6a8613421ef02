// SPDX-License-Identifier: GPL-2.0-or-later
// The reports in a SIP message on their way into the page: the one way from the extractor to the collector, for logs
// and for captures.
#pragma once

#include "reports/extractor.hpp"
#include "reports/page/collector.hpp"

namespace icewarn::page {

/// Adds the message and the reports in it.
/// @param wanted  which of them; a null pointer for all
void add_message(Collector& collector, const SeenMessage& message, bool (*wanted)(const MessageReport&) = nullptr);

} // namespace icewarn::page
