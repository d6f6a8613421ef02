// SPDX-License-Identifier: GPL-2.0-or-later
// Where messages and reports become a page for people (--report).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "icewarn-log/input/log_source.hpp"
#include "icewarn-log/input/server_records.hpp"
#include "icewarn-log/options.hpp"
#include "reports/page/collector.hpp"

namespace icewarn::tool {

class PageSink {
public:
    explicit PageSink(const Options& options);

    /// Adds a message and its reports.
    void add_message(const KeptMessage& kept, const SipHead& head, const std::string& log);

    /// Adds what a server wrote about a call. @return false when that call is not on the page
    bool add_record(const ServerRecord& record);

    /// Writes the page to the output.
    /// @return false when there is nothing to write, or it could not be written whole; standard error says why
    bool finish(const std::vector<std::unique_ptr<LogSource>>& sources);

private:
    const Options& options_;
    std::string call_id_; ///< asked for; empty for all calls
    page::Collector collector_;
    bool any_message_ = false;
};

} // namespace icewarn::tool
