// SPDX-License-Identifier: GPL-2.0-or-later
// Kind and name of any error ID: by its row, or by its range.
#pragma once

#include <cstdint>

#include "icewarn/error_ids.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// The kind of any ID. One that neither has is an error that is not about media.
ErrorKind error_kind(std::uint32_t id);

/// Adds the meaning, with what it rests on where that is not documented: "The gateway answered 404 (inferred)".
/// @return false, and nothing added, when the ID has no name
bool add_error_meaning(LabelText& line, std::uint32_t id);

} // namespace icewarn
