// SPDX-License-Identifier: GPL-2.0-or-later
// The numbers of a quality report for machines.
#pragma once

#include "icewarn-log/output/record.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// `quality`: of the report's streams the worst, if it was not good. `streams`: all of them.
void add_quality(Record& record, const MessageReport& report);

} // namespace icewarn::tool
