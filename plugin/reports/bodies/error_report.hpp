// SPDX-License-Identifier: GPL-2.0-or-later
// Error reports: SERVICE requests with a body of type application/msrtc-reporterror+xml, in which a client passes on
// the diagnostics headers of a SIP response that failed a call ([MS-OCER] 2.2.2, 3.1.4.1 and appendix A).
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/bodies/body.hpp"

namespace icewarn {

/// The attributes of one `error` element: the failed request. Absent ones have no value. Blanks at the edges are taken
/// away. The texts live as long as the report.
struct ReportedError {
    std::optional<std::string_view> to_uri;
    std::optional<std::string_view> from_uri;
    std::optional<std::string_view> call_id;
    std::optional<std::string_view> from_tag;
    std::optional<std::string_view> to_tag;
    std::optional<std::string_view> content_type;
    std::optional<std::string_view> response_code;
    std::optional<std::string_view> request_type;
};

/// One `diagHeader` element: the value of a diagnostics header, for parse().
struct DiagHeader {
    BodyText value;
    bool progress = false;              ///< from a provisional response: it stands inside progressReports
    std::optional<std::uint32_t> error; ///< index into ErrorReport::errors; none when it stands outside an `error`
};

struct ErrorReport : BodyReport {
    explicit ErrorReport(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
        : BodyReport(memory), errors(&arena), headers(&arena)
    {}

    std::pmr::vector<ReportedError> errors; ///< in the order they stand, those without a diagHeader too
    std::pmr::vector<DiagHeader> headers;   ///< in the order they stand
};

/// Reads an error report. Elements are known by their local names, whatever their namespace.
/// @param body  the body, decoded from any Content-Encoding; any bytes; must outlive `out`
/// @param out   receives the result; must be freshly constructed
/// Takes time linear in the size of the body and memory bounded by parse_limits.hpp. Says what is wrong in out.notes
/// and reads the rest all the same. Throws only what out's memory resource throws, and std::bad_alloc.
void read_error_report(std::string_view body, ErrorReport& out);

} // namespace icewarn
