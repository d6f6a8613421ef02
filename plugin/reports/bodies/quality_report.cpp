// SPDX-License-Identifier: GPL-2.0-or-later
// Sessions, media lines, ICE status, ICE warning flags and addresses of a quality report.
#include "reports/bodies/quality_report.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "reports/bodies/xml_reader.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

struct SessionText {
    std::string_view name; ///< of an attribute of DialogInfo, or of an element in it
    std::optional<std::string_view> QualitySession::*member;
};

constexpr std::array<SessionText, 5> dialog_attributes{{
    {"CallId", &QualitySession::call_id},
    {"FromTag", &QualitySession::from_tag},
    {"ToTag", &QualitySession::to_tag},
    {"Start", &QualitySession::start},
    {"End", &QualitySession::end},
}};

constexpr std::array<SessionText, 3> dialog_elements{{
    {"FromURI", &QualitySession::from_uri},
    {"ToURI", &QualitySession::to_uri},
    {"LocalUserAgent", &QualitySession::local_user_agent},
}};

struct ItemRow {
    std::string_view name;
    QualityKey key;
    bool is_address;
};

constexpr std::array<ItemRow, 5> item_table{{
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

bool is_session(std::string_view name) { return name == "VQSessionReport" || name == "VQSessionIntervalReport"; }

bool is_dialog(std::string_view name) { return name == "DialogInfo" || name == "CallQualityFeedbackReport"; }

std::optional<bool> parse_boolean(std::string_view text)
{
    if (text == "1" || equal_folded(text, "true")) return true;
    if (text == "0" || equal_folded(text, "false")) return false;
    return std::nullopt;
}

class QualityReader final : public XmlHandler {
public:
    explicit QualityReader(QualityReport& out) : out_(out) {}

    Wanted start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (const ItemRow* row = find_row(item_table, name)) return start_item(*row);
        if (name == "IPAddr" || name == "Port") return in_address_ ? Wanted::text : Wanted::nothing;
        if (name == "MediaLine") return start_line(attributes);
        if (is_dialog(name)) return start_dialog(attributes);
        if (name == "Caller" || find_row(dialog_elements, name) != nullptr)
            return in_dialog_ ? Wanted::text : Wanted::nothing;
        if (name == "VQReportEvent") {
            leave_session();
            version_ = keep_attribute(out_, attributes.find("Version"));
        }
        if (!is_session(name)) return Wanted::nothing;
        leave_session();
        return enter_session() ? Wanted::nothing : Wanted::too_many;
    }

    void end(std::string_view name, const BodyText* text) override
    {
        if (text != nullptr) take_text(name, *text);
        if (name == "MediaLine" || (name == "Connectivity" && line_open_ && out_.lines.back().outside))
            line_open_ = false;
        if (is_dialog(name)) in_dialog_ = false;
        if (is_session(name)) leave_session();
        if (name != "VQReportEvent") return;
        leave_session();
        version_.reset();
    }

private:
    /// @return false when there are as many sessions as are decoded
    bool enter_session()
    {
        if (session_open_) return true;
        if (out_.sessions.size() == limits::quality_sessions) return false;
        out_.sessions.emplace_back().version = version_;
        session_open_ = true;
        return true;
    }

    void leave_session()
    {
        session_open_ = false;
        line_open_ = false;
        in_dialog_ = false;
    }

    Wanted start_dialog(const XmlAttributes& attributes)
    {
        if (!enter_session()) return Wanted::too_many;
        in_dialog_ = true;
        QualitySession& session = out_.sessions.back();
        for (const SessionText& row : dialog_attributes)
            if (!(session.*row.member)) session.*row.member = keep_attribute(out_, attributes.find(row.name));
        return Wanted::nothing;
    }

    bool enter_line(bool outside)
    {
        line_open_ = false;
        if (out_.lines.size() == limits::quality_lines || !enter_session()) return false;
        QualityLine& line = out_.lines.emplace_back();
        line.session = static_cast<std::uint32_t>(out_.sessions.size() - 1);
        line.outside = outside;
        line.first_item = static_cast<std::uint32_t>(out_.items.size());
        line_open_ = true;
        return true;
    }

    Wanted start_line(const XmlAttributes& attributes)
    {
        if (!enter_line(false)) return Wanted::too_many;
        out_.lines.back().label = keep_attribute(out_, attributes.find("Label"));
        return Wanted::nothing;
    }

    /// An address alone, outside a media line, says nothing of ICE.
    Wanted start_item(const ItemRow& row)
    {
        if (!line_open_ && row.is_address) return Wanted::nothing;
        if (out_.items.size() == limits::quality_items || (!line_open_ && !enter_line(true))) return Wanted::too_many;
        in_address_ = row.is_address;
        if (row.is_address) ip_ = port_ = {};
        return Wanted::text;
    }

    void take_text(std::string_view name, const BodyText& text)
    {
        if (const ItemRow* row = find_row(item_table, name)) return end_item(*row, text);
        if (name == "IPAddr" || name == "Port") {
            BodyText& part = name == "Port" ? port_ : ip_;
            if (part.text.empty()) part = text;
            return;
        }
        QualitySession& session = out_.sessions.back();
        const SessionText* row = find_row(dialog_elements, name);
        if (row == nullptr) session.caller = session.caller ? session.caller : parse_boolean(text.text);
        else if (!(session.*row->member)) session.*row->member = text.text;
    }

    void end_item(const ItemRow& row, const BodyText& text)
    {
        if (row.is_address) in_address_ = false;
        if (out_.items.size() == limits::quality_items) return;
        if (!line_open_ && (row.is_address || !enter_line(true))) return; // a media line has ended inside it
        out_.items.push_back({row.key, row.is_address && text.text.empty() ? join_address(text) : text});
        ++out_.lines.back().item_count;
    }

    BodyText join_address(const BodyText& whole)
    {
        BodyText joined = whole;
        joined.cut = whole.cut || ip_.cut || port_.cut;
        joined.text = ip_.text;
        joined.where = ip_.where;
        if (port_.text.empty()) return joined;
        std::string text(ip_.text);
        if (text.find(':') != std::string::npos && text[0] != '[') text = "[" + text + "]";
        joined.text = keep_text(out_, text.append(":").append(port_.text));
        joined.where = {};
        return joined;
    }

    QualityReport& out_;
    std::optional<std::string_view> version_;
    BodyText ip_;
    BodyText port_;
    bool session_open_ = false;
    bool line_open_ = false; ///< the last of out_.lines
    bool in_dialog_ = false;
    bool in_address_ = false;
};

} // namespace

const QualityItem* find_item(const QualityReport& report, const QualityLine& line, QualityKey key)
{
    for (std::uint32_t i = line.first_item; i < line.first_item + line.item_count; ++i)
        if (report.items[i].key == key) return &report.items[i];
    return nullptr;
}

void read_quality_report(std::string_view body, QualityReport& out)
{
    QualityReader reader(out);
    read_xml(body, reader, out);
}

} // namespace icewarn
