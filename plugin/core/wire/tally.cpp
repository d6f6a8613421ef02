// SPDX-License-Identifier: GPL-2.0-or-later
// Adding up.
#include "core/wire/tally.hpp"

#include <algorithm>

namespace icewarn {

void Tally::add(const SidedFlow& flow)
{
    for (Mark mark : flow.flow->marks) {
        mark.by_client = mark.by_client == flow.local_is_client;
        marks_.push_back(mark);
    }
}

template <typename Wanted> std::optional<Mark> Tally::sum_of(Wanted wanted) const
{
    std::optional<Mark> sum;
    for (const Mark& mark : marks_) {
        if (!wanted(mark)) continue;
        if (!sum) {
            sum = mark;
            continue;
        }
        sum->count += mark.count;
        sum->first_frame = std::min(sum->first_frame, mark.first_frame);
        sum->first_ns = std::min(sum->first_ns, mark.first_ns);
        sum->last_frame = std::max(sum->last_frame, mark.last_frame);
        sum->last_ns = std::max(sum->last_ns, mark.last_ns);
    }
    return sum;
}

std::optional<Mark> Tally::find(Event event, bool local) const
{
    return sum_of([=](const Mark& mark) { return mark.event == event && mark.by_client == local; });
}

std::optional<Mark> Tally::find(Event event, bool local, unsigned code) const
{
    return sum_of(
        [=](const Mark& mark) { return mark.event == event && mark.by_client == local && mark.code == code; });
}

bool Tally::has_any(bool local) const
{
    return std::any_of(marks_.begin(), marks_.end(), [=](const Mark& mark) { return mark.by_client == local; });
}

std::vector<Mark> Tally::each(Event event, bool local) const
{
    std::vector<Mark> all;
    for (const Mark& mark : marks_)
        if (mark.event == event && mark.by_client == local) all.push_back(mark);
    return all;
}

std::optional<Mark> Tally::last(Event event, bool local) const
{
    std::optional<Mark> latest;
    for (const Mark& mark : marks_)
        if (mark.event == event && mark.by_client == local && (!latest || mark.first_frame > latest->first_frame))
            latest = mark;
    return latest;
}

std::uint32_t Tally::first_frame() const
{
    std::uint32_t first = 0;
    for (const Mark& mark : marks_)
        if (first == 0 || mark.first_frame < first) first = mark.first_frame;
    return first;
}

std::uint32_t Tally::last_frame() const
{
    std::uint32_t last = 0;
    for (const Mark& mark : marks_) last = std::max(last, mark.last_frame);
    return last;
}

} // namespace icewarn
