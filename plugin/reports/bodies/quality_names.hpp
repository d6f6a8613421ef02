// SPDX-License-Identifier: GPL-2.0-or-later
// Elements and attributes of a quality report, [MS-QoE] 2.2.1, by their local names.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "icewarn/ascii.hpp"
#include "reports/bodies/quality_report.hpp"

namespace icewarn::quality_names {

struct SessionText {
    std::string_view name; ///< of an attribute of DialogInfo, or of an element in it
    std::optional<std::string_view> QualitySession::*member;
};

inline constexpr std::array<SessionText, 5> dialog_attributes{{
    {"CallId", &QualitySession::call_id},
    {"FromTag", &QualitySession::from_tag},
    {"ToTag", &QualitySession::to_tag},
    {"Start", &QualitySession::start},
    {"End", &QualitySession::end},
}};

inline constexpr std::array<SessionText, 3> dialog_elements{{
    {"FromURI", &QualitySession::from_uri},
    {"ToURI", &QualitySession::to_uri},
    {"LocalUserAgent", &QualitySession::local_user_agent},
}};

struct ItemRow {
    std::string_view name;
    QualityKey key;
    bool is_address;
};

inline constexpr std::array<ItemRow, 5> item_table{{
    {"Ice", QualityKey::ice, false},
    {"IceWarningFlags", QualityKey::flags, false},
    {"RelayAddress", QualityKey::relay_address, true},
    {"LocalAddr", QualityKey::local_address, true},
    {"RemoteAddr", QualityKey::remote_address, true},
}};

template <class Table> auto find_row(const Table& table, std::string_view name)
{
    const auto* const row = std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.name == name; });
    return row == table.end() ? nullptr : row;
}

inline bool is_session(std::string_view name) { return name == "VQSessionReport" || name == "VQSessionIntervalReport"; }

inline bool is_dialog(std::string_view name) { return name == "DialogInfo" || name == "CallQualityFeedbackReport"; }

/// Worth showing wherever they stand: how the client was connected, and which policy limited its bandwidth.
inline constexpr std::array<std::string_view, 8> details{
    "NetworkConnection",      "VPN",           "LinkSpeed",       "ReflexiveLocalIPAddress", "AppliedBandwidthLimit",
    "AppliedBandwidthSource", "MidCallReport", "RegisteredInside"};

inline bool is_detail(std::string_view name)
{
    return std::find(details.begin(), details.end(), name) != details.end();
}

inline StreamDirection direction_of(std::string_view name)
{
    if (name == "InboundStream") return StreamDirection::inbound;
    return name == "OutboundStream" ? StreamDirection::outbound : StreamDirection::unspecified;
}

inline bool is_other_mos(std::string_view name)
{
    return std::find(other_mos_elements.begin(), other_mos_elements.end(), name) != other_mos_elements.end();
}

/// `ms-rtcp-metrics.v2` and later; that of 2007 has no number.
inline bool is_later_namespace(std::string_view uri)
{
    constexpr std::string_view stem = "ms-rtcp-metrics.v";
    return uri.size() > stem.size() && uri.substr(0, stem.size()) == stem && is_digit(uri[stem.size()]);
}

inline std::optional<bool> parse_boolean(std::string_view text)
{
    if (text == "1" || equal_folded(text, "true")) return true;
    if (text == "0" || equal_folded(text, "false")) return false;
    return std::nullopt;
}

} // namespace icewarn::quality_names
