// SPDX-License-Identifier: GPL-2.0-or-later
// The lines that a record of a server log begins and ends with.
#include "log/records/record_line.hpp"

#include "icewarn/ascii.hpp"
#include "icewarn/span.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {

std::optional<RecordHeader> parse_record_header(std::string_view line)
{
    line = trim(line);
    const std::size_t open = line.find('(');
    const std::size_t close = line.find(')');
    constexpr std::size_t longest_level = 16;
    if (line.substr(0, 3) != "TL_" || open > longest_level || close == std::string_view::npos || close < open)
        return std::nullopt;
    RecordHeader header;
    header.flag = line.substr(open + 1, close - open - 1);
    header.begins = ends_with(line, begin_mark);

    const std::string_view rest = trim(line.substr(close + 1));
    const std::size_t bracket = rest.find(']');
    const std::string_view where = rest.substr(0, 1) == "[" ? rest.substr(1, bracket - 1) : std::string_view{};
    if (const std::size_t slash = where.rfind('\\'); slash != std::string_view::npos)
        header.host = where.substr(slash + 1);
    for (std::size_t pos = rest.find("::"); pos != std::string_view::npos; pos = rest.find("::", pos + 2)) {
        const std::string_view stamp = rest.substr(pos + 2, stamp_size);
        if (!is_stamp(stamp, '-')) continue;
        header.stamp = stamp;
        break;
    }
    return header;
}

/// Behind a header of Lync stands `(component,function:file(line))`, and a number in brackets at most.
BeginLine classify_begin_line(std::string_view line)
{
    line = trim(line);
    if (!ends_with(line, begin_mark)) return BeginLine::no;
    const std::string_view before = trim(line.substr(0, line.size() - begin_mark.size()));
    const bool part = before.empty() || ends_with(before, "))") || (ends_with(before, "]") && !is_stamp(before, '-'));
    return part ? BeginLine::part : BeginLine::foreign;
}

Field parse_field(std::string_view line)
{
    const std::size_t begin = skip_blanks(line, 0);
    std::size_t end = begin;
    while (end < line.size() && (is_token_char(line[end]))) ++end;
    if (end == begin || end == line.size() || line[end] != ':') return {};
    return {line.substr(begin, end - begin), trim(line.substr(end + 1))};
}

} // namespace icewarn::log
