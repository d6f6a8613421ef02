// SPDX-License-Identifier: GPL-2.0-or-later
// error, diagHeader and progressReports of an error report.
#include "reports/bodies/error_report.hpp"

#include <array>

#include "reports/bodies/xml_reader.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

struct AttributeRow {
    std::string_view name;
    std::optional<std::string_view> ReportedError::*member;
};

constexpr std::array<AttributeRow, 8> attribute_table{{
    {"toUri", &ReportedError::to_uri},
    {"fromUri", &ReportedError::from_uri},
    {"callId", &ReportedError::call_id},
    {"fromTag", &ReportedError::from_tag},
    {"toTag", &ReportedError::to_tag},
    {"contentType", &ReportedError::content_type},
    {"responseCode", &ReportedError::response_code},
    {"requestType", &ReportedError::request_type},
}};

class ErrorReader final : public XmlHandler {
public:
    explicit ErrorReader(ErrorReport& out) : out_(out) {}

    Wanted start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "error") return start_error(attributes);
        if (name == "progressReports") progress_ = true;
        if (name != "diagHeader") return Wanted::nothing;
        if (out_.headers.size() + open_ == limits::body_entries) return Wanted::too_many;
        ++open_;
        return Wanted::text;
    }

    void end(std::string_view name, const BodyText* text) override
    {
        if (text != nullptr) {
            --open_;
            out_.headers.push_back({*text, progress_, error_});
        }
        if (name == "error") error_.reset();
        if (name == "error" || name == "progressReports") progress_ = false;
    }

private:
    Wanted start_error(const XmlAttributes& attributes)
    {
        error_.reset();
        progress_ = false;
        if (out_.errors.size() == limits::body_entries) return Wanted::too_many;
        ReportedError& error = out_.errors.emplace_back();
        for (const AttributeRow& row : attribute_table)
            error.*row.member = keep_attribute(out_, attributes.find(row.name));
        error_ = static_cast<std::uint32_t>(out_.errors.size() - 1);
        return Wanted::nothing;
    }

    ErrorReport& out_;
    std::optional<std::uint32_t> error_;
    bool progress_ = false;
    std::size_t open_ = 0; ///< header elements that are inside each other at this place: damage, but they count
};

} // namespace

void read_error_report(std::string_view body, ErrorReport& out)
{
    ErrorReader reader(out);
    read_xml(body, reader, out);
}

} // namespace icewarn
