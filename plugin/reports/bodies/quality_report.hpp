// SPDX-License-Identifier: GPL-2.0-or-later
// Quality reports: SERVICE requests with a body of type application/vq-rtcpxr+xml or application/ms-cqf+xml, in which a
// client tells the monitoring server how a call went ([MS-QoE] 2.2.1; ms-cqf 2.2.2). Read is what concerns ICE and the
// quality of the streams.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "icewarn/quality_metrics.hpp"
#include "reports/bodies/body.hpp"

namespace icewarn {

/// One VQSessionReport or VQSessionIntervalReport, or what stands outside one. Absent texts have no value. The call is
/// that of DialogInfo, or of CallQualityFeedbackReport.
struct QualitySession {
    std::string_view schema; ///< that of Lync 2010 or later: `ms-rtcp-metrics.v2`, `SchemaVersion`; empty without one
    bool has_event = false;  ///< it stands in a VQReportEvent
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

enum class QualityKey : std::uint8_t {
    ice,
    flags,
    relay_address,
    local_address,
    remote_address,
    metric, ///< of a stream
    other,  ///< of a stream, or one of those that are worth showing anywhere: AppliedBandwidthLimit, VPN, ...
};

constexpr std::uint32_t no_stream = 0xffffffff;

/// Ice, IceWarningFlags, RelayAddress, LocalAddr or RemoteAddr. The text of an address is what stands in it or, where
/// its children IPAddr and Port do, `address:port`, for parse_endpoint(); its `where` is then that of the address if
/// there is no port, else empty.
struct QualityItem {
    QualityKey key = QualityKey::ice;
    BodyText value;
    std::string_view name;            ///< local name of the element
    Metric metric = Metric::count;    ///< QualityKey::metric: which one
    std::uint32_t stream = no_stream; ///< index into QualityReport::streams
};

/// One InboundStream or OutboundStream, or metrics that stand outside one.
struct QualityStream {
    std::uint32_t line = 0; ///< index into QualityReport::lines
    StreamQuality quality;
};

/// An element of a session that stands in no media line: RegisteredInside, MidCallReport, ...
struct SessionDetail {
    std::uint32_t session = 0; ///< index into QualityReport::sessions
    std::string_view name;
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
        : BodyReport(memory), sessions(&arena), lines(&arena), items(&arena), streams(&arena), details(&arena)
    {}

    std::pmr::vector<QualitySession> sessions; ///< in the order they stand
    std::pmr::vector<QualityLine> lines;       ///< in the order they stand
    std::pmr::vector<QualityItem> items;       ///< in the order they stand; any key may be there more than once
    std::pmr::vector<QualityStream> streams;   ///< in the order they stand, those without a metric too
    std::pmr::vector<SessionDetail> details;   ///< in the order they stand
};

/// The first item of the line with that key, or null.
const QualityItem* find_item(const QualityReport& report, const QualityLine& line, QualityKey key);

/// Reads a quality report. Elements are known by their local names, whatever their namespace.
/// @param body  the body, decoded from any Content-Encoding; any bytes; must outlive `out`
/// @param out   receives the result; must be freshly constructed
/// Takes time linear in the size of the body and memory bounded by parse_limits.hpp. Says what is wrong in out.notes
/// and reads the rest all the same. Throws only what out's memory resource throws, and std::bad_alloc.
void read_quality_report(std::string_view body, QualityReport& out);

} // namespace icewarn
