// SPDX-License-Identifier: GPL-2.0-or-later
#include "log/forms/beginning.hpp"

#include "icewarn/ascii.hpp"
#include "log/forms/start_search.hpp"
#include "log/records/record_line.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {

bool begins_with_text(std::string_view line)
{
    return is_stamp(line, '|') || (line.substr(0, 3) == "TL_" && parse_record_header(line)) || line == begin_mark ||
           find_start_line(line) == std::size_t{0};
}

bool begins_something(std::string_view line)
{
    line.remove_prefix(skip_blanks(line, 0));
    return begins_with_text(line) || find_start_line(line).has_value();
}

} // namespace icewarn::log
