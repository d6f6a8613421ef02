// SPDX-License-Identifier: GPL-2.0-or-later
// From a decoded report to the facts that its assessment rests on.
#include "icewarn/facts.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

bool is_debug(const Parameter& parameter)
{
    return parameter.role == ParameterRole::caller_debug || parameter.role == ParameterRole::callee_debug;
}

bool holds(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end() <= outer.end(); }

/// The MediaDebug parameter that the report stands in; a null pointer for a flat report.
const Parameter* debug_parameter(const Diagnostics& diagnostics, const Report& report)
{
    for (const Parameter& parameter : diagnostics.parameters)
        if (is_debug(parameter) && holds(parameter.value, report.whole)) return &parameter;
    return nullptr;
}

/// The value ends in the parameter: no quote closes it, and no ';' stands behind it.
bool is_open(const Diagnostics& diagnostics, const Parameter& parameter)
{
    const bool closed = parameter.quoted && parameter.whole.end() > parameter.value.end();
    return !closed && skip_blanks(diagnostics.text, parameter.whole.end()) == diagnostics.text.size();
}

bool reached_limit(const Diagnostics& diagnostics)
{
    return std::any_of(diagnostics.notes.begin(), diagnostics.notes.end(),
                       [](const Note& note) { return problem_row(note.problem).klass == ProblemClass::limit; });
}

/// Whether keys of the report may be missing because the value was not read to its end. Of what was cut, only the last
/// report of its kind lacks something: the flat one, or the last block of the parameter that the value ends in.
bool is_cut(const Diagnostics& diagnostics, const Report& report)
{
    if (reached_limit(diagnostics)) return true;
    if (!diagnostics.cut) return false;
    const Parameter* parameter = debug_parameter(diagnostics, report);
    if (parameter != nullptr && !is_open(diagnostics, *parameter)) return false;
    const auto last = std::find_if(diagnostics.reports.rbegin(), diagnostics.reports.rend(), [&](const Report& other) {
        return debug_parameter(diagnostics, other) == parameter;
    });
    return last->whole.begin == report.whole.begin;
}

void take_endpoint(KnownEndpoint& known, const Item& item)
{
    if (known.present) return;
    known.present = true;
    if (const auto* endpoint = std::get_if<Endpoint>(&item.decoded)) known.endpoint = *endpoint;
}

template <typename Number> void take_number(std::optional<Number>& known, const Item& item)
{
    const auto* number = std::get_if<std::uint32_t>(&item.decoded);
    if (!known && number != nullptr) known = static_cast<Number>(*number);
}

void take(ReportFacts& facts, const Item& item)
{
    switch (item.key) {
    case Key::local_site: return take_endpoint(facts.local_site, item);
    case Key::remote_site: return take_endpoint(facts.remote_site, item);
    case Key::local_mr: return take_endpoint(facts.local_mr, item);
    case Key::remote_mr: return take_endpoint(facts.remote_mr, item);
    case Key::base_address: return take_endpoint(facts.base_address, item);
    case Key::local_location: return take_number(facts.local_location, item);
    case Key::remote_location: return take_number(facts.remote_location, item);
    case Key::federation_type: return take_number(facts.federation_type, item);
    case Key::local_mr_rtcp_port: return take_number(facts.local_mr_rtcp_port, item);
    case Key::remote_mr_rtcp_port: return take_number(facts.remote_mr_rtcp_port, item);
    default: return;
    }
}

} // namespace

IceStatus parse_ice_status(std::string_view text)
{
    struct Word {
        std::string_view text;
        IceStatus status;
    };
    constexpr Word words[] = {{"", IceStatus::none},
                              {"FAILED", IceStatus::failed},
                              {"DIRECT", IceStatus::connected},
                              {"RELAY", IceStatus::connected},
                              {"HTTP-PROXY", IceStatus::connected}};
    for (const Word& word : words)
        if (equal_folded(text, word.text)) return word.status;
    return IceStatus::other;
}

ReportFacts facts_of(const Diagnostics& diagnostics, const Report& report)
{
    ReportFacts facts;
    facts.error_id = diagnostics.error_id;
    facts.media = view(diagnostics.text, report.media);
    facts.flags = report.flags;
    facts.cut = is_cut(diagnostics, report);
    for (std::size_t i = report.first_item; i < report.first_item + report.item_count; ++i)
        if (const Item& item = diagnostics.items[i]; !item.value.empty()) take(facts, item);
    return facts;
}

} // namespace icewarn
