// SPDX-License-Identifier: GPL-2.0-or-later
// From the items of a media line to facts.
#include "reports/quality_facts.hpp"

#include <algorithm>

namespace icewarn {
namespace {

KnownEndpoint known_endpoint(std::string_view text)
{
    KnownEndpoint known;
    known.present = !text.empty();
    if (known.present) known.endpoint = parse_endpoint(text).endpoint;
    return known;
}

/// The stream of the line with the worst metric, the first such, if it was not good; else a null pointer.
const StreamQuality* worst_stream(const QualityReport& report, const QualityLine& line)
{
    const StreamQuality* found = nullptr;
    QualityClass klass = QualityClass::good;
    for (const StreamQuality* stream : streams_of(report, line)) {
        const auto worst = worst_metric(*stream);
        if (!worst || worst->klass <= klass) continue;
        klass = worst->klass;
        found = stream;
    }
    return found;
}

} // namespace

std::string_view text_of(const QualityReport& report, const QualityLine& line, QualityKey key)
{
    const QualityItem* item = find_item(report, line, key);
    return item != nullptr ? item->value.text : std::string_view();
}

std::vector<const StreamQuality*> streams_of(const QualityReport& report, const QualityLine& line)
{
    const auto index = static_cast<std::size_t>(&line - report.lines.data());
    const auto before = [](const QualityStream& stream, std::size_t of) { return stream.line < of; };
    std::vector<const StreamQuality*> streams;
    auto stream = std::lower_bound(report.streams.begin(), report.streams.end(), index, before);
    for (; stream != report.streams.end() && stream->line == index; ++stream) streams.push_back(&stream->quality);
    return streams;
}

LayoutChoice layout_of(const QualitySession& session, std::string_view user_agent)
{
    const std::string_view own = session.local_user_agent.value_or("");
    return choose_layout({session.schema, session.has_event, user_agent.empty() ? own : user_agent});
}

MediaReport media_report(const QualityReport& report, const QualityLine& line, FlagLayout layout)
{
    MediaReport media;
    const QualityItem* flags = find_item(report, line, QualityKey::flags);
    const auto number = flags != nullptr ? parse_quality_flags(flags->value.text).value : std::nullopt;
    media.flags_damaged = flags != nullptr && !number;
    if (const auto caller = report.sessions[line.session].caller) media.side = *caller ? Side::caller : Side::callee;
    media.raw_media = line.label.value_or("");
    ReportFacts& facts = media.facts;
    (layout == FlagLayout::office_2007 ? facts.flags_2007 : facts.flags) = number;
    facts.ice_text = text_of(report, line, QualityKey::ice);
    facts.ice = parse_ice_status(facts.ice_text);
    facts.worst_stream = worst_stream(report, line);
    facts.cut = true; // no key of this form says that there was no relay
    facts.local_site = known_endpoint(text_of(report, line, QualityKey::local_address));
    facts.remote_site = known_endpoint(text_of(report, line, QualityKey::remote_address));
    facts.base_address = known_endpoint(text_of(report, line, QualityKey::relay_address));
    return media;
}

} // namespace icewarn
