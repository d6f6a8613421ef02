// SPDX-License-Identifier: GPL-2.0-or-later
// Bodies in another encoding than UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace icewarn {

/// Converts a body of UTF-16 (told by its byte order mark, or by its first '<') or of windows-1252 (declared, or
/// declared as ISO-8859-1, and no valid UTF-8). A declaration alone is not believed: programs that write their XML into
/// a string of UTF-16 first leave `encoding="utf-16"` in what they send as UTF-8.
/// @param out  receives UTF-8; what cannot be converted is U+FFFD
/// @return false when the body is to be taken as UTF-8
bool convert_to_utf8(std::string_view body, std::string& out);

} // namespace icewarn
