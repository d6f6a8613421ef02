// SPDX-License-Identifier: GPL-2.0-or-later
// The flows of a capture, in bounded memory.
//
// UDP flows are remembered once they carry STUN, TCP connections from their SYN or their first relay message on. When
// there are too many, those that were silent longest go, and of them first those that are no relay's and had no error.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/wire/flow.hpp"
#include "core/wire/packet.hpp"

namespace icewarn {

namespace limits {
inline constexpr std::size_t flows = 32'768;  ///< flows that are remembered at a time
inline constexpr std::size_t flow_marks = 48; ///< kinds of events of one flow
inline constexpr std::size_t lookups = 8'192; ///< names that were looked up in DNS
} // namespace limits

/// A name that DNS was asked for.
struct Lookup {
    std::uint32_t asked_frame = 0, answered_frame = 0; ///< 0: not seen
    std::uint32_t asked = 0;                           ///< how often
    unsigned rcode = 0;
    std::int64_t last_ns = 0;
    std::vector<WireAddress> addresses; ///< at most four
};

class FlowTable {
public:
    /// @param seed  another one in each process, so that a capture cannot be made to collide
    explicit FlowTable(std::uint64_t seed = 0) : flows_(16, Hash{seed}) {}

    void clear();

    /// Takes one frame; they come in the order of the capture.
    void note(const WirePacket& packet, std::uint32_t frame, std::int64_t time_ns);

    /// All flows, in no particular order.
    const std::vector<const Flow*>& all() const;

    /// What is known of a look-up; a null pointer when it was not seen.
    const Lookup* find_lookup(std::string_view name) const;

    /// Whether flows were forgotten because there were too many.
    bool has_forgotten() const { return forgotten_; }

    std::size_t size() const { return flows_.size(); }

private:
    struct Key {
        WireEndpoint low, high;
        bool tcp;

        friend bool operator==(const Key& a, const Key& b)
        {
            return a.tcp == b.tcp && a.low == b.low && a.high == b.high;
        }
    };
    struct Hash {
        std::uint64_t seed;
        std::size_t operator()(const Key& key) const;
    };

    static Key key_of(const PacketHeads& packet);
    Flow* find(const PacketHeads& packet);
    Flow& create(const PacketHeads& packet);
    void note_error(const WirePacket& packet, std::uint32_t frame, std::int64_t time_ns);
    void note_dns(std::string_view message, std::uint32_t frame, std::int64_t time_ns);
    void forget_some();

    std::unordered_map<Key, std::unique_ptr<Flow>, Hash> flows_;
    std::unordered_map<std::string, Lookup> lookups_;
    mutable std::vector<const Flow*> all_;
    bool forgotten_ = false;
};

} // namespace icewarn
