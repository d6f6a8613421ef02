// SPDX-License-Identifier: GPL-2.0-or-later
// Telling what a line of a SIP message is (RFC 3261 7 and 25.1), also where people pasted it through mail or web pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace icewarn::log {

/// `SIP/2.0 200 OK` or `INVITE sip:bob@contoso.com SIP/2.0`, nothing missing.
bool is_start_line(std::string_view line);

/// A method of SIP or of what Lync adds to it.
bool is_method(std::string_view text);

/// As is_start_line(), also with a masked URI that holds blanks, and for the first part of a request line that was
/// wrapped: `INVITE sip:bob@contoso.com`, `INVITE`.
bool may_start(std::string_view line);

/// A header line as nearly all are: a name of letters, digits, '-' and '_', a colon, and a blank or the end of the
/// line.
bool is_plain_header(std::string_view line);

/// What of a header stands open at the end of a line: a line that was wrapped there may go on with anything.
struct Open {
    bool quote = false; ///< a quoted string
    bool angle = false; ///< an address in '<'

    /// @param piece  the next part of the header's value
    void scan(std::string_view piece);
};

/// Whether a header begins here, or the line carries on the header before, which was wrapped without leading blanks.
/// Decided by the name, what follows the colon and what the line before leaves open.
bool begins_header(std::string_view line, Open open);

/// Whether a header of a name that is known begins here, with a colon and a blank or the end behind it.
bool begins_known_header(std::string_view line);

/// `a=candidate`, `m=audio`: a line of SDP. The letters are those that no name in a header ends in, since the name may
/// have been wrapped.
bool begins_sdp_line(std::string_view line);

/// True for text that begins a body rather than a header: SDP, or the first tag of an XML document.
bool begins_body(std::string_view line);

/// The number in a Content-Length header, in its long or compact form; none for other lines.
std::optional<std::uint32_t> content_length(std::string_view line);

} // namespace icewarn::log
