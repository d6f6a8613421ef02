// SPDX-License-Identifier: GPL-2.0-or-later
// Paths between the two sides: connectivity checks, connections, media.
#include <algorithm>

#include "core/wire/address_text.hpp"
#include "core/wire/assess.hpp"
#include "core/wire/stun.hpp"

namespace icewarn {
namespace {

/// What there is of checks and media, directly or through the relay.
struct Checks {
    std::optional<Mark> sent, answer, error, from_far, icmp;
    std::optional<Mark> media_out, media_in;
};

void merge(std::optional<Mark>& sum, const std::optional<Mark>& more)
{
    if (!more) return;
    if (!sum) {
        sum = more;
        return;
    }
    sum->count += more->count;
    sum->first_frame = std::min(sum->first_frame, more->first_frame);
    sum->last_frame = std::max(sum->last_frame, more->last_frame);
}

Checks checks_of(const Tally& direct, const Tally& relayed)
{
    Checks checks{direct.find(Event::check, true),        direct.find(Event::check_ok, false),
                  direct.last(Event::check_error, false), direct.find(Event::check, false),
                  direct.last(Event::icmp, false),        direct.find(Event::data, true),
                  direct.find(Event::data, false)};
    merge(checks.sent, relayed.find(Event::relayed_check, true));
    merge(checks.answer, relayed.find(Event::relayed_check_ok, false));
    merge(checks.from_far, relayed.find(Event::relayed_check, false));
    merge(checks.media_out, relayed.find(Event::data, true));
    merge(checks.media_in, relayed.find(Event::data, false));
    if (!checks.error) checks.error = relayed.last(Event::relayed_check_error, false);
    return checks;
}

/// The checks that were sent through the own relay.
struct RelayedChecks {
    std::vector<Mark> all; ///< one for each far address

    bool empty() const { return all.empty(); }

