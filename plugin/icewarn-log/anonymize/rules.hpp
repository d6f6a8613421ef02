// SPDX-License-Identifier: GPL-2.0-or-later
// What of a message names people, hosts or networks: by the header or the name that it stands behind, or by its form.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "icewarn/ascii.hpp"

namespace icewarn::tool {

/// What is done with the value of a header.
enum class Rule : std::uint8_t { keep, text, address, call_id, mask, credentials, via };

struct HeaderRule {
    std::string_view name;
    Rule rule;
};

/// Headers that are not here are Rule::text.
inline constexpr HeaderRule header_rules[] = {
    {"Call-ID", Rule::call_id},
    {"i", Rule::call_id},
    {"In-Reply-To", Rule::call_id},
    {"Replaces", Rule::call_id},
    {"Join", Rule::call_id},
    {"Target-Dialog", Rule::call_id},
    {"Ms-Conversation-ID", Rule::call_id},
    {"From", Rule::address},
    {"f", Rule::address},
    {"To", Rule::address},
    {"t", Rule::address},
    {"Contact", Rule::address},
    {"m", Rule::address},
    {"P-Asserted-Identity", Rule::address},
    {"P-Preferred-Identity", Rule::address},
    {"Referred-By", Rule::address},
    {"Refer-To", Rule::address},
    {"Reply-To", Rule::address},
    {"Remote-Party-ID", Rule::address},
    {"P-Called-Party-ID", Rule::address},
    {"Diversion", Rule::address},
    {"History-Info", Rule::address},
    {"Via", Rule::via},
    {"v", Rule::via},
    {"Subject", Rule::mask},
    {"s", Rule::mask},
    {"Organization", Rule::mask},
    {"Authorization", Rule::credentials},
    {"Proxy-Authorization", Rule::credentials},
    {"WWW-Authenticate", Rule::credentials},
    {"Proxy-Authenticate", Rule::credentials},
    {"Authentication-Info", Rule::credentials},
    {"Proxy-Authentication-Info", Rule::credentials},
    {"User-Agent", Rule::keep},
    {"Server", Rule::keep},
    {"Content-Type", Rule::keep},
    {"c", Rule::keep},
    {"Accept", Rule::keep},
    {"Allow", Rule::keep},
    {"Allow-Events", Rule::keep},
    {"Supported", Rule::keep},
    {"k", Rule::keep},
    {"Require", Rule::keep},
    {"CSeq", Rule::keep},
    {"Content-Length", Rule::keep},
    {"l", Rule::keep},
    {"Max-Forwards", Rule::keep},
    {"Expires", Rule::keep},
    {"Event", Rule::keep},
    {"Date", Rule::keep},
    {"MIME-Version", Rule::keep},
};

inline Rule rule_of(std::string_view name)
{
    for (const HeaderRule& row : header_rules)
        if (equal_folded(row.name, name)) return row.rule;
    return Rule::text;
}

/// What a parameter, an attribute or an element of that name holds.
enum class Holds : std::uint8_t { host, endpoint, user, number, call_id, form, secret };

struct NamedValue {
    std::string_view name;
    Holds holds;
};

inline constexpr NamedValue named_values[] = {
    {"LocalSite", Holds::endpoint},   {"RemoteSite", Holds::endpoint},
    {"LocalMR", Holds::endpoint},     {"RemoteMR", Holds::endpoint},
    {"BaseAddress", Holds::endpoint}, {"NetworkName", Holds::host},
    {"MachineName", Holds::host},     {"HostName", Holds::host},
    {"DNSSuffix", Holds::host},       {"SSID", Holds::host},
    {"source", Holds::host},          {"maddr", Holds::host},
    {"received", Holds::host},        {"targetname", Holds::host},
    {"realm", Holds::host},           {"PeerServer", Holds::host},
    {"tls-target", Holds::host},      {"fqdn1", Holds::host},
    {"MrDnsU", Holds::host},          {"Name", Holds::host}, // of a computer or a device in a quality report
    {"UserName", Holds::user},        {"DisplayName", Holds::user},
    {"tel", Holds::number},           {"CalledNumber", Holds::number},
    {"CallerNumber", Holds::number},  {"CallingNumber", Holds::number},
    {"CallId", Holds::call_id},       {"SessionId", Holds::call_id},
    {"ConferenceId", Holds::call_id}, {"epid", Holds::form},
    {"BSSID", Holds::form},           {"MACAddr", Holds::form},
    {"inline", Holds::secret},        {"ice-pwd", Holds::secret},
    {"ice-ufrag", Holds::secret},
};

/// First names of domains that are words of the protocols, too.
inline constexpr std::string_view common_labels[] = {"microsoft", "lync", "skype", "office",
                                                     "outlook",   "live", "local"};

inline constexpr std::string_view masked = "anonymized";

/// What a value may stand in, in XML and JSON too.
inline constexpr std::string_view quotes[] = {"\"", "&quot;", "&#34;", "\\\""};
inline constexpr std::string_view report_types[] = {"sdp", "xml", "multipart"};

inline bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

/// Of host names; bytes that are no ASCII may be letters of one.
inline bool is_host_char(char c)
{
    return is_alnum(c) || c == '.' || c == '-' || c == '_' || static_cast<signed char>(c) < 0;
}

/// Of the user of a URI (RFC 3261 25.1), as far as it is not taken for something else around it.
inline bool is_user_char(char c) { return is_host_char(c) || (c != '\0' && std::strchr("+%~!*'&$", c) != nullptr); }

template <typename Is> std::size_t skip(std::string_view text, std::size_t at, Is is)
{
    while (at < text.size() && is(text[at])) ++at;
    return at;
}

/// `fe01.contoso.com`: a dot, and letters behind the last one. Versions and file types of a few words are none.
inline bool is_domain(std::string_view word)
{
    const std::size_t dot = word.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || word.size() - dot < 3) return false;
    return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dot) + 1, word.end(),
                       [](char c) { return !is_digit(c) && c != '_'; });
}

inline bool is_guid(std::string_view word)
{
    if (word.size() != 36) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? word[i] != '-' : hex_digit(word[i]) < 0) return false;
    }
    return true;
}

inline bool is_mac(std::string_view word)
{
    if (word.size() != 17) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i % 3 == 2 ? word[i] != word[2] || (word[i] != '-' && word[i] != ':') : hex_digit(word[i]) < 0)
            return false;
    return true;
}

} // namespace icewarn::tool
