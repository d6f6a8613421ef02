// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers in pasted text: alone, behind a label, or below the name of a column.
#pragma once

#include <string_view>

#include "icewarn-log/explain/pasted.hpp"

namespace icewarn::tool {

/// `ICEWarn=0x320`, `ICEWarn is 0x320`, `CallerIceWarningFlags<TAB>67109664`, `Diagnostic ID: 52063`.
void read_numbers(std::string_view text, Pasted& pasted);

/// `52063 in ms-client-diagnostics`: the only number of a text that names a header is its error ID, if it is a known
/// one.
void read_mentioned_id(std::string_view text, Pasted& pasted);

/// Numbers with nothing but punctuation between them: each may be flags, and one in decimal an error ID too.
/// @return false when there is anything else in the text
bool read_bare_numbers(std::string_view text, Pasted& pasted);

} // namespace icewarn::tool
