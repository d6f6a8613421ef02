// SPDX-License-Identifier: GPL-2.0-or-later
// HMAC-SHA256 (RFC 2104) for names, a Feistel network over it for addresses, which keeps them apart.
#include "icewarn-log/anonymize/pseudonyms.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "icewarn/ascii.hpp"
#include "icewarn-log/anonymize/rules.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t short_form = 8;       ///< hexadecimal digits that tell names of one output apart
constexpr std::size_t most_known = 200'000; ///< texts that are remembered

std::string hmac(const std::string& key, const std::string& text)
{
    char* digest = g_compute_hmac_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(key.data()), key.size(),
                                           reinterpret_cast<const guchar*>(text.data()), text.size());
    std::string result = digest;
    g_free(digest);
    return result;
}

/// A class of addresses: those that begin with so many bits of `prefix`.
struct Network {
    std::uint32_t prefix;
    unsigned bits;
};

constexpr Network kept[] = {
    {0x7f00'0000, 8}, {0xe000'0000, 3}, {0, 8}}; ///< loopback, multicast and beyond, this network
constexpr Network inner[] = {
    {0x0a00'0000, 8},  {0xac10'0000, 12}, {0xc0a8'0000, 16}, // RFC 1918
    {0xa9fe'0000, 16},                                       // link-local, RFC 3927
    {0x6440'0000, 10},                                       // shared, RFC 6598
};

constexpr bool is_in(std::uint32_t address, const Network& network)
{
    return (address ^ network.prefix) >> (32 - network.bits) == 0;
}

template <std::size_t size> const Network* find(std::uint32_t address, const Network (&networks)[size])
{
    for (const Network& network : networks)
        if (is_in(address, network)) return &network;
    return nullptr;
}

std::string ipv4_text(std::uint32_t address)
{
    std::string text;
    for (unsigned shift = 32; shift > 0; shift -= 8)
        text.append(text.empty() ? "" : ".").append(std::to_string(address >> (shift - 8) & 0xffU));
    return text;
}

} // namespace

std::string Pseudonyms::digest(char kind, std::string_view text)
{
    std::string folded(1, kind);
    for (const char c : text) folded += to_lower(c);
    const auto found = known_.find(folded);
    if (found != known_.end()) return found->second;
    if (known_.size() >= most_known) known_.clear(); // they come out the same again
    return known_[folded] = hmac(key_, folded);
}

std::string Pseudonyms::user(std::string_view name) { return "user-" + digest('u', name).substr(0, short_form); }

std::string Pseudonyms::call_id(std::string_view id) { return digest('c', id).substr(0, 32); }

std::string Pseudonyms::same_form(std::string_view text)
{
    const std::string digits = digest('f', text);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        result += text[i] == '-' || text[i] == ':' ? text[i] : digits[i % digits.size()];
    return result;
}

std::string Pseudonyms::number(std::string_view text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    const std::string other = digest('n', digits);
    std::string result;
    std::size_t used = 0;
    for (const char c : text)
        result += is_digit(c) ? static_cast<char>('0' + hex_digit(other[used++ % other.size()]) % 10) : c;
    return result;
}

std::string Pseudonyms::host(std::string_view name)
{
    std::string_view bare = name;
    if (bare.size() > 2 && bare.front() == '[' && bare.back() == ']') bare = bare.substr(1, bare.size() - 2);
    if (const auto ipv4 = parse_ipv4(bare)) return address(*ipv4);
    if (const auto ipv6 = parse_ipv6(bare)) {
        const std::string other = address(*ipv6);
        return other.empty() ? std::string(bare) : other;
    }
    if (name.empty()) return "";
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return "h-" + digest('h', name).substr(0, short_form);
    const std::size_t before = name.rfind('.', dot - 1);
    const std::string_view domain = before == std::string_view::npos ? name : name.substr(before + 1);
    const std::string text = "d-" + digest('d', domain).substr(0, short_form) + ".example";
    note_domain(domain.substr(0, domain.find('.')));
    return domain == name ? text : "h-" + digest('h', name).substr(0, short_form) + "." + text;
}

void Pseudonyms::note_domain(std::string_view label)
{
    constexpr std::size_t least = 4;    ///< letters: shorter ones are in too many words
    constexpr std::size_t most = 1'000; ///< each costs a search in each message
    std::string folded;
    for (const char c : label) folded += to_lower(c);
    const auto is_label = [&](const auto& known) { return known.first == folded; };
    if (folded.size() < least || domains_.size() >= most || std::any_of(domains_.begin(), domains_.end(), is_label))
        return;
    if (std::find(std::begin(common_labels), std::end(common_labels), folded) != std::end(common_labels)) return;
    domains_.emplace_back(folded, "d-" + digest('d', folded).substr(0, short_form));
}

void Pseudonyms::remove_domains(std::string& text)
{
    if (domains_.empty()) return;
    std::string folded = text;
    std::transform(folded.begin(), folded.end(), folded.begin(), to_lower);
    for (const auto& [label, other] : domains_) {
        for (std::size_t at = folded.find(label); at != std::string::npos; at = folded.find(label, at + other.size())) {
            text.replace(at, label.size(), other);
            folded.replace(at, label.size(), other);
        }
    }
}

/// A permutation of the numbers of so many bits: four rounds of a Feistel network (Luby and Rackoff, 1988). Of an odd
/// number of bits the halves differ by one, and change places with each round.
std::uint32_t Pseudonyms::permute(std::uint32_t number, unsigned bits) const
{
    unsigned right_bits = bits / 2;
    unsigned left_bits = bits - right_bits;
    std::uint32_t left = number >> right_bits;
    std::uint32_t right = number & ((1U << right_bits) - 1);
    for (char round = '0'; round < '4'; ++round) {
        const std::string mixed =
            hmac(key_, std::string("a") + round + std::to_string(bits) + ":" + std::to_string(right));
        const auto mask = static_cast<std::uint32_t>(std::stoul(mixed.substr(0, short_form), nullptr, 16));
        const std::uint32_t next = (left ^ mask) & ((1U << left_bits) - 1);
        left = right;
        right = next;
        std::swap(left_bits, right_bits);
    }
    return left << right_bits | right;
}

std::string Pseudonyms::address(const Ipv4& address) const
{
    std::uint32_t number = 0;
    for (const std::uint8_t byte : address) number = number << 8U | byte;
    if (find(number, kept) != nullptr) return ipv4_text(number);
    if (const Network* network = find(number, inner)) {
        const std::uint32_t mask = 0xffff'ffffU >> network->bits;
        return ipv4_text(network->prefix | permute(number & mask, 32 - network->bits));
    }
    do number = permute(number, 32);
    while (find(number, kept) != nullptr || find(number, inner) != nullptr);
    return ipv4_text(number);
}

std::string Pseudonyms::address(const Ipv6& address)
{
    const bool nobody =
        address[0] == 0xff || std::all_of(address.begin(), address.end() - 1, [](auto b) { return b == 0; });
    if (nobody) return "";
    std::string original;
    for (const std::uint8_t byte : address) original += std::to_string(byte) + ".";
    const std::string digits = digest('6', original);
    const bool unique_local = (address[0] & 0xfeU) == 0xfcU;
    const bool link_local = address[0] == 0xfe && (address[1] & 0xc0U) == 0x80U;
    std::string text = link_local ? "fe80:" : unique_local ? "fd" + digits.substr(0, 2) : "2001:db8";
    const std::size_t groups = link_local ? 4 : unique_local ? 7 : 6;
    for (std::size_t i = 1; i <= groups; ++i) text += ":" + digits.substr(4 * i, 4);
    return text;
}

} // namespace icewarn::tool
