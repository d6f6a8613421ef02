// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses as text.
#pragma once

#include <string>

#include "icewarn/scalars.hpp"

namespace icewarn::page {

/// "192.0.2.3", "2001:db8::1"; empty without a valid address.
std::string address_text(const Endpoint& endpoint);

} // namespace icewarn::page
