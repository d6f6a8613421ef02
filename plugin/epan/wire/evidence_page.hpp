// SPDX-License-Identifier: GPL-2.0-or-later
// Evidence on the report page.
#pragma once

#include "reports/page/model.hpp"

namespace icewarn {

/// Fills in what was found for the reports of a page; those that nothing was looked for stay as they are.
void add_page_evidence(page::Page& page);

} // namespace icewarn
