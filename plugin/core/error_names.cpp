// SPDX-License-Identifier: GPL-2.0-or-later
// Error IDs by table, rule and range.
#include "icewarn/error_names.hpp"

#include "icewarn/outcome.hpp"

namespace icewarn {
namespace {

/// IDs with which UCMA applications report success or an end that was to be expected ([MS-OCER] 2.2.1.1.3).
constexpr bool is_application_success(std::uint32_t id) { return id >= 60000 && id <= 60999; }

} // namespace

ErrorKind error_kind(std::uint32_t id)
{
    if (const ErrorId* row = find_error_id(id)) return row->kind;
    if (const auto status = gateway_status(id))
        return is_failure_response(*status) ? ErrorKind::other : ErrorKind::info;
    return is_application_success(id) ? ErrorKind::info : ErrorKind::other;
}

bool add_error_meaning(LabelText& line, std::uint32_t id)
{
    if (const ErrorId* row = find_error_id(id)) {
        line.add(row->meaning);
        if (row->basis == Basis::uncertain) line.add(" (uncertain)");
        return true;
    }
    const auto status = gateway_status(id);
    if (status) line.add("Gateway answered ").add_decimal(*status).add(" (inferred)");
    return status.has_value();
}

} // namespace icewarn
