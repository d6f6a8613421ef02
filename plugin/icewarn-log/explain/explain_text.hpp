// SPDX-License-Identifier: GPL-2.0-or-later
// What was pasted, explained for people on standard output.
#pragma once

#include "icewarn-log/explain/pasted.hpp"

namespace icewarn::tool {

void explain_as_text(const Pasted& pasted);

} // namespace icewarn::tool
