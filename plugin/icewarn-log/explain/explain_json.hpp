// SPDX-License-Identifier: GPL-2.0-or-later
// What was pasted, explained as one JSON object on standard output.
#pragma once

#include "icewarn-log/explain/pasted.hpp"

namespace icewarn::tool {

void explain_as_json(const Pasted& pasted);

} // namespace icewarn::tool
