// SPDX-License-Identifier: GPL-2.0-or-later
// The same numbers and addresses read a second time, in a simple way that shares nothing with the core.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "icewarn/scalars.hpp"

namespace second_reading {

/// ICEWarn and its like, with strtoull. Nothing for what is not a number of 32 bits.
std::optional<std::uint32_t> flags(const std::string& text);

/// A decimal number, with strtoull.
std::optional<std::uint32_t> decimal(const std::string& text);

/// Addresses with inet_pton.
std::optional<icewarn::Ipv4> ipv4(const std::string& text);
std::optional<icewarn::Ipv6> ipv6(const std::string& text);

bool is_utf8(std::string_view text);

} // namespace second_reading
