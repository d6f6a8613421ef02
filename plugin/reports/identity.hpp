// SPDX-License-Identifier: GPL-2.0-or-later
// What makes two reports the same one: it was sent again, passed on by a server, or stands in several logs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace icewarn {

/// Two forks of a call can give the same answer: their To tags tell them apart.
struct ReportIdentity {
    std::string_view call_id, from_tag, to_tag, cseq; ///< of the message that brings the report
    std::string_view value;                           ///< of the header, or the body, as it stands
    std::size_t index = 0;                            ///< of the report in the value
};

/// All of it is compared; where lines of the value are folded does not count.
bool operator==(const ReportIdentity& a, const ReportIdentity& b);

/// The same hexadecimal text for the same report wherever it was logged, and on every run: the beginning of the SHA-256
/// of the identity. It names a report for people and scripts; to leave something out as a repeat, compare identities.
std::string report_id(const ReportIdentity& identity);

} // namespace icewarn
