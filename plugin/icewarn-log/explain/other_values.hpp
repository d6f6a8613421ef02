// SPDX-License-Identifier: GPL-2.0-or-later
// Values in pasted text that are no ICEWarn: result codes of servers and of Windows, and keys of a media report that
// were pasted alone.
#pragma once

#include <string>
#include <string_view>

#include "icewarn-log/explain/pasted.hpp"

namespace icewarn::tool {

/// What an HRESULT, or an error number of Windows, says, by its parts and, for those that TLS, certificates and
/// connections fail with, by its name.
/// @param symbol  the name that was pasted with it; empty without one
std::string result_code_text(std::uint32_t code, std::string_view symbol);

/// The name behind a result code: `0xc3e93d6f SIPPROXY_E_...`, `0x80090322(SEC_E_WRONG_PRINCIPAL)`.
std::string_view result_symbol(std::string_view behind);

/// `LocalLocation=1`, `ICEWarnEx=0x8`: keys with a value that they can have.
void read_keys(std::string_view text, Pasted& pasted);

} // namespace icewarn::tool
