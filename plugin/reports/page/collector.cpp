// SPDX-License-Identifier: GPL-2.0-or-later
// Calls by Call-ID. Those without a report wait for one, the oldest give way.
#include "reports/page/collector.hpp"

#include <algorithm>
#include <array>

#include "icewarn/ascii.hpp"
#include "icewarn/fingerprint.hpp"
#include "icewarn/quality_metrics.hpp"
#include "reports/page/asks.hpp"
#include "reports/page/candidates.hpp"
#include "reports/page/story.hpp"
#include "reports/page/words.hpp"

namespace icewarn::page {
namespace {

constexpr std::size_t longest_line = 160;

/// "INVITE", "183 Session Progress (INVITE)".
std::string step_line(const SeenMessage& message)
{
    const SipHead& head = message.head;
    if (head.status == 0) return std::string(head.method.substr(0, longest_line));
    std::string_view line =
        message.bytes.substr(head.begin, message.bytes.find_first_of("\r\n", head.begin) - head.begin);
    line = line.substr(std::min(line.find(' ') + 1, line.size()), longest_line);
    const std::string_view method = parse_cseq(head.cseq).method;
    return std::string(line) + (method.empty() ? "" : " (" + std::string(method.substr(0, longest_line)) + ")");
}

bool is_challenge(std::uint16_t status) { return status == 401 || status == 407; }

/// The column of an end, new if it is not there yet; the last one for ends that have no room.
std::uint8_t column_of(Call& call, const std::string& end)
{
    const auto found = std::find(call.columns.begin(), call.columns.end(), end);
    if (found != call.columns.end()) return static_cast<std::uint8_t>(found - call.columns.begin());
    if (call.columns.size() < most_columns) call.columns.push_back(end);
    else call.columns.back() = "others";
    return static_cast<std::uint8_t>(call.columns.size() - 1);
}

/// In the middle one gives way, if possible one without a report.
void drop_step(Call& call)
{
    const auto middle = call.steps.begin() + most_steps / 2;
    const auto plain = std::find_if(middle, call.steps.end() - 1, [](const Step& step) { return step.remark.empty(); });
    call.steps.erase(plain != call.steps.end() - 1 ? plain : middle);
    ++call.steps_left_out;
}

void add_source(std::vector<Source>& sources, const Source& source)
{
    constexpr std::size_t most = 8;
    const bool known = std::any_of(sources.begin(), sources.end(), [&](const Source& one) {
        return one.file == source.file && one.line == source.line && one.frame == source.frame;
    });
    if (!known && sources.size() < most) sources.push_back(source);
}

/// The worst stream of a quality report, with the metrics that have thresholds.
void add_stream(Call& call, const FoundReport& found, const Report& report)
{
    constexpr std::size_t most = 40;
    const StreamQuality* quality = found.facts.worst_stream;
    if (quality == nullptr || call.streams.size() == most) return;
    Stream stream{std::string(stream_line(*quality).view()), report.reporter, {}, report.sources.front()};
    for (const MetricThreshold& threshold : metric_thresholds) {
        const auto value = quality->value(threshold.metric);
        const auto klass = value ? classify(threshold.metric, *value) : std::nullopt;
        if (!klass) continue;
        constexpr std::array<Tone, 3> tones{Tone::good, Tone::fair, Tone::bad};
        const std::string line(metric_line(threshold.metric, *value).view());
        const std::size_t comma = std::min(line.find(", "), line.size());
        stream.metrics.push_back({std::string(metric_row(threshold.metric).meaning), line.substr(0, comma),
                                  line.substr(std::min(comma + 2, line.size())),
                                  tones[static_cast<std::size_t>(*klass)]});
    }
    call.streams.push_back(std::move(stream));
}

std::uint64_t fingerprint_of(const FoundReport& found)
{
    const std::uint64_t value = fingerprint(found.value, fingerprint(found.medium));
    const std::uint64_t place = found.report != nullptr ? found.report->whole.begin + 1U : 0;
    const std::uint64_t side = found.side ? 1U + static_cast<unsigned>(*found.side) : 0;
    return value ^ (place << 8 | side);
}

} // namespace

Collector::Collector(std::string call_id) : asked_for_(std::move(call_id)) {}

Collector::State* Collector::state_of(std::string_view call_id)
{
    if (call_id.empty() || (!asked_for_.empty() && call_id != asked_for_)) return nullptr;
    const auto [found, added] = calls_.try_emplace(std::string(call_id));
    State& state = found->second;
    if (!added) return &state;
    state.call.call_id = call_id;
    state.number = next_++;
    if (!asked_for_.empty()) keep(state);
    else unreported_.push_back(state.call.call_id);
    return &state;
}

bool Collector::add_server_record(std::string_view call_id, const ServerRecord& record)
{
    const auto found = calls_.find(std::string(call_id));
    if (found == calls_.end() || !found->second.keep) return false;
    std::vector<ServerRecord>& records = found->second.call.server_records;
    const bool known = std::any_of(records.begin(), records.end(), [&](const ServerRecord& one) {
        return one.source.file == record.source.file && one.source.line == record.source.line;
    });
    if (known) return true;
    if (records.size() == most_server_records) return false;
    records.push_back(record);
    return true;
}

void Collector::forget_some()
{
    while (unreported_.size() > most_waiting_calls || (waiting_steps_ > most_waiting_steps && !unreported_.empty())) {
        const auto found = calls_.find(unreported_.front());
        unreported_.pop_front();
        if (found == calls_.end() || found->second.keep) continue;
        waiting_steps_ -= found->second.call.steps.size();
        forgot_ = true;
        calls_.erase(found);
    }
}

/// Failed requests without a media report give way, the last ones first. @return false when there are none
bool Collector::make_room()
{
    if (!room_) return false;
    auto last = calls_.end();
    for (auto call = calls_.begin(); call != calls_.end(); ++call)
        if (call->second.keep && !call->second.is_of_media &&
            (last == calls_.end() || call->second.number > last->second.number))
            last = call;
    room_ = last != calls_.end();
    if (!room_) return false;
    calls_.erase(last);
    --kept_;
    ++left_out_;
    return true;
}

void Collector::keep(State& state)
{
    if (state.keep) return;
    state.keep = true;
    waiting_steps_ -= std::min(waiting_steps_, state.call.steps.size());
    any_ = true;
    ++kept_;
}

void Collector::note_invite(State& state, const SeenMessage& message)
{
    const SipHead& head = message.head;
    const CommandSequence cseq = parse_cseq(head.cseq);
    if (head.method == "INVITE" && !state.has_invite && tag_of(head.to).empty()) {
        state.has_invite = true;
        state.invite_ns = message.time_ns;
        state.call.from = parse_name_address(head.from).uri;
        state.call.to = parse_name_address(head.to).uri;
        state.caller_tag = tag_of(head.from);
    }
    if (head.status >= 200 && !is_challenge(head.status) && cseq.method == "INVITE" && state.answer.empty()) {
        state.answer_ns = message.time_ns;
        state.answer = step_line(message);
        state.answer.resize(std::min(state.answer.rfind(" ("), state.answer.size()));
    }
    if (!state.caller_tag.empty() || head.from.empty()) return;
    state.call.from = parse_name_address(head.from).uri;
    state.call.to = parse_name_address(head.to).uri;
    state.caller_tag = tag_of(head.from);
}

void Collector::note_parties(State& state, const SeenMessage& message, const FoundReport& found)
{
    if (state.has_invite) return;
    const bool own = message.head.call_id == found.call_id;
    const bool sender_is_from = message.head.status == 0;
    state.call.from = found.from;
    state.call.to = found.to;
    if (!own || !found.side) return;
    if ((*found.side == Side::caller) != sender_is_from) {
        std::swap(state.call.from, state.call.to);
        state.caller_tag = tag_of(message.head.to);
    }
}

void Collector::add_step(State& state, const SeenMessage& message)
{
    Step step;
    step.time_ns = message.time_ns;
    step.from = column_of(state.call, message.from);
    step.to = column_of(state.call, message.to);
    step.line = step_line(message);
    step.source = message.source;
    if (message.head.status >= 400 && !is_challenge(message.head.status)) step.tone = Tone::bad;
    state.call.steps.push_back(std::move(step));
    if (state.call.steps.size() > most_steps) drop_step(state.call);
    else if (!state.keep) ++waiting_steps_;
}

void Collector::add_sdp(State& state, const SeenMessage& message)
{
    const SipHead& head = message.head;
    const std::string_view body = message.bytes.substr(std::min(head.body, message.bytes.size()));
    if (body.find("a=candidate") == std::string_view::npos && body.find("m=") == std::string_view::npos) return;
    const std::string sender(tag_of(head.status == 0 ? head.from : head.to));
    CandidateList& list = state.call.candidates[sender == state.caller_tag ? 0 : 1];
    state.call.any_sdp = true;
    add_source(list.sources, message.source);
    read_candidates(body, list);
}

void Collector::add_message(const SeenMessage& message)
{
    State* state = state_of(message.head.call_id);
    if (state == nullptr) return;
    if (state->call.steps.empty()) state->first_ns = message.time_ns;
    note_invite(*state, message);
    add_step(*state, message);
    if (message.head.body < message.bytes.size()) add_sdp(*state, message);
    offers_.add(message.bytes, message.head);
    forget_some();
}

void Collector::add_report(const SeenMessage& message, const FoundReport& found)
{
    State* state = state_of(found.call_id);
    if (state == nullptr) return;
    const bool is_of_media = found.is_media_report || is_media_failure(found.verdict->outcome);
    const bool is_shown = is_of_media || is_failure(found.verdict->outcome);
    if (is_shown && !state->keep && kept_ >= most_calls && !(is_of_media && make_room())) {
        ++left_out_;
        return;
    }
    if (is_shown) keep(*state);
    state->is_of_media = state->is_of_media || is_of_media;
    if (state->call.steps.empty()) state->first_ns = message.time_ns;
    note_parties(*state, message, found);
    if (message.head.call_id != found.call_id &&
        (state->call.steps.empty() || state->call.steps.back().time_ns != message.time_ns))
        add_step(*state, message);
    if (!state->call.steps.empty()) {
        Step& step = state->call.steps.back();
        step.remark += (step.remark.empty() ? "" : "; ") + found.headline;
        step.tone = std::max(step.tone, found.tone);
    }
    const std::uint64_t print = fingerprint_of(found);
    const auto known = std::find(state->values.begin(), state->values.end(), print);
    if (known != state->values.end()) {
        add_source(state->call.reports[static_cast<std::size_t>(known - state->values.begin())].sources,
                   message.source);
        return;
    }
    if (state->values.size() == most_reports) return;
    state->values.push_back(print);
    Report report = page_report(found);
    report.time_ns = message.time_ns;
    report.sources.push_back(message.source);
    add_stream(state->call, found, report);
    state->call.reports.push_back(std::move(report));
    if (found.is_media_report)
        add_asks(found.facts, found.verdict->paths, found.side, port_range_of(found), state->call.asks);
}

Page Collector::finish()
{
    std::vector<State*> kept;
    for (auto& [id, state] : calls_)
        if (state.keep) kept.push_back(&state);
    std::sort(kept.begin(), kept.end(), [](const State* a, const State* b) {
        return a->is_of_media != b->is_of_media ? a->is_of_media : a->number < b->number; // what firewalls did first
    });
    Page page;
    page.asked_for = asked_for_;
    page.calls_left_out = left_out_;
    page.forgot_calls = forgot_;
    for (State* state : kept) {
        tell_story(*state);
        Call& call = state->call;
        call.candidates[0].side = "Caller (" + short_uri(call.from) + ")";
        call.candidates[1].side = "Callee (" + short_uri(call.to) + ")";
        page.calls.push_back(std::move(call));
    }
    calls_.clear();
    unreported_.clear();
    return page;
}

} // namespace icewarn::page
