// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a message's body. SIP has offers in two forms in multipart bodies, RFC 2046 5.1 and RFC 3261 7.4.1.
#pragma once

#include <functional>
#include <string_view>

namespace icewarn {

struct BodyPart {
    std::string_view content_type; ///< value of its Content-Type, with its parameters
    std::string_view headers;      ///< of the part; empty for a body that is no multipart
    std::string_view content;
};

bool is_multipart(std::string_view content_type);

/// Calls `take` for each part, parts of parts included; once for a body that is no multipart. A part without an end
/// goes to the end of the body.
void for_each_part(std::string_view content_type, std::string_view body,
                   const std::function<void(const BodyPart&)>& take);

/// The Content-Type of a head, or of the headers of a part; empty without one. Of several the last counts.
std::string_view content_type_of(std::string_view headers);

} // namespace icewarn
