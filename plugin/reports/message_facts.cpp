// SPDX-License-Identifier: GPL-2.0-or-later
// Headers that tell about failures, by their names.
#include "reports/message_facts.hpp"

#include "icewarn/scalars.hpp"
#include "reports/header_lines.hpp"
#include "reports/header_names.hpp"

namespace icewarn {
namespace {

/// The code at the head of a Warning: three digits.
unsigned warning_code(std::string_view value)
{
    constexpr std::size_t digits = 3;
    return parse_decimal(value.substr(0, digits)).value.value_or(0);
}

/// By its first letter, which is enough to skip nearly all others.
bool may_tell(std::string_view line) { return !line.empty() && (to_lower(line[0]) == 'm' || to_lower(line[0]) == 'w'); }

} // namespace

RequestFacts message_facts(std::string_view head, unsigned status)
{
    RequestFacts facts;
    facts.status = status;
    bool any_public = false;
    bool any_other = false;
    while (!head.empty()) {
        const HeaderLine line = take_header_line(head);
        if (!may_tell(line.whole)) continue;
        const std::string_view name = line.name();
        if (equal_folded(name, "Warning") && facts.warning == 0) facts.warning = warning_code(line.value());
        const HeaderRow* row = find_header(name);
        if (row == nullptr) continue;
        (row->header == Header::diagnostics_public ? any_public : any_other) = true;
    }
    facts.only_public = any_public && !any_other;
    return facts;
}

} // namespace icewarn
