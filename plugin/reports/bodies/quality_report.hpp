// SPDX-License-Identifier: GPL-2.0-or-later
// Quality reports: SERVICE requests with a body of type application/vq-rtcpxr+xml or application/ms-cqf+xml, in which a
// client tells the monitoring server how a call went ([MS-QoE] 2.2.1; ms-cqf 2.2.2). Read is what concerns ICE.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/bodies/body.hpp"

namespace icewarn {

/// One VQSessionReport or VQSessionIntervalReport, or what stands outside one. Absent texts have no value. The call is
/// that of DialogInfo, or of CallQualityFeedbackReport.
struct QualitySession {
    std::optional<std::string_view> version; ///< VQReportEvent/@Version; there is one even if it is empty
    std::optional<std::string_view> call_id;
    std::optional<std::string_view> from_tag;
    std::optional<std::string_view> to_tag;
    std::optional<std::string_view> start; ///< xs:dateTime, as it stands
    std::optional<std::string_view> end;   ///< xs:dateTime, as it stands
    std::optional<std::string_view> from_uri;
    std::optional<std::string_view> to_uri;
    std::optional<std::string_view> local_user_agent; ///< DialogInfo/LocalUserAgent: the product that reports
    std::optional<bool> caller;                       ///< DialogInfo/Caller: the report is the caller's
};

enum class QualityKey : std::uint8_t { ice, flags, relay_address, local_address, remote_address };

/// Ice, IceWarningFlags, RelayAddress, LocalAddr or RemoteAddr. The text of an address is what stands in it or, where
/// its children IPAddr and Port do, `address:port`, for parse_endpoint(); its `where` is then that of the address if
/// there is no port, else empty.
struct QualityItem {
    QualityKey key = QualityKey::ice;
    BodyText value;
};

/// One MediaLine, or Ice and IceWarningFlags that stand outside one.
struct QualityLine {
    std::uint32_t session = 0;             ///< index into QualityReport::sessions
    std::optional<std::string_view> label; ///< MediaLine/@Label as it stands: `main-audio`, `applicationsharing-video`
    bool outside = false;                  ///< not a MediaLine
    std::uint32_t first_item = 0;          ///< index into QualityReport::items
    std::uint32_t item_count = 0;          ///< may be 0
};

struct QualityReport : BodyReport {
    explicit QualityReport(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
        : BodyReport(memory), sessions(&arena), lines(&arena), items(&arena)
    {}

    std::pmr::vector<QualitySession> sessions; ///< in the order they stand
    std::pmr::vector<QualityLine> lines;       ///< in the order they stand
    std::pmr::vector<QualityItem> items;       ///< in the order they stand; any key may be there more than once
};

/// The first item of the line with that key, or null.
const QualityItem* find_item(const QualityReport& report, const QualityLine& line, QualityKey key);

/// Reads a quality report. Elements are known by their local names, whatever their namespace.
/// @param body  the body, decoded from any Content-Encoding; any bytes; must outlive `out`
/// @param out   receives the result; must be freshly constructed
/// Takes time linear in the size of the body and memory bounded by limits.hpp. Says what is wrong in out.notes and
/// reads the rest all the same. Throws only what out's memory resource throws, and std::bad_alloc.
void read_quality_report(std::string_view body, QualityReport& out);

} // namespace icewarn
