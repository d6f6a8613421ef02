// SPDX-License-Identifier: GPL-2.0-or-later
// Sessions, media lines, ICE status, ICE warning flags and addresses of a quality report.
#include "reports/bodies/quality_report.hpp"

#include <string>
#include <utility>

#include "reports/bodies/quality_names.hpp"
#include "reports/bodies/xml_reader.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

using namespace quality_names;

class QualityReader final : public XmlHandler {
public:
    explicit QualityReader(QualityReport& out) : out_(out) {}

    Wanted start(std::string_view name, const XmlAttributes& attributes) override
    {
        leaf_ = true;
        if (name == "VQReportEvent") start_event();
        attributes.each([&](std::string_view attribute, std::string_view value) { look_for_schema(attribute, value); });
        if (const ItemRow* row = find_row(item_table, name)) return start_item(*row);
        if (name == "IPAddr" || name == "Port") return in_address_ ? Wanted::text : Wanted::nothing;
        if (name == "MediaLine") return start_line(attributes);
        if (is_dialog(name)) return start_dialog(attributes);
        if (name == "Caller" || find_row(dialog_elements, name) != nullptr)
            return in_dialog_ ? Wanted::text : Wanted::nothing;
        if (const StreamDirection direction = direction_of(name); direction != StreamDirection::unspecified)
            return start_stream(direction);
        if (is_other_mos(name)) other_mos_ = keep_text(out_, name);
        if (!is_session(name)) return start_detail(name);
        leave_session();
        return enter_session() ? Wanted::nothing : Wanted::too_many;
    }

    void end(std::string_view name, const BodyText* text) override
    {
        const bool leaf = std::exchange(leaf_, false);
        if (text != nullptr) take_text(name, *text, leaf);
        if (direction_of(name) != StreamDirection::unspecified) leave_stream();
        if (is_other_mos(name)) other_mos_ = {};
        if (name == "MediaLine" || (name == "Connectivity" && line_open_ && out_.lines.back().outside))
            line_open_ = false;
        if (is_dialog(name)) in_dialog_ = false;
        if (is_session(name)) leave_session();
        if (name != "VQReportEvent") return;
        leave_session();
        has_event_ = false;
        schema_ = {};
        first_session_ = out_.sessions.size();
    }

private:
    /// @return false when there are as many sessions as are decoded
    bool enter_session()
    {
        if (session_open_) return true;
        if (out_.sessions.size() == limits::reports) return false;
        QualitySession& session = out_.sessions.emplace_back();
        session.schema = schema_;
        session.has_event = has_event_;
        session_open_ = true;
        return true;
    }

    /// One that has begun may have lost its end.
    void start_event()
    {
        leave_session();
        if (has_event_) schema_ = {};
        first_session_ = out_.sessions.size();
        has_event_ = true;
    }

    /// A schema that is named anywhere in the event holds for all of its sessions.
    void look_for_schema(std::string_view attribute, std::string_view value)
    {
        if (!schema_.empty()) return;
        const std::string_view local = attribute.substr(attribute.rfind(':') + 1);
        if (attribute.substr(0, 5) == "xmlns" && is_later_namespace(value)) schema_ = keep_text(out_, value);
        else if (local == "SchemaVersion") schema_ = "SchemaVersion";
        if (schema_.empty()) return;
        for (std::size_t i = first_session_; i < out_.sessions.size(); ++i) out_.sessions[i].schema = schema_;
    }

    void leave_session()
    {
        session_open_ = false;
        line_open_ = false;
        in_dialog_ = false;
        leave_stream();
    }

