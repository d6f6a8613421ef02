// SPDX-License-Identifier: GPL-2.0-or-later
// What the terminal takes.
#include "icewarn-log/output/text_style.hpp"

#include <cstdlib>

#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

/// Colours where the terminal has them and nobody minds (https://no-color.org).
bool wants_colour(const std::string& when)
{
    if (when == "always" || when == "never") return when == "always";
    // NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread, a sweep reads its logs in other processes
    const char* no_colour = std::getenv("NO_COLOR");
    return (no_colour == nullptr || *no_colour == '\0') && system::enable_colour(system::Stream::output);
}

} // namespace

TextStyle text_style(const Options& options)
{
    constexpr std::size_t usual_width = 80;
    TextStyle style;
    style.colour = wants_colour(options.color);
    style.several_logs = options.logs.size() > 1;
    if (!system::is_terminal(system::Stream::output)) return style;
    style.width = system::terminal_width(system::Stream::output);
    if (style.width == 0) style.width = usual_width;
    return style;
}

} // namespace icewarn::tool
