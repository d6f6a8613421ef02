// SPDX-License-Identifier: GPL-2.0-or-later
// How much the reader holds at a time: its memory is bounded by these, whatever the size of the log.
#pragma once

#include <cstddef>

namespace icewarn::log::limits {

inline constexpr std::size_t line = 1 << 20;        ///< bytes of one line; the rest of a longer one is left out
inline constexpr std::size_t message = 2 << 20;     ///< bytes of one message; the rest of a longer one is left out
inline constexpr std::size_t event_field = 8 << 10; ///< bytes of one field of an event
inline constexpr std::size_t losses = 1000;         ///< losses that are listed; all are counted
inline constexpr std::size_t head = 256;            ///< bytes that the choice of the encoding needs at most
inline constexpr std::size_t sample = 64 << 10;     ///< bytes after which unreadable input is called binary
inline constexpr std::size_t decoded = 64 << 10;    ///< bytes of UTF-16 that are turned into UTF-8 at a time

} // namespace icewarn::log::limits
