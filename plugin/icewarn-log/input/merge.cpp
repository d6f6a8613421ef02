// SPDX-License-Identifier: GPL-2.0-or-later
// A heap of the logs by the time of their next message.
#include "icewarn-log/input/merge.hpp"

#include <queue>
#include <utility>

namespace icewarn::tool {
namespace {

constexpr std::size_t other_descriptors = 24; ///< for standard streams, the output and what libraries open

using Next = std::pair<std::int64_t, std::size_t>; ///< time of the message that is due, and its log

class Merge {
public:
    explicit Merge(const Sources& sources) : sources_(sources)
    {
        const bool frugal = sources.size() + other_descriptors > system::most_descriptors();
        for (const auto& source : sources) source->set_frugal(frugal);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            add(i);
            if (sources.size() > few) sources[i]->rewind();
        }
    }

    void read(const TakeMessage& take)
    {
        while (!next_.empty()) {
            const std::size_t log = next_.top().second;
            const KeptMessage* message = sources_[log]->front();
            next_.pop();
            // A file that changed since it was looked at may have nothing any more.
            if (message == nullptr) continue;
            if (!take(log, *message)) return;
            sources_[log]->pop();
            add(log);
        }
    }

private:
    static constexpr std::size_t few = 64; ///< logs that stay open from the first look on

    void add(std::size_t log)
    {
        if (const KeptMessage* message = sources_[log]->front(); message != nullptr)
            next_.push({message->time_ns, log});
    }

    const Sources& sources_;
    std::priority_queue<Next, std::vector<Next>, std::greater<>> next_;
};

} // namespace

void read_merged(const Sources& sources, const TakeMessage& take) { Merge(sources).read(take); }

void read_in_turn(const Sources& sources, const TakeMessage& take)
{
    for (std::size_t i = 0; i < sources.size(); ++i) {
        while (const KeptMessage* message = sources[i]->front()) {
            if (!take(i, *message)) return;
            sources[i]->pop();
        }
    }
}

} // namespace icewarn::tool
