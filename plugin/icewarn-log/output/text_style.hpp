// SPDX-License-Identifier: GPL-2.0-or-later
// How reports look as text where standard output goes.
#pragma once

#include "icewarn-log/options.hpp"
#include "icewarn-log/output/report_text.hpp"

namespace icewarn::tool {

TextStyle text_style(const Options& options);

} // namespace icewarn::tool
