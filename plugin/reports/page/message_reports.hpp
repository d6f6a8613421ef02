// SPDX-License-Identifier: GPL-2.0-or-later
// The reports in a SIP message on their way into the page: the one way from the extractor to the collector, for logs
// and for captures.
#pragma once

#include "reports/page/collector.hpp"

namespace icewarn::page {

/// Adds the message and all reports in it.
void add_message(Collector& collector, const SeenMessage& message);

} // namespace icewarn::page
