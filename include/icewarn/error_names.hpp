// SPDX-License-Identifier: GPL-2.0-or-later
// Kind and name of any error ID: by its row of the table, by a rule, or by its range.
#pragma once

#include <cstdint>
#include <optional>

#include "icewarn/error_ids.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {

/// The SIP status that a gateway answered with, for the IDs of the Mediation Server that are 10000 + status. Inferred:
/// all published IDs of this range fit. Nothing for other IDs, and for those of the range that the table names.
constexpr std::optional<std::uint32_t> gateway_status(std::uint32_t id)
{
    constexpr std::uint32_t base = 10000;
    constexpr std::uint32_t first = 100; // RFC 3261 7.2: a status code is 100 to 699
    constexpr std::uint32_t last = 699;
    if (id < base + first || id > base + last || find_error_id(id) != nullptr) return std::nullopt;
    return id - base;
}

/// The kind of any ID. One that neither the table nor a rule knows is an error that is not about media.
ErrorKind error_kind(std::uint32_t id);

/// Adds the meaning, with what it rests on where that is not documented: "Gateway answered 404 (inferred)".
/// @return false, and nothing added, when the ID has no name
bool add_error_meaning(LabelText& line, std::uint32_t id);

} // namespace icewarn
