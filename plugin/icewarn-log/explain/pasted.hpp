// SPDX-License-Identifier: GPL-2.0-or-later
// What people paste out of mails, tickets and web pages: a number, a header's value, header lines, a whole message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "icewarn/problems.hpp"

namespace icewarn::tool {

/// How much of a value was pasted. What is missing is put around it, so that it can be read, and says nothing.
enum class Extent : std::uint8_t {
    whole,
    parameters, ///< without an error id, such as `CallerMediaDebug="audio:ICEWarn=0x320"`
    blocks,     ///< what stands within a MediaDebug: without a side, too
};

struct PastedHeader {
    std::string name;  ///< as it was written; empty when the value was pasted without it
    std::string value; ///< folded and wrapped lines joined by a blank
    Extent extent = Extent::whole;
};

struct Pasted {
    std::optional<std::uint32_t> flags; ///< when the text is but a number: then there are no headers
    Problem unusual = Problem::none;    ///< the number had no 0x, so that its base was guessed
    std::vector<PastedHeader> headers;  ///< diagnostics headers in their order; others are passed over
};

/// Typographic quotes, which are no quotes on the wire, become plain ones here; so do `&quot;` and no-break spaces.
/// @param text  UTF-8; other bytes are kept
Pasted read_pasted(std::string_view text);

} // namespace icewarn::tool
