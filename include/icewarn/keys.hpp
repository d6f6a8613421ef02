// SPDX-License-Identifier: GPL-2.0-or-later
// Keys of a media report: inside CallerMediaDebug and CalleeMediaDebug, and as parameters of the flat form.
// plugin/data/media-debug-keys.tsv, which says on what basis. What is inferred is marked where it is shown.
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
    local_address,
    remote_address,
    local_addr_type,
    remote_addr_type,
    local_interface,
    protocol,
    ice_role,
    rtp_rtcp_mux,
    stun_ver,
    num_consent_req_sent,
    num_consent_req_received,
    num_consent_resp_sent,
    num_consent_resp_received,
    allocation_time_in_ms,
    ms_rtc_engine_version,
    none,
};

/// How the value of a key is written. A comma ends a value of every kind but text and list.
enum class ValueKind : std::uint8_t { hex, bits, endpoint, range, port, number, side, text, list };

/// A number of an enumeration, or a bit, in words.
struct ValueName {
    std::uint32_t value;
    std::string_view name; ///< ends in a NUL byte
};

inline constexpr std::array<ValueName, 3> location_names{{{0, "unknown"}, {1, "external"}, {2, "internal"}}};
inline constexpr std::array<ValueName, 3> federation_names{{{0, "none"}, {1, "enterprise"}, {2, "public cloud"}}};
inline constexpr std::array<ValueName, 2> transport_names{{{0, "UDP"}, {1, "TCP"}}};
inline constexpr std::array<ValueName, 6> address_type_names{{
    {0, "host"},
    {1, "server reflexive"},
    {2, "relay"},
    {3, "UPnP"},
    {4, "ISA proxy"},
    {5, "peer reflexive"},
}};

/// The names of a key's values; none for most keys.
struct ValueNames {
    const ValueName* first = nullptr;
    std::size_t count = 0;

    constexpr ValueNames() = default;
    template <std::size_t size>
    constexpr ValueNames(const std::array<ValueName, size>& names) : first(names.data()), count(size)
    {}

    constexpr const ValueName* begin() const { return first; }
    constexpr const ValueName* end() const { return first + count; }

    /// Empty for a number without a name.
    constexpr std::string_view find(std::uint32_t value) const
    {
        for (const ValueName& row : *this)
            if (row.value == value) return row.name;
        return {};
    }
};

struct KeyRow {
    Key key;
    std::string_view name;
    ValueKind kind;
    std::string_view meaning;
    Basis basis;
    bool marks_flat = false; ///< as a parameter it makes the header a flat one
    bool flat_only = false;  ///< inside a MediaDebug it has no meaning of its own
    ValueNames names{};
};

