// SPDX-License-Identifier: GPL-2.0-or-later
// A report, or a failed request, as an object for machines. Names and forms are those of the fields of the Wireshark
// plugin without `icewarn.`; plugin/doc/report.schema.json describes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/offers.hpp"
#include "icewarn-log/input/server_records.hpp"
#include "icewarn-log/output/record.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// Goes up when a name changes its meaning or goes; new names leave it as it is.
inline constexpr std::int64_t record_schema = 1;

struct RecordOrigin {
    std::string host;     ///< of the computer that reads the log
    std::string_view log; ///< as it was given
    std::uint64_t line = 0;
    std::int64_t time_ns = 0;                 ///< nanoseconds since 1970-01-01 UTC
    std::vector<const ServerRecord*> records; ///< of servers about the same call
};

/// @param verbose  with the advice on each flag
void add_report(Record& record, const MessageReport& report, const RecordOrigin& origin, const OfferedKinds& offered,
                bool verbose);

/// The columns of CSV, in their order.
const std::vector<const char*>& record_columns();

} // namespace icewarn::tool
