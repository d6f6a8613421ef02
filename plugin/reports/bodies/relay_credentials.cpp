// SPDX-License-Identifier: GPL-2.0-or-later
// mediaRelay, location, duration and reasonPhrase. What else stands in the body is not taken in, so that no damage of
// the XML can bring a password to light.
#include "reports/bodies/relay_credentials.hpp"

#include <array>

#include "icewarn/parse_limits.hpp"
#include "reports/bodies/xml_reader.hpp"

namespace icewarn {
namespace {

struct RelayText {
    std::string_view name;
    std::optional<BodyText> MediaRelay::*member;
};

constexpr std::array<RelayText, 4> relay_texts{{
    {"hostName", &MediaRelay::host},
    {"location", &MediaRelay::location},
    {"udpPort", &MediaRelay::udp_port},
    {"tcpPort", &MediaRelay::tcp_port},
}};

class CredentialsReader final : public XmlHandler {
public:
    explicit CredentialsReader(RelayCredentials& out) : out_(out) {}

    Wanted start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "response") out_.reason_phrase = keep_attribute(out_, attributes.find("reasonPhrase"));
        if (name == "mediaRelay") return start_relay();
        if (in_relay_)
            for (const RelayText& row : relay_texts)
                if (row.name == name) return Wanted::text;
        const bool wanted = name == "location" || name == "duration" || name == "reasonPhrase";
        return wanted && !in_relay_ ? Wanted::text : Wanted::nothing;
    }

    void end(std::string_view name, const BodyText* text) override
    {
        if (name == "mediaRelay") in_relay_ = false;
        if (text == nullptr || text->text.empty()) return;
        if (in_relay_)
            for (const RelayText& row : relay_texts)
                if (row.name == name) take(out_.relays.back().*row.member, *text);
        if (in_relay_) return;
        if (name == "location") take(out_.location, *text);
        if (name == "duration") take(out_.lifetime, *text);
        if (name == "reasonPhrase" && !out_.reason_phrase) out_.reason_phrase = text->text;
    }

private:
    Wanted start_relay()
    {
        in_relay_ = out_.relays.size() < limits::body_entries;
        if (!in_relay_) return Wanted::too_many;
        out_.relays.emplace_back();
        return Wanted::nothing;
    }

    static void take(std::optional<BodyText>& member, const BodyText& text)
    {
        if (!member) member = text;
    }

    RelayCredentials& out_;
    bool in_relay_ = false; ///< in the last of out_.relays
};

} // namespace

void read_relay_credentials(std::string_view body, RelayCredentials& out)
{
    CredentialsReader reader(out);
    read_xml(body, reader, out);
}

} // namespace icewarn
