// SPDX-License-Identifier: GPL-2.0-or-later
// The events of several flows added up, seen from the reporting side.
#pragma once

#include <optional>
#include <vector>

#include "core/wire/flow.hpp"

namespace icewarn {

/// How far a flow is known to be of the report's call and not of another one.
enum class Ties : std::uint8_t {
    none,  ///< by its address only: it has a port outside of PortRange, or an allocation that SDP does not have
    range, ///< nothing speaks against it, but other calls use these ports too
    named, ///< what the report or SDP names: its port or the address that the relay gave it; or it carries the Call-ID
};

/// A flow as the reporting side sees it.
struct SidedFlow {
    const Flow* flow;
    bool local_is_client;
    Ties ties;

    const WireEndpoint& local() const { return local_is_client ? flow->client : flow->server; }
    const WireEndpoint& remote() const { return local_is_client ? flow->server : flow->client; }
};

class Tally {
public:
    void add(const SidedFlow& flow);

    /// All events of a kind that one side caused, as one; nothing where there was none.
    /// @param local  caused by the reporting side
    std::optional<Mark> find(Event event, bool local) const;

    /// The same of those with that code.
    std::optional<Mark> find(Event event, bool local, unsigned code) const;

    std::uint32_t count(Event event, bool local) const
    {
        const auto mark = find(event, local);
        return mark ? mark->count : 0;
    }

    bool has(Event event, bool local) const { return find(event, local).has_value(); }

    /// Any event that one side caused.
    bool has_any(bool local) const;

    /// The events of a kind that one side caused, those with different codes and far ends apart.
    std::vector<Mark> each(Event event, bool local) const;

    /// The last event of a kind by its first packet: of several errors the one that came last.
    std::optional<Mark> last(Event event, bool local) const;

    bool empty() const { return marks_.empty(); }

    std::uint32_t first_frame() const;
    std::uint32_t last_frame() const;

private:
    template <typename Wanted> std::optional<Mark> sum_of(Wanted wanted) const;

    std::vector<Mark> marks_; ///< by_client stands for "by the reporting side"
};

} // namespace icewarn
