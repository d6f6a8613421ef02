// SPDX-License-Identifier: GPL-2.0-or-later
// Reading STUN and MS-TURN.
#include "core/wire/stun.hpp"

namespace icewarn {
namespace {

constexpr std::size_t attribute_header = 4;

struct Name {
    unsigned number;
    std::string_view name;
};

constexpr Name message_names[] = {
    {stun::allocate_request, "Allocate request"},
    {stun::allocate_response, "Allocate response"},
    {stun::allocate_error, "Allocate error response"},
    {stun::send_request, "Send request"},
    {stun::set_active_request, "Set Active Destination request"},
    {stun::set_active_response, "Set Active Destination response"},
    {stun::set_active_error, "Set Active Destination error response"},
    {stun::data_indication, "Data indication"},
};

constexpr Name address_names[] = {
    {stun::mapped_address, "Allocated address"}, // of a relay's response: not the client's address, as in RFC 3489
    {stun::alternate_server, "Alternate server"},
    {stun::destination_address, "Destination address"},
    {stun::remote_address, "Remote address"},
};

// 431 to 438, 486 and 508: RFC 8656 and its drafts; 274 and 275: [MS-ICE2BWM]; 436: unknown user.
constexpr Name error_names[] = {
    {274, "candidate disabled"},
    {275, "candidate pair disabled"},
    {300, "try alternate server"},
    {401, "unauthorized"},
    {420, "unknown attribute"},
    {430, "stale credentials"},
    {431, "integrity check failed"},
    {432, "missing username"},
    {434, "missing realm"},
    {435, "missing nonce"},
    {436, "unknown user"},
    {437, "no allocation"},
    {438, "stale nonce"},
    {486, "allocation quota reached"},
    {487, "role conflict"},
    {500, "server error"},
    {508, "insufficient port capacity"},
};

template <std::size_t size> constexpr std::string_view find_name(const Name (&names)[size], unsigned number)
{
    for (const Name& row : names)
        if (row.number == number) return row.name;
    return "";
}

/// Whether the attributes end where the message does.
bool fits(std::string_view attributes, bool padded)
{
    StunAttribute attribute;
    while (next_attribute(attributes, padded, attribute)) {}
    return attributes.empty();
}

} // namespace

bool next_attribute(std::string_view& rest, bool padded, StunAttribute& attribute)
{
    if (rest.size() < attribute_header) return false;
    const std::size_t size = be16_at(rest, 2);
    if (size > rest.size() - attribute_header) return false;
    attribute = {be16_at(rest, 0), rest.substr(attribute_header, size)};
    const std::size_t whole = attribute_header + (padded ? (size + 3) & ~std::size_t{3} : size);
    rest.remove_prefix(whole < rest.size() ? whole : rest.size());
    return true;
}

std::optional<StunMessage> read_stun(std::string_view bytes, std::size_t whole_size)
{
    if (bytes.size() < stun::header_size || be16_at(bytes, 2) != whole_size - stun::header_size) return std::nullopt;
    StunMessage message;
    message.type = be16_at(bytes, 0);
    if ((message.type & 0xc000) != 0) return std::nullopt;
    message.transaction = bytes.substr(4, 16);
    message.attributes = bytes.substr(stun::header_size);
    message.ms_turn = message.attributes.size() >= 8 && be16_at(message.attributes, 0) == stun::magic_cookie &&
                      be16_at(message.attributes, 2) == 4 && be32_at(message.attributes, 4) == stun::ms_cookie;
    const bool cut = bytes.size() < whole_size;
    message.padded = !message.ms_turn && (cut || fits(message.attributes, true));
    if (message.ms_turn || be32_at(message.transaction, 0) == stun::rfc_cookie) return message;
    const bool is_check = message.type == stun::binding_request || message.type == stun::binding_response ||
                          message.type == stun::binding_error;
    if (!is_check || cut || message.attributes.empty()) return std::nullopt;
    if (!message.padded && !fits(message.attributes, false)) return std::nullopt;
    return message;
}

std::optional<std::string_view> find_attribute(const StunMessage& message, unsigned type)
{
    std::string_view rest = message.attributes;
    for (StunAttribute attribute; next_attribute(rest, message.padded, attribute);)
        if (attribute.type == type) return attribute.value;
    return std::nullopt;
}

std::optional<WireEndpoint> read_address(std::string_view value)
{
    constexpr unsigned ipv4 = 1;
    constexpr unsigned ipv6 = 2;
    if (value.size() < 4) return std::nullopt;
    const std::size_t size = byte_at(value, 1) == ipv4 ? 4 : byte_at(value, 1) == ipv6 ? 16 : 0;
    if (size == 0 || value.size() != 4 + size) return std::nullopt;
    return WireEndpoint{make_address(value.substr(4)), static_cast<std::uint16_t>(be16_at(value, 2))};
}

unsigned error_of(const StunMessage& message)
{
    const auto value = find_attribute(message, stun::error_code);
    return value && value->size() >= 4 ? (byte_at(*value, 2) & 7) * 100 + byte_at(*value, 3) : 0;
}

std::string_view turn_message_name(unsigned type) { return find_name(message_names, type); }

std::string_view turn_address_name(unsigned attribute) { return find_name(address_names, attribute); }

std::string_view stun_error_name(unsigned code) { return find_name(error_names, code); }

} // namespace icewarn
