// SPDX-License-Identifier: GPL-2.0-or-later
// A report or failed request as texts, for the table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "icewarn-log/input/server_records.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// Where and when a message was logged.
struct LoggedAt {
    std::int64_t time_ns = 0;                 ///< nanoseconds since 1970-01-01 UTC
    std::string_view log;                     ///< as it was given on the command line
    std::uint64_t line = 0;                   ///< of the message in it, from 1
    std::vector<const ServerRecord*> records; ///< of servers about the same call
};

/// All of it is printable(); "-" stands for what is unspecified in the texts that are cells of a row.
struct ReportRow {
    Outcome outcome = Outcome::nothing_recorded;
    std::string_view outcome_text;
    std::string time; ///< in this computer's time zone
    std::string from, to, call_id;
    std::string request; ///< "INVITE 488"
    std::string side, media, error_id, flags;
    std::string headline;               ///< of a media report, see headline(); else empty
    std::vector<std::string> sentences; ///< of the verdict: what failed, then where to look
    std::vector<std::string> details;   ///< "reason: ...", "source: ...", "ErrorType: ..."
    std::string log;
    std::uint64_t line = 0;
};

/// @param offered  candidates for the media of the report, see assess()
/// @param with_headline  which only blocks show
/// @param row  receives all of it; one that is used again keeps the memory of its texts
void fill_row(ReportRow& row, const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged,
              bool with_headline);

/// Of a server's record about a call of which there is no report.
ReportRow row_of(const ServerRecord& record);

/// Appends "2016-11-21 10:00:00.123" in this computer's time zone, or "2016-11-21T09:00:00.123Z".
void append_time(std::string& text, std::int64_t time_ns, bool utc);

std::string time_text(std::int64_t time_ns, bool utc);

} // namespace icewarn::tool