// clang-format off
inline constexpr std::array<KeyRow, 36> key_table{{
    {Key::icewarn, "ICEWarn", ValueKind::hex, "ICE warning flags", Basis::trace, true, false},
    {Key::icewarn_ex, "ICEWarnEx", ValueKind::hex, "More flags of Office 16 clients; their bits have no documented meaning", Basis::trace, true, false},
    {Key::local_site, "LocalSite", ValueKind::endpoint, "Address of the reporting client", Basis::trace},
    {Key::remote_site, "RemoteSite", ValueKind::endpoint, "Address of the far client, or of its NAT", Basis::trace},
    {Key::local_mr, "LocalMR", ValueKind::endpoint, "Media relay (A/V Edge) of the reporting client; absent or empty without a relay", Basis::trace},
    {Key::remote_mr, "RemoteMR", ValueKind::endpoint, "Media relay (A/V Edge) of the far client", Basis::trace},
    {Key::port_range, "PortRange", ValueKind::range, "Configured media ports, min:max", Basis::trace},
    {Key::local_mr_rtcp_port, "LocalMRTCPPort", ValueKind::port, "TCP port on the local media relay", Basis::trace},
    {Key::remote_mr_rtcp_port, "RemoteMRTCPPort", ValueKind::port, "TCP port on the remote media relay", Basis::trace},
    {Key::local_location, "LocalLocation", ValueKind::number, "Where the reporting client is, seen from its own company", Basis::elsewhere, false, false, location_names},
    {Key::remote_location, "RemoteLocation", ValueKind::number, "Where the far client is, seen from its own company; 0 mostly means that the peer sent no ms-endpoint-location-data", Basis::elsewhere, false, false, location_names},
    {Key::federation_type, "FederationType", ValueKind::number, "Whether the call crosses between companies", Basis::elsewhere, false, false, federation_names},
    {Key::network_name, "NetworkName", ValueKind::text, "Name of the network the client is on", Basis::trace},
    {Key::interfaces, "Interfaces", ValueKind::bits, "Kinds of network interface of the client", Basis::inferred},
    {Key::base_interface, "BaseInterface", ValueKind::bits, "Kind of network interface in use", Basis::inferred},
    {Key::base_address, "BaseAddress", ValueKind::endpoint, "Local address used for the relay allocation", Basis::inferred},
    {Key::mr_dns_u, "MrDnsU", ValueKind::text, "Name of the media relay asked of DNS", Basis::inferred},
    {Key::mr_res_u, "MrResU", ValueKind::number, "Result of that look-up, 0 = found", Basis::inferred},
    {Key::user_type, "UserType", ValueKind::side, "Which side reports", Basis::trace, true, true},
    {Key::media_type, "MediaType", ValueKind::text, "The media of the report", Basis::trace, true, true},
    {Key::media_chan_blob, "MediaChanBlob", ValueKind::list, "State of the media channel, a Key=Value list", Basis::trace, true, true},
    {Key::local_address, "LocalAddress", ValueKind::endpoint, "Local address of the pair in use", Basis::name_only},
    {Key::remote_address, "RemoteAddress", ValueKind::endpoint, "Remote address of the pair in use", Basis::name_only},
    {Key::local_addr_type, "LocalAddrType", ValueKind::number, "Kind of the local candidate in use", Basis::name_only, false, false, address_type_names},
    {Key::remote_addr_type, "RemoteAddrType", ValueKind::number, "Kind of the remote candidate in use", Basis::name_only, false, false, address_type_names},
    {Key::local_interface, "LocalInterface", ValueKind::bits, "Kind of local network interface in use", Basis::name_only},
    {Key::protocol, "Protocol", ValueKind::number, "Transport of the pair in use", Basis::name_only, false, false, transport_names},
    {Key::ice_role, "IceRole", ValueKind::number, "Controlling or controlled", Basis::name_only},
    {Key::rtp_rtcp_mux, "RtpRtcpMux", ValueKind::number, "1 = RTP and RTCP on one port", Basis::name_only},
    {Key::stun_ver, "StunVer", ValueKind::number, "Version of STUN used for the call", Basis::name_only},
    {Key::num_consent_req_sent, "NumConsentReqSent", ValueKind::number, "Consent checks sent; with none answered the path died after set-up", Basis::name_only},
    {Key::num_consent_req_received, "NumConsentReqReceived", ValueKind::number, "Consent checks received", Basis::name_only},
    {Key::num_consent_resp_sent, "NumConsentRespSent", ValueKind::number, "Consent answers sent", Basis::name_only},
    {Key::num_consent_resp_received, "NumConsentRespReceived", ValueKind::number, "Consent answers received", Basis::name_only},
    {Key::allocation_time_in_ms, "AllocationTimeInMs", ValueKind::number, "Time that the relay allocation took, milliseconds", Basis::name_only},
    {Key::ms_rtc_engine_version, "MsRtcEngineVersion", ValueKind::text, "Version of the media stack", Basis::name_only},
}};
// clang-format on

/// The row of a key, which must not be Key::none.
constexpr const KeyRow& key_row(Key key) { return key_table[static_cast<std::size_t>(key)]; }

namespace detail {
/// Slots for the keys by their hash; each key has one to itself, which is checked below.
inline constexpr std::size_t key_slots = 256;

constexpr std::size_t key_slot(std::uint64_t hash) { return (hash >> 20) % key_slots; }

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

inline constexpr std::array<InterfaceBit, 6> interface_bits{{
    {0x01, "other", "Other kind"},
    {0x02, "ethernet", "Ethernet"},
    {0x04, "wifi", "Wi-Fi"},
    {0x08, "ppp", "PPP or VPN"},
    {0x10, "tunnel", "Tunnel"},
    {0x20, "wwan", "WWAN"},
}};

} // namespace icewarn
