// SPDX-License-Identifier: GPL-2.0-or-later
// What to ask the people who run firewall and proxy for, from the paths that a report says failed.
#pragma once

#include <optional>
#include <vector>

#include "icewarn/diagnostics.hpp"
#include "icewarn/facts.hpp"
#include "reports/page/model.hpp"

namespace icewarn::page {

/// Adds the rows that follow from one report; those that are there already are not added again.
/// Ports of the A/V Edge (UDP 3478, TCP 443, 50000-59999) are those of Microsoft's port tables for Lync Server and
/// Skype for Business Server; which rows a failed path asks for is inferred from it and from the relays that the report
/// names.
/// @param range  PortRange of the report
void add_asks(const ReportFacts& facts, const Paths& paths, std::optional<Side> side, const PortRange& range,
              std::vector<AskRow>& rows);

} // namespace icewarn::page
