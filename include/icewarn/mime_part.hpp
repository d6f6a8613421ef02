// SPDX-License-Identifier: GPL-2.0-or-later
// The headers of a part of a multipart body (RFC 2046 5.1), found from its content, and the mark of a part that is
// meant for Office Communications Server 2007 only ([MS-SIPRE] 2.2.14, 3.15.4.1).
#pragma once

#include <cstddef>
#include <string_view>

#include "icewarn/span.hpp"

namespace icewarn {

/// True when a part of a multipart body ends at `content_end`: a line end and `--` follow. Quick; that tells, without
/// looking back for headers, that a body is not the only one of its message.
bool is_before_boundary(std::string_view message, std::size_t content_end);

/// The headers of the part whose content begins at `content_begin`.
/// @param message        the whole message or multipart body
/// @param content_begin  offset of the first byte behind the blank line that ends the headers
/// @return from the end of the boundary line to the blank line, line ends included; empty when the part has no headers,
///         or when what precedes is no boundary line and headers of at most limits::part_headers bytes
Span find_part_headers(std::string_view message, std::size_t content_begin);

/// True when Content-Disposition has the parameter `ms-proxy-2007fallback`: the part is an offer in the form of OCS
/// 2007, beside the one in today's form.
/// @param part_headers  header lines, folded or not; names in any letter case
bool is_2007_fallback(std::string_view part_headers);

} // namespace icewarn
