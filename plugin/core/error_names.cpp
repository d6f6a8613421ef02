// SPDX-License-Identifier: GPL-2.0-or-later
// Error IDs by row and range.
#include "icewarn/error_names.hpp"

namespace icewarn {
namespace {

/// IDs with which UCMA applications report success or an end that was to be expected ([MS-OCER] 2.2.1.1.3).
constexpr bool is_application_success(std::uint32_t id) { return id >= 60000 && id <= 60999; }

} // namespace

ErrorKind error_kind(std::uint32_t id)
{
    if (const ErrorId* row = find_error_id(id)) return row->kind;
    return is_application_success(id) ? ErrorKind::info : ErrorKind::other;
}

bool add_error_meaning(LabelText& line, std::uint32_t id)
{
    const ErrorId* row = find_error_id(id);
    if (row == nullptr) return false;
    line.add(row->meaning);
    if (row->basis == Basis::uncertain) line.add(" (uncertain)");
    if (row->basis == Basis::inferred) line.add(" (inferred)");
    return true;
}

} // namespace icewarn
