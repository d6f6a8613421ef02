// SPDX-License-Identifier: GPL-2.0-or-later
// A SIP message as an exported PDU: what Wireshark needs to dissect it without IP and TCP headers that never were.
// Tags: wsutil/exported_pdu_tlvs.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "capture/packet.hpp"

namespace icewarn {

/// One end of a message.
struct PduPeer {
    std::variant<Ipv4, Ipv6> address;
    std::optional<std::uint16_t> port;
    std::string_view name; ///< what `address` stands for; empty where the log has an address
};

/// An address that stands for a name, or for an address that somebody masked: 2001:db8::/32 is reserved for
/// documentation (RFC 3849), so it cannot be that of a real host. The same name, letter case aside, has the same
/// address in every log.
Ipv6 address_for_name(std::string_view name);

/// @param host  an address (IPv6 with or without brackets) or anything else, which is then a name; must outlive the
/// result
PduPeer make_peer(std::string_view host, std::optional<std::uint16_t> port);

/// "2001:db8::1" (RFC 5952).
std::string address_text(const Ipv6& address);

/// Replaces `pdu` by the tags and the message.
void make_sip_pdu(const PduPeer& source, const PduPeer& destination, PacketDirection direction,
                  std::string_view message, std::string& pdu);

} // namespace icewarn
