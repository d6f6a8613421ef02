// SPDX-License-Identifier: GPL-2.0-or-later
// "[#########           ]  45 %", drawn over itself.
#include "icewarn-log/input/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

constexpr std::uint64_t long_input = 16 << 20; ///< bytes; shorter ones are done before a bar could be seen
constexpr std::size_t width = 40;
constexpr std::chrono::milliseconds pace{200};

} // namespace

Progress::Progress(std::uint64_t total)
    : total_(total >= long_input && system::is_terminal(system::Stream::error) ? total : 0)
{}

Progress::~Progress()
{
    if (drawn_) std::fprintf(stderr, "\r%*s\r", static_cast<int>(width) + 9, "");
}

void Progress::show(std::uint64_t done)
{
    if (total_ == 0) return;
    const Time::time_point now = Time::now();
    if (now < next_) return;
    next_ = now + pace;
    const std::uint64_t part = std::min(done, total_);
    const auto full = static_cast<std::size_t>(part * width / total_);
    const std::string bar = std::string(full, '#') + std::string(width - full, ' ');
    std::fprintf(stderr, "\r[%s] %3d %%", bar.c_str(), static_cast<int>(part * 100 / total_));
    std::fflush(stderr); // which is buffered on some systems
    drawn_ = true;
}

} // namespace icewarn::tool
