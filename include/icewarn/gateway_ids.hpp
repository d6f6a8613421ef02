// SPDX-License-Identifier: GPL-2.0-or-later
// What an error ID says, and the IDs that the Mediation Server makes of a gateway's answer: 10000 and the SIP status.
// All published ones fit this rule, which is inferred.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/flags.hpp"

namespace icewarn {

/// media_setup: a call could not be set up for want of a media path; media_midcall: a call lost its media path;
/// info: not an error; other: an error that is not about media.
enum class ErrorKind : std::uint8_t { media_setup, media_midcall, info, other };

struct ErrorId {
    std::uint32_t id;
    ErrorKind kind;
    std::string_view meaning; ///< ends in a NUL byte
    Basis basis;
};

inline constexpr std::uint32_t gateway_base = 10000;
inline constexpr std::uint32_t first_gateway_status = 300; ///< RFC 3261 7.2: final responses that are no success
inline constexpr std::uint32_t last_gateway_status = 699;

namespace detail {

inline constexpr std::size_t gateway_count = last_gateway_status - first_gateway_status + 1;
inline constexpr char gateway_text[] = "The gateway answered ...";

using GatewayText = std::array<char, sizeof gateway_text>;

inline constexpr auto gateway_texts = [] {
    std::array<GatewayText, gateway_count> texts{};
    for (std::uint32_t i = 0; i < gateway_count; ++i) {
        for (std::size_t at = 0; at < sizeof gateway_text; ++at) texts[i][at] = gateway_text[at];
        std::uint32_t rest = first_gateway_status + i;
        for (std::size_t at = sizeof gateway_text - 1; at > sizeof gateway_text - 4; rest /= 10)
            texts[i][--at] = static_cast<char>('0' + rest % 10);
    }
    return texts;
}();

/// Redirections, challenges and a caller who hung up are no failures.
constexpr ErrorKind gateway_kind(std::uint32_t status)
{
    const bool info = status < 400 || status == 401 || status == 407 || status == 487;
    return info ? ErrorKind::info : ErrorKind::other;
}

} // namespace detail

/// In ascending order.
inline constexpr auto gateway_ids = [] {
    std::array<ErrorId, detail::gateway_count> rows{};
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t status = first_gateway_status + i;
        rows[i] = {gateway_base + status,
                   detail::gateway_kind(status),
                   {detail::gateway_texts[i].data(), sizeof detail::gateway_text - 1},
                   Basis::inferred};
    }
    return rows;
}();

/// The row of a gateway's ID, or a null pointer.
constexpr const ErrorId* find_gateway_id(std::uint32_t id)
{
    const bool is_one = id >= gateway_ids.front().id && id <= gateway_ids.back().id;
    return is_one ? &gateway_ids[id - gateway_ids.front().id] : nullptr;
}

} // namespace icewarn
