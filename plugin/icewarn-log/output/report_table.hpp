// SPDX-License-Identifier: GPL-2.0-or-later
// The reports and failed requests of logs, as text for people and scripts or as JSON. Each is written as it is found,
// so any number may come.
#pragma once

#include <memory>

#include "icewarn-log/output/json.hpp"
#include "icewarn-log/output/report_row.hpp"
#include "icewarn-log/output/report_text.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

class ReportTable {
public:
    /// @param style  of the text; means nothing for JSON
    ReportTable(bool as_json, const TextStyle& style);
    ~ReportTable();
    ReportTable(const ReportTable&) = delete;
    ReportTable& operator=(const ReportTable&) = delete;

    void add(const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged);
    void add(const ServerRecord& record);

    /// Writes what is due at the end.
    void finish();

private:
    void add_records(const std::vector<const ServerRecord*>& records);
    void print_row(const ReportRow& row);
    void add_object(const MessageReport& report, const OfferedKinds& offered, const LoggedAt& logged);

    std::unique_ptr<Json> json_; ///< a null pointer for text
    TextStyle style_;
    ReportRow row_; ///< the last one, and its text: their memory is used again
    std::string line_;
    bool any_ = false;
};

} // namespace icewarn::tool
