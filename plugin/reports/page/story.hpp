// SPDX-License-Identifier: GPL-2.0-or-later
// What happened, in two sentences.
#pragma once

#include "reports/page/collector.hpp"

namespace icewarn::page {

/// Fills in the call's outcome, tone, media and story from what was collected.
void tell_story(Collector::State& state);

} // namespace icewarn::page
