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

} // namespace

ReportingHeaders find_reporting_headers(std::string_view head)
{
    ReportingHeaders found;
    bool any_public = false;
    bool any_other = false;
    for (std::string_view rest = head; !rest.empty();) {
        const std::size_t begin = head.size() - rest.size();
        const HeaderLine line = take_header_line(rest);
        const char first = to_lower(line.whole[0]);
        if (first == 'c') {
            if (is_content_type(line)) found.content_type = line.value();
        } else if (first == 'w') {
            if (found.facts.warning == 0 && equal_folded(line.name(), "Warning"))
                found.facts.warning = warning_code(line.value());
        } else if (first == 'm') {
            const HeaderRow* row = find_header(line.name());
            if (row == nullptr) continue;
            if (!any_public && !any_other) found.diagnostics = begin;
            (row->header == Header::diagnostics_public ? any_public : any_other) = true;
        }
    }
    found.facts.only_public = any_public && !any_other;
    return found;
}

RequestFacts message_facts(std::string_view head, unsigned status)
{
    RequestFacts facts = find_reporting_headers(head).facts;
    facts.status = status;
    return facts;
}

} // namespace icewarn
