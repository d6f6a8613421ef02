// SPDX-License-Identifier: GPL-2.0-or-later
// One rule for each flag that is of no path and no allocation. That packets and flag belong together is inferred.
#include <algorithm>

#include "core/wire/address_text.hpp"
#include "core/wire/assess.hpp"
#include "core/wire/stun.hpp"

namespace icewarn {
namespace {

using Flows = std::vector<SidedFlow>;

Evidence found(EvidenceResult result, std::string sentence, const Mark& first, const Mark& last)
{
    Evidence evidence;
    evidence.result = result;
    evidence.sentence = std::move(sentence);
    evidence.first_frame = std::min(first.first_frame, last.first_frame);
    evidence.last_frame = std::max(first.last_frame, last.last_frame);
    return evidence;
}

std::string frame_text(const Mark& mark) { return "frame " + std::to_string(mark.first_frame); }

/// The relay ends a connection on which it had allocated an address, and the client did not.
std::optional<Evidence> assess_relay_end(const Flows& flows, const Tally&, const EvidenceQuery&)
{
    for (const SidedFlow& flow : flows) {
        Tally one;
        one.add(flow);
        const auto ok = one.find(Event::allocate_ok, false);
        const auto rst = one.find(Event::rst, false);
        const auto end = rst ? rst : one.find(Event::fin, false);
        if (!flow.flow->tcp || !ok || !end || end->first_frame < ok->first_frame) continue;
        const auto own = one.find(Event::fin, true);
        if (own && own->first_frame < end->first_frame) continue;
        Evidence evidence =
            found(EvidenceResult::refused,
                  endpoint_text(flow.remote()) + " ended the connection with " + (rst ? "RST" : "FIN") + " in " +
                      frame_text(*end) + " after it had allocated an address in " + frame_text(*ok),
                  *ok, *end);
        evidence.by = flow.remote().address;
        return evidence;
    }
    return std::nullopt;
}

/// A check that was refused with one of some errors, by one side or the other.
std::optional<Evidence> assess_refused_check(const Tally& all, std::initializer_list<unsigned> codes)
{
    for (const bool local : {false, true})
        for (const Event event : {Event::check_error, Event::relayed_check_error})
            for (const unsigned code : codes) {
                const auto error = all.find(event, local, code);
                if (!error) continue;
                Evidence evidence = found(EvidenceResult::error_answer,
                                          std::string(local ? "this side" : "the far side") +
                                              " refused a check with error " + std::to_string(code) + " (" +
                                              std::string(stun_error_name(code)) + ") in " + frame_text(*error),
                                          *error, *error);
                evidence.stun_error = static_cast<std::uint16_t>(code);
                return evidence;
            }
    return std::nullopt;
}

std::optional<Evidence> assess_integrity(const Flows&, const Tally& all, const EvidenceQuery&)
{
    return assess_refused_check(all, {431, 401});
}

std::optional<Evidence> assess_removed(const Flows&, const Tally& all, const EvidenceQuery&)
{
    return assess_refused_check(all, {274, 275});
}

std::optional<Evidence> assess_repeated(const Flows& flows, const Tally&, const EvidenceQuery&)
{
    for (const SidedFlow& flow : flows) {
        Tally one;
        one.add(flow);
        const auto again = one.find(Event::allocate_again, true);
        const auto ok = one.find(Event::allocate_ok, false);
        if (!again || !ok) continue;
        return found(EvidenceResult::answered,
                     endpoint_text(flow.remote()) + " answered in " + frame_text(*ok) +
                         ", and the client sent the same Allocate again in " + frame_text(*again) +
                         ": likely it did not accept the answer",
                     *ok, *again);
    }
    return std::nullopt;
}

std::optional<Evidence> assess_policy(const Flows&, const Tally& all, const EvidenceQuery&)
{
    const auto asked = all.find(Event::policy, true);
    if (!asked) return std::nullopt;
    const auto answer = all.find(Event::policy_answer, false);
    const std::string text = "the relay was asked for bandwidth in " + frames_text(*asked);
    if (!answer) return found(EvidenceResult::unanswered, text + ", no answer in the capture", *asked, *asked);
    return found(EvidenceResult::answered, text + " and answered in " + frame_text(*answer), *asked, *answer);
}

std::optional<Evidence> assess_reduced(const Flows&, const Tally& all, const EvidenceQuery&)
{
    if (const auto reduced = all.find(Event::policy_reduced, false))
        return found(EvidenceResult::answered,
                     "the answer in " + frame_text(*reduced) + " allows less than was asked for", *reduced, *reduced);
    const auto allowed = all.last(Event::bandwidth, false);
    if (!allowed) return std::nullopt;
    return found(EvidenceResult::answered,
                 "the relay allows the allocation " + std::to_string(allowed->code) + " kbit/s in " +
                     frame_text(*allowed),
                 *allowed, *allowed);
}

std::optional<Evidence> assess_update(const Flows&, const Tally& all, const EvidenceQuery&)
{
    constexpr unsigned update = 2;
    const auto asked = all.find(Event::policy, true, update);
    if (!asked) return std::nullopt;
    const std::string text = count_text(asked->count, "update") + " of the reservation (" + frames_text(*asked) + ")";
    if (const auto answer = all.find(Event::policy_answer, false, update))
        return found(EvidenceResult::answered, text + ", answered in " + frame_text(*answer), *asked, *answer);
    return found(EvidenceResult::unanswered, text + ", no answer in the capture", *asked, *asked);
}

std::optional<Evidence> assess_refused(const Flows&, const Tally& all, const EvidenceQuery&)
{
    const auto refused = all.find(Event::policy_refused, false);
    if (!refused) return std::nullopt;
    return found(EvidenceResult::error_answer,
                 "the answer in " + frame_text(*refused) + " is valid for no path from relay to relay", *refused,
                 *refused);
}

std::optional<Evidence> assess_ports(const Flows& flows, const Tally& all, const EvidenceQuery& query)
{
    if (!query.port_min || !query.port_max || *query.port_min > *query.port_max) return std::nullopt;
    std::vector<std::uint16_t> ports;
    for (const SidedFlow& flow : flows) {
        const std::uint16_t port = flow.local().port;
        if (port >= *query.port_min && port <= *query.port_max) ports.push_back(port);
    }
    std::sort(ports.begin(), ports.end());
    ports.erase(std::unique(ports.begin(), ports.end()), ports.end());
    if (ports.empty()) return std::nullopt;
    Evidence evidence;
    evidence.result = EvidenceResult::answered;
    evidence.first_frame = all.first_frame();
    evidence.last_frame = all.last_frame();
    evidence.sentence = std::to_string(ports.size()) + " of the " +
                        std::to_string(*query.port_max - *query.port_min + 1) + " ports " +
                        std::to_string(*query.port_min) + " to " + std::to_string(*query.port_max) +
                        " are used by this medium in the capture";
    return evidence;
}

std::optional<Evidence> assess_nomination(const Flows&, const Tally& all, const EvidenceQuery&)
{
    const auto sent = all.find(Event::nomination, true);
    if (!sent) return std::nullopt;
    const std::string text = count_text(sent->count, "check") + " with USE-CANDIDATE (" + frames_text(*sent) + ")";
    if (const auto answer = all.find(Event::nomination_ok, false))
        return found(EvidenceResult::answered, text + ", answered first in " + frame_text(*answer), *sent, *answer);
    const auto plain = all.find(Event::check_ok, false);
    return found(EvidenceResult::unanswered,
                 text + ", no answer in the capture" +
                     (plain ? ", although a check before was answered in " + frame_text(*plain) : ""),
                 *sent, *sent);
}

Evidence assess_sha256_of(const Tally& one, const Mark& asked)
{
    const std::string text =
        "Allocate with MS-VERSION " + std::to_string(asked.code) + " (SHA-256) in " + frames_text(asked);
    if (const auto ok = one.find(Event::allocate_ok, false))
        return found(EvidenceResult::answered, text + ", answered in " + frame_text(*ok), asked, *ok);
    const auto error = one.last(Event::allocate_error, false);
    if (!error) return found(EvidenceResult::unanswered, text + ", no answer in the capture", asked, asked);
    Evidence evidence = found(
        EvidenceResult::error_answer,
        text + ", refused with error " + std::to_string(error->code) + " in " + frame_text(*error), asked, *error);
    evidence.stun_error = error->code;
    return evidence;
}

std::optional<Evidence> assess_sha256(const Flows& flows, const Tally&, const EvidenceQuery&)
{
    for (const SidedFlow& flow : flows) {
        Tally one;
        one.add(flow);
        if (const auto asked = one.find(Event::allocate_sha256, true)) return assess_sha256_of(one, *asked);
    }
    return std::nullopt;
}

constexpr std::string_view policy = "bandwidth policy";

} // namespace

const std::array<FlagRule, 11> flag_rules{{
    {0x10, "relay TCP, later", "no end of a connection by the relay", false, assess_relay_end},
    {0x400, "check integrity", "no check was refused with error 431 or 401", false, assess_integrity},
    {0x800, "allocation integrity", "no Allocate was sent again after its answer", false, assess_repeated},
    {0x1000, policy, "no relay was asked for bandwidth", false, assess_policy},
    {0x8000, "removed candidates", "no check was refused with error 274 or 275", false, assess_removed},
    {0x10000, policy, "no answer allows less than was asked for", false, assess_reduced},
    {0x20000, policy, "no update of a reservation", true, assess_update},
    {0x40000, policy, "no answer refuses the path from relay to relay", false, assess_refused},
    {0x200000, "port range", "no packets from its ports", false, assess_ports},
    {0x8000000, "use-candidate", "no check with USE-CANDIDATE", true, assess_nomination},
    {0x10000000, "FIPS allocation", "no Allocate with MS-VERSION 3 or more", true, assess_sha256},
}};

} // namespace icewarn