    void leave_stream()
    {
        stream_ = no_stream;
        other_mos_ = {};
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
        loose_stream_ = no_stream;
        leave_stream();
        if (out_.lines.size() == limits::reports || !enter_session()) return false;
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

    Wanted start_stream(StreamDirection direction)
    {
        if (!line_open_ && !enter_line(true)) return Wanted::too_many;
        leave_stream();
        stream_ = add_stream(direction);
        return stream_ == no_stream ? Wanted::too_many : Wanted::nothing;
    }

    /// @return no_stream when there are as many as are decoded
    std::uint32_t add_stream(StreamDirection direction)
    {
        if (out_.streams.size() == limits::body_entries) return no_stream;
        QualityStream& stream = out_.streams.emplace_back();
        stream.line = static_cast<std::uint32_t>(out_.lines.size() - 1);
        stream.quality.media = out_.lines.back().label.value_or("");
        stream.quality.direction = direction;
        return static_cast<std::uint32_t>(out_.streams.size() - 1);
    }

    /// What may be an element without others in it: whether it is shows when it ends.
    Wanted start_detail(std::string_view name)
    {
        const bool in_line = line_open_ && (stream_ != no_stream || find_metric(name) != nullptr);
        if (in_address_ || (!in_line && !is_detail(name)) || (!line_open_ && !session_open_)) return Wanted::nothing;
        const std::size_t size = line_open_ ? out_.items.size() : out_.details.size();
        return size == limits::body_entries ? Wanted::too_many : Wanted::text;
    }

    /// An address alone, outside a media line, says nothing of ICE.
    Wanted start_item(const ItemRow& row)
    {
        if (!line_open_ && row.is_address) return Wanted::nothing;
        if (out_.items.size() == limits::body_entries || (!line_open_ && !enter_line(true))) return Wanted::too_many;
        in_address_ = row.is_address;
        if (row.is_address) ip_ = port_ = {};
        return Wanted::text;
    }

    void take_text(std::string_view name, const BodyText& text, bool leaf)
    {
        if (const ItemRow* row = find_row(item_table, name)) return end_item(*row, text);
        if (name == "IPAddr" || name == "Port") {
            BodyText& part = name == "Port" ? port_ : ip_;
            if (part.text.empty()) part = text;
            return;
        }
        const SessionText* row = find_row(dialog_elements, name);
        if (row == nullptr && name != "Caller") {
            if (leaf && !text.text.empty()) take_detail(name, text);
            return;
        }
        QualitySession& session = out_.sessions.back();
        if (row == nullptr) session.caller = session.caller ? session.caller : parse_boolean(text.text);
        else if (!(session.*row->member)) session.*row->member = text.text;
    }

    void take_detail(std::string_view name, const BodyText& text)
    {
        if (!line_open_) {
            if (session_open_ && out_.details.size() < limits::body_entries)
                out_.details.push_back(
                    {static_cast<std::uint32_t>(out_.sessions.size() - 1), keep_text(out_, name), text});
            return;
        }
        if (out_.items.size() == limits::body_entries) return;
        QualityItem item{QualityKey::other, text, {}, Metric::count, stream_};
        const MetricRow* row = other_mos_.empty() ? find_metric(name) : nullptr;
        if (row != nullptr) take_metric(*row, item);
        if (row != nullptr) item.name = row->element;
        else if (other_mos_.empty()) item.name = keep_text(out_, name);
        else item.name = keep_text(out_, std::string(other_mos_).append("/").append(name));
        out_.items.push_back(item);
        ++out_.lines.back().item_count;
    }

    /// A metric outside a stream gets one without a direction.
    void take_metric(const MetricRow& row, QualityItem& item)
    {
        const auto value = parse_metric(row.metric, item.value.text);
        if (!value && row.unit != MetricUnit::text) return;
        if (item.stream == no_stream && loose_stream_ == no_stream)
            loose_stream_ = add_stream(StreamDirection::unspecified);
        if (item.stream == no_stream) item.stream = loose_stream_;
        if (item.stream == no_stream) return;
        item.key = QualityKey::metric;
        item.metric = row.metric;
        StreamQuality& quality = out_.streams[item.stream].quality;
        auto& known = quality.values[static_cast<std::size_t>(row.metric)];
        if (value && !known) known = value;
        if (!value && quality.codec.empty()) quality.codec = item.value.text;
    }

    void end_item(const ItemRow& row, const BodyText& text)
    {
        if (row.is_address) in_address_ = false;
        if (out_.items.size() == limits::body_entries) return;
        if (!line_open_ && (row.is_address || !enter_line(true))) return; // a media line has ended inside it
        const BodyText& value = row.is_address && text.text.empty() ? join_address(text) : text;
        out_.items.push_back({row.key, value, row.name, Metric::count, no_stream});
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
    std::string_view schema_;       ///< of the event that is open
    std::size_t first_session_ = 0; ///< of that event
    std::string_view other_mos_;    ///< the element around, if the MOS in it is not that of the network
    std::uint32_t stream_ = no_stream;
    std::uint32_t loose_stream_ = no_stream; ///< of metrics outside a stream
    BodyText ip_;
    BodyText port_;
    bool has_event_ = false;
    bool leaf_ = false; ///< no element has stood in the one that is open
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
