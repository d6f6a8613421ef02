// SPDX-License-Identifier: GPL-2.0-or-later
// Where reports become objects for machines: --format ndjson, json or csv.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "icewarn-log/input/log_source.hpp"
#include "icewarn-log/options.hpp"
#include "icewarn-log/output/report_record.hpp"
#include "icewarn-log/output/summary_of_run.hpp"
#include "icewarn-log/output/text_output.hpp"

namespace icewarn::tool {

class RecordSink {
public:
    explicit RecordSink(const Options& options);

    /// @param host  of `origin` is set here
    void add(const MessageReport& report, const OfferedKinds& offered, RecordOrigin origin);
    void add(const ServerRecord& record); ///< one of a call without a report: in the object of the run

    /// Writes the object of the run, in CSV nothing.
    /// @return false when the output is not whole, which is said
    bool finish(const std::vector<std::unique_ptr<LogSource>>& sources, const RunCounts& counts);

private:
    enum class Form : std::uint8_t { ndjson, json, csv };

    void write(const std::string& line);

    Form form_;
    bool verbose_;
    std::string host_;
    TextOutput output_;
    std::string line_;                 ///< the one that is being written
    std::vector<std::string> records_; ///< of servers, as lines
    bool any_ = false;
};

} // namespace icewarn::tool