    /// Where they went; of several addresses a relay's, which is the last resort.
    WireAddress target(const EvidenceQuery& query) const
    {
        for (const Mark& mark : all)
            if (far_end_of({mark.by, 0}, query) == FarEnd::relay) return mark.by;
        return all.empty() ? WireAddress{} : all.front().by;
    }
};

/// Where the packets of a path went.
std::string target_text(const PathFlows& path, const RelayedChecks& relayed, const EvidenceQuery& query)
{
    const WireAddress far = relayed.target(query);
    std::string text;
    if (!path.direct.empty()) {
        const WireEndpoint& first = path.direct.front().remote();
        const bool more = std::any_of(path.direct.begin(), path.direct.end(),
                                      [&](const SidedFlow& flow) { return flow.remote() != first; });
        text = " to " + endpoint_text(first) + (more ? " and others" : "");
        if (relayed.empty()) return text;
        if (far == first.address) return text + ", also through the own relay";
        text += " and";
    }
    text += " through the own relay";
    if (far == WireAddress{}) return text;
    const bool more =
        std::any_of(relayed.all.begin(), relayed.all.end(), [&](const Mark& mark) { return mark.by != far; });
    return text + " to " + address_text(far) + (more ? " and others" : "");
}

/// Where packets that had no answer are likely to have gone.
std::string loss_text(const RelayedChecks& relayed, const EvidenceQuery& query)
{
    if (relayed.empty()) return ": likely dropped on the way";
    if (far_end_of({relayed.target(query), 0}, query) == FarEnd::relay)
        return ": likely dropped between the relays (media ports 50000 to 59999)";
    return std::string(": likely dropped behind the own relay") +
           (may_have_relay(query) ? "" : ", and the far side offered no relay");
}

std::string media_text(const Checks& checks)
{
    if (checks.media_out && checks.media_in)
        return "; data both ways from frame " +
               std::to_string(std::max(checks.media_out->first_frame, checks.media_in->first_frame)) + " on";
    if (checks.media_out) return "; data from this side only";
    if (checks.media_in) return "; data from the far side only";
    return "";
}

Evidence answered(const Checks& checks, const std::string& target)
{
    Evidence evidence;
    evidence.result = EvidenceResult::answered;
    if (checks.answer)
        evidence.sentence = (checks.sent ? count_text(checks.sent->count, "check") : std::string("checks")) + target +
                            ", answered first in frame " + std::to_string(checks.answer->first_frame);
    else evidence.sentence = "data" + target + " in the capture";
    evidence.sentence += media_text(checks);
    return evidence;
}

std::string silent_text(const Checks& checks, const std::string& target, const std::string& loss)
{
    std::string text = count_text(checks.sent->count, "check") + target + " (" + frames_text(*checks.sent) +
                       "), no answer in the capture";
    if (checks.from_far) text += ", although " + std::to_string(checks.from_far->count) + " of the far side arrived";
    return text + loss;
}

/// The checks of a path; nothing where none was sent.
std::optional<Evidence> assess_checks(const Checks& checks, const std::string& target, const std::string& loss)
{
    if (checks.answer || (checks.media_out && checks.media_in)) return answered(checks, target);
    Evidence evidence;
    if (checks.error) {
        const std::string_view name = stun_error_name(checks.error->code);
        evidence.result = EvidenceResult::error_answer;
        evidence.stun_error = checks.error->code;
        evidence.sentence = "checks" + target + " were refused with error " + std::to_string(checks.error->code) +
                            (name.empty() ? "" : " (" + std::string(name) + ")") + " in frame " +
                            std::to_string(checks.error->first_frame);
        return evidence;
    }
    if (checks.icmp) {
        evidence.result = EvidenceResult::unreachable;
        evidence.by = checks.icmp->by;
        evidence.sentence = address_text(checks.icmp->by) + " answered packets" + target + " with ICMP \"" +
                            icmp_text(checks.icmp->by.v6, checks.icmp->code >> 8, checks.icmp->code & 0xff) +
                            "\" in frame " + std::to_string(checks.icmp->first_frame);
        return evidence;
    }
    if (!checks.sent && !checks.from_far) return std::nullopt;
    evidence.result = EvidenceResult::unanswered;
    evidence.sentence = checks.sent ? silent_text(checks, target, loss)
                                    : count_text(checks.from_far->count, "check") + " of the far side arrived (" +
                                          frames_text(*checks.from_far) + "), none" + target + " was sent";
    return evidence;
}

} // namespace

std::string frames_text(const Mark& mark)
{
    if (mark.first_frame == mark.last_frame) return "frame " + std::to_string(mark.first_frame);
    return "frames " + std::to_string(mark.first_frame) + " to " + std::to_string(mark.last_frame);
}

std::string count_text(std::uint32_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::optional<unsigned> usual_ttl(const FlowTable& flows, const WireAddress& address)
{
    const Mark* first = nullptr;
    for (const Flow* flow : flows.all())
        for (const Mark& mark : flow->marks) {
            const WireAddress& from = mark.by_client ? flow->client.address : flow->server.address;
            if (mark.event == Event::rst || mark.event == Event::icmp || mark.ttl == 0 || from != address) continue;
            if (first == nullptr || mark.first_frame < first->first_frame) first = &mark;
        }
    return first != nullptr ? std::optional<unsigned>(first->ttl) : std::nullopt;
}

std::string ttl_text(const FlowTable& flows, const Mark& rst, const WireAddress& server)
{
    const auto ttl = usual_ttl(flows, server);
    if (!ttl) return "";
    const std::string text = " with TTL " + std::to_string(rst.ttl);
    if (*ttl == rst.ttl) return text + " like its other packets: likely by the host itself";
    return text + ", while its other packets have " + std::to_string(*ttl) + ": likely by something on the way";
}

std::optional<Evidence> assess_opening(const FlowTable& flows, const Tally& tally, const WireEndpoint& server)
{
    const auto syn = tally.find(Event::syn, true);
    if (tally.has(Event::syn_ack, false) || !syn) return std::nullopt;
    Evidence evidence;
    const std::string what =
        count_text(syn->count, "SYN") + " to " + endpoint_text(server) + " (" + frames_text(*syn) + ")";
    if (const auto rst = tally.find(Event::rst, false)) {
        evidence.result = EvidenceResult::refused;
        evidence.by = server.address;
        const std::int64_t ms = (rst->first_ns - syn->first_ns) / 1'000'000;
        evidence.sentence = what + ", refused with RST in frame " + std::to_string(rst->first_frame) + " after " +
                            std::to_string(ms) + " ms" + ttl_text(flows, *rst, server.address);
        return evidence;
    }
    if (const auto icmp = tally.last(Event::icmp, false)) {
        evidence.result = EvidenceResult::unreachable;
        evidence.by = icmp->by;
        evidence.sentence = what + ", answered by " + address_text(icmp->by) + " with ICMP \"" +
                            icmp_text(icmp->by.v6, icmp->code >> 8, icmp->code & 0xff) + "\" in frame " +
                            std::to_string(icmp->first_frame);
        return evidence;
    }
    evidence.result = EvidenceResult::unanswered;
    evidence.sentence = what + ", no answer in the capture: likely dropped on the way";
    return evidence;
}

std::optional<Evidence> assess_path(const FlowTable& flows, const PathFlows& path, const EvidenceQuery& query)
{
    Tally direct, relayed;
    for (const SidedFlow& flow : path.direct) direct.add(flow);
    for (const SidedFlow& flow : path.through_relay) relayed.add(flow);
    const RelayedChecks relayed_checks{relayed.each(Event::relayed_check, true)};
    const std::string target = target_text(path, relayed_checks, query);
    auto evidence = assess_checks(checks_of(direct, relayed), target, loss_text(relayed_checks, query));
    // What became of the SYN says more than an ICMP error alone.
    const bool open = !path.tcp || path.direct.empty() || (evidence && evidence->result != EvidenceResult::unreachable);
    if (!open) {
        if (auto opening = assess_opening(flows, direct, path.direct.front().remote())) evidence = opening;
        if (!evidence) {
            evidence.emplace();
            evidence->result = EvidenceResult::unanswered;
            evidence->sentence = "a connection" + target + " was opened, but nothing came of it";
        }
    }
    if (!evidence) return std::nullopt;
    evidence->path = path.row->name;
    const Tally& shown = direct.empty() ? relayed : direct;
    evidence->first_frame = shown.first_frame();
    evidence->last_frame = shown.last_frame();
    return evidence;
}

} // namespace icewarn
