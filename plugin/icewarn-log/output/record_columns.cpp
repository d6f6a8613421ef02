// SPDX-License-Identifier: GPL-2.0-or-later
// The columns of a report in CSV: flat, so repeated members are joined and nested ones have names with dots.
#include "icewarn-log/output/report_record.hpp"

namespace icewarn::tool {

const std::vector<const char*>& record_columns()
{
    static const std::vector<const char*> columns{"type",
                                                  "time",
                                                  "host",
                                                  "log",
                                                  "line",
                                                  "report_id",
                                                  "call_id",
                                                  "from",
                                                  "to",
                                                  "user_agent",
                                                  "carrier",
                                                  "header",
                                                  "method",
                                                  "response_code",
                                                  "side",
                                                  "media",
                                                  "outcome",
                                                  "outcome_name",
                                                  "error_id",
                                                  "error_meaning",
                                                  "reason",
                                                  "source",
                                                  "flags",
                                                  "flags_text",
                                                  "flags_set",
                                                  "flags_2007",
                                                  "ice_status",
                                                  "paths_failed",
                                                  "paths_left",
                                                  "paths_unavailable",
                                                  "no_path",
                                                  "local_site.ip",
                                                  "local_site.port",
                                                  "remote_site.ip",
                                                  "remote_site.port",
                                                  "local_mr.ip",
                                                  "local_mr.port",
                                                  "remote_mr.ip",
                                                  "remote_mr.port",
                                                  "port_range.min",
                                                  "port_range.max",
                                                  "local_location_name",
                                                  "remote_location_name",
                                                  "federation_type_name",
                                                  "network_name",
                                                  "candidates.local",
                                                  "candidates.remote",
                                                  "verdict"};
    return columns;
}

} // namespace icewarn::tool
