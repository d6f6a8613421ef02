// SPDX-License-Identifier: GPL-2.0-or-later
// The first sentence: who called whom, when, with what. The second: what became of it.
#include "reports/page/story.hpp"

#include <algorithm>

#include "reports/page/words.hpp"

namespace icewarn::page {
namespace {

std::string first_sentence(const Collector::State& state)
{
    const Call& call = state.call;
    const std::string media = call.media.empty() ? "" : " with " + call.media;
    const std::string parties = short_uri(call.from) + " called " + short_uri(call.to) + media + " on ";
    if (state.has_invite) return parties + date_time(state.invite_ns) + " (" + zone_of(state.invite_ns) + ").";
    return parties + "or before " + date_time(state.first_ns) + " (" + zone_of(state.first_ns) +
           "); the INVITE of the call was not found.";
}

std::string answer_text(const Collector::State& state)
{
    if (!state.has_invite) return "";
    if (state.answer.empty()) return "no final response to the INVITE was found";
    return "the INVITE was answered with " + state.answer + " after " + duration(state.answer_ns - state.invite_ns);
}

std::string report_text(const Collector::State& state, const Report& worst)
{
    if (!worst.is_media_report) return worst.headline + (worst.cause.empty() ? "" : " with " + worst.cause);
    std::string reporter = worst.reporter == "Caller" || worst.reporter == "Callee"
                               ? "the " + std::string(worst.reporter == "Caller" ? "caller" : "callee")
                               : "a side that the report does not name";
    std::string text = reporter + " reported \"" + worst.outcome + "\"";
    if (!worst.cause.empty()) text += " with " + worst.cause;
    if (state.has_invite) text += ", " + duration(worst.time_ns - state.invite_ns) + " after the INVITE";
    return text;
}

std::string media_text(const Call& call)
{
    std::string text;
    for (const std::string& medium : media_of(call))
        if (!medium.empty()) text += (text.empty() ? "" : ", ") + medium;
    return text;
}

} // namespace

void tell_story(Collector::State& state)
{
    Call& call = state.call;
    call.media = media_text(call);
    const auto worst = std::max_element(call.reports.begin(), call.reports.end(),
                                        [](const Report& a, const Report& b) { return a.severity < b.severity; });
    std::string second = answer_text(state);
    if (worst == call.reports.end()) {
        call.outcome = "no report on this call";
        second += second.empty() ? "no report on it was found" : "; no report on it was found";
    } else {
        call.outcome = worst->outcome;
        call.tone = worst->tone;
        second += (second.empty() ? "" : "; ") + report_text(state, *worst);
    }
    call.story = {first_sentence(state), sentence_case(second) + "."};
}

} // namespace icewarn::page
