// SPDX-License-Identifier: GPL-2.0-or-later
// Keys of a media report: inside CallerMediaDebug and CalleeMediaDebug, and as parameters of the flat form.
// Seen in published traces; the meanings of the enumerations and of the interface bits are inferred from traces and
// from Microsoft's ORTC documents, and are marked so where they are shown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "icewarn/ascii.hpp"
#include "icewarn/flags.hpp"

namespace icewarn {

/// The keys in the order of the table below; `none` is any other.
enum class Key : std::uint8_t {
    icewarn,
    icewarn_ex,
    local_site,
    remote_site,
    local_mr,
    remote_mr,
    port_range,
    local_mr_rtcp_port,
    remote_mr_rtcp_port,
    local_location,
    remote_location,
    federation_type,
    network_name,
    interfaces,
    base_interface,
    base_address,
    mr_dns_u,
    mr_res_u,
    user_type,
    media_type,
    media_chan_blob,
    none,
};

/// How the value of a key is written. A comma ends a value of every kind but text and list.
enum class ValueKind : std::uint8_t { hex, endpoint, range, port, number, side, text, list };

struct KeyRow {
    Key key;
    std::string_view name;
    ValueKind kind;
    std::string_view meaning;
    Basis basis;
    bool marks_flat; ///< as a parameter it makes the header a flat one (dialect rule 1)
    bool flat_only;  ///< inside a MediaDebug it has no meaning of its own
};

// clang-format off
inline constexpr std::array<KeyRow, 21> key_table{{
    {Key::icewarn, "ICEWarn", ValueKind::hex, "ICE warning flags", Basis::trace, true, false},
    {Key::icewarn_ex, "ICEWarnEx", ValueKind::hex, "More flags of Office 16 clients; their bits have no documented meaning", Basis::trace, true, false},
    {Key::local_site, "LocalSite", ValueKind::endpoint, "Address of the reporting client", Basis::trace, false, false},
    {Key::remote_site, "RemoteSite", ValueKind::endpoint, "Address of the far client, or of its NAT", Basis::trace, false, false},
    {Key::local_mr, "LocalMR", ValueKind::endpoint, "Media relay (A/V Edge) of the reporting client; absent or empty without a relay", Basis::trace, false, false},
    {Key::remote_mr, "RemoteMR", ValueKind::endpoint, "Media relay (A/V Edge) of the far client", Basis::trace, false, false},
    {Key::port_range, "PortRange", ValueKind::range, "Configured media ports, min:max", Basis::trace, false, false},
    {Key::local_mr_rtcp_port, "LocalMRTCPPort", ValueKind::port, "TCP port on the local media relay", Basis::trace, false, false},
    {Key::remote_mr_rtcp_port, "RemoteMRTCPPort", ValueKind::port, "TCP port on the remote media relay", Basis::trace, false, false},
    {Key::local_location, "LocalLocation", ValueKind::number, "Where the reporting client is, seen from its own company", Basis::inferred, false, false},
    {Key::remote_location, "RemoteLocation", ValueKind::number, "Where the far client is, seen from its own company", Basis::inferred, false, false},
    {Key::federation_type, "FederationType", ValueKind::number, "Whether the call crosses between companies", Basis::inferred, false, false},
    {Key::network_name, "NetworkName", ValueKind::text, "Name of the network the client is on", Basis::trace, false, false},
    {Key::interfaces, "Interfaces", ValueKind::hex, "Kinds of network interface of the client", Basis::inferred, false, false},
    {Key::base_interface, "BaseInterface", ValueKind::hex, "Kind of network interface in use", Basis::inferred, false, false},
    {Key::base_address, "BaseAddress", ValueKind::endpoint, "Local address used for the relay allocation", Basis::inferred, false, false},
    {Key::mr_dns_u, "MrDnsU", ValueKind::text, "Name of the media relay asked of DNS", Basis::inferred, false, false},
    {Key::mr_res_u, "MrResU", ValueKind::number, "Result of that look-up, 0 = found", Basis::inferred, false, false},
    {Key::user_type, "UserType", ValueKind::side, "Which side reports", Basis::trace, true, true},
    {Key::media_type, "MediaType", ValueKind::text, "The media of the report", Basis::trace, true, true},
    {Key::media_chan_blob, "MediaChanBlob", ValueKind::list, "State of the media channel, a Key=Value list", Basis::trace, true, true},
}};
// clang-format on

/// The row of a key, which must not be Key::none.
constexpr const KeyRow& key_row(Key key) { return key_table[static_cast<std::size_t>(key)]; }

namespace detail {
/// Slots for the keys by their hash; each key has one to itself, which is checked below.
inline constexpr std::size_t key_slots = 64;

constexpr std::size_t key_slot(std::uint64_t hash) { return (hash >> 12) % key_slots; }

inline constexpr auto keys_by_hash = [] {
    std::array<Key, key_slots> slots{};
    for (Key& slot : slots) slot = Key::none;
    for (const KeyRow& row : key_table) slots[key_slot(hash_folded(row.name))] = row.key;
    return slots;
}();

static_assert(
    [] {
        for (const KeyRow& row : key_table)
            if (keys_by_hash[key_slot(hash_folded(row.name))] != row.key) return false;
        return true;
    }(),
    "two keys share a slot: change key_slot()");
} // namespace detail

/// The key of that name in any letter case; Key::none when the table does not have it.
/// @param hash  hash_folded(name), which the caller mostly has already
constexpr Key find_key(std::string_view name, std::uint64_t hash)
{
    const Key key = detail::keys_by_hash[detail::key_slot(hash)];
    return key != Key::none && equal_folded(key_row(key).name, name) ? key : Key::none;
}

constexpr Key find_key(std::string_view name) { return find_key(name, hash_folded(name)); }

/// One bit of Interfaces and BaseInterface.
struct InterfaceBit {
    std::uint32_t bit;
    std::string_view leaf; ///< last part of the field names icewarn.interfaces.<leaf> and icewarn.base_interface.<leaf>
    std::string_view label;
};

inline constexpr std::array<InterfaceBit, 5> interface_bits{{
    {0x02, "ethernet", "Ethernet"},
    {0x04, "wifi", "Wi-Fi"},
    {0x08, "ppp", "PPP or VPN"},
    {0x10, "tunnel", "Tunnel"},
    {0x20, "wwan", "WWAN"},
}};

} // namespace icewarn
