// SPDX-License-Identifier: GPL-2.0-or-later
// The reports of logs, as a table for people or as JSON. Each is written as it is found, so any number may come.
#pragma once

#include <cstdint>
#include <memory>

#include "icewarn-log/output/json.hpp"
#include "icewarn-log/input/sip_reports.hpp"

namespace icewarn::tool {

class ReportTable {
public:
    explicit ReportTable(bool as_json);
    ~ReportTable();
    ReportTable(const ReportTable&) = delete;
    ReportTable& operator=(const ReportTable&) = delete;

    /// @param time_ns  nanoseconds since 1970-01-01 UTC; shown in this computer's time zone
    /// @param log      name of the log, and the line of the message in it
    void add(const CallReport& report, std::int64_t time_ns, const std::string& log, std::uint64_t line);

    /// Writes what is due at the end.
    void finish();

private:
    void add_row(const CallReport& report, std::int64_t time_ns);
    void add_object(const CallReport& report, std::int64_t time_ns, const std::string& log, std::uint64_t line);

    std::unique_ptr<Json> json_; ///< a null pointer for the table
    bool any_ = false;
};

} // namespace icewarn::tool
