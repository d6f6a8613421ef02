// SPDX-License-Identifier: GPL-2.0-or-later
// Allocations on a relay over UDP and TCP.
#include "core/wire/address_text.hpp"
#include "core/wire/assess.hpp"
#include "core/wire/stun.hpp"

namespace icewarn {
namespace {

/// A result with what it rests on.
Evidence found(EvidenceResult result, std::string sentence)
{
    Evidence evidence;
    evidence.result = result;
    evidence.sentence = std::move(sentence);
    return evidence;
}

std::string error_text(unsigned code)
{
    const std::string_view name = stun_error_name(code);
    return std::to_string(code) + (name.empty() ? "" : " (" + std::string(name) + ")");
}

std::optional<WireEndpoint> allocated_by(const RelayFlows& relay)
{
    for (const SidedFlow& flow : relay.flows)
        if (flow.flow->allocated) return flow.flow->allocated;
    return std::nullopt;
}

Evidence assess_error(const Mark& error, const RelayFlows& relay, const std::string& server)
{
    std::string text = server + " refused the allocation with error " + error_text(error.code) + " in frame " +
                       std::to_string(error.first_frame);
    constexpr unsigned try_alternate = 300;
    for (const SidedFlow& flow : relay.flows)
        if (error.code == try_alternate && flow.flow->alternate) {
            text += " and named " + endpoint_text(*flow.flow->alternate);
            break;
        }
    Evidence evidence = found(EvidenceResult::error_answer, text);
    evidence.stun_error = error.code;
    evidence.by = relay.server.address;
    return evidence;
}

Evidence assess_silence(const Tally& tally, const RelayFlows& relay, const std::string& server)
{
    const auto plain = tally.find(Event::allocate, true);
    const auto authenticated = tally.find(Event::allocate_auth, true);
    const auto challenge = tally.find(Event::challenge, false);
    if (challenge && authenticated)
        return found(EvidenceResult::unanswered,
                     server + " asked for credentials in frame " + std::to_string(challenge->first_frame) + ", then " +
                         count_text(authenticated->count, "Allocate request") + " with them (" +
                         frames_text(*authenticated) + ") had no answer in the capture");
    if (challenge)
        return found(EvidenceResult::unanswered, server + " asked for credentials in frame " +
                                                     std::to_string(challenge->first_frame) +
                                                     ", and the client sent none: likely it has none");
    const Mark& request = plain ? *plain : *authenticated;
    return found(EvidenceResult::unanswered,
                 count_text(request.count, "Allocate request") + " to " + server + " (" + frames_text(request) +
                     "), no answer in the capture" +
                     (relay.tcp ? "" : ": UDP " + std::to_string(relay.server.port) + " is likely dropped on the way"));
}

std::optional<Evidence> assess_icmp(const Tally& tally, const std::string& server)
{
    const auto icmp = tally.last(Event::icmp, false);
    if (!icmp) return std::nullopt;
    Evidence evidence = found(EvidenceResult::unreachable,
                              address_text(icmp->by) + " answered the packets to " + server + " with ICMP \"" +
                                  icmp_text(icmp->by.v6, icmp->code >> 8, icmp->code & 0xff) + "\" in frame " +
                                  std::to_string(icmp->first_frame));
    evidence.by = icmp->by;
    return evidence;
}

/// What came of the Allocate requests.
Evidence assess_answers(const Tally& tally, const RelayFlows& relay, const std::string& server)
{
    const auto error = tally.last(Event::allocate_error, false);
    if (const auto ok = tally.find(Event::allocate_ok, false)) {
        const auto address = allocated_by(relay);
        std::string text = server + " allocated " + (address ? endpoint_text(*address) : "an address") + " in frame " +
                           std::to_string(ok->first_frame);
        if (const auto challenge = tally.find(Event::challenge, false))
            text += "; the 401 in frame " + std::to_string(challenge->first_frame) + " is the usual challenge";
        if (error && error->first_frame > ok->first_frame)
            text += "; later error " + error_text(error->code) + " in frame " + std::to_string(error->first_frame);
        return found(EvidenceResult::answered, text);
    }
    if (error) return assess_error(*error, relay, server);
    if (auto icmp = assess_icmp(tally, server)) return *icmp;
    return assess_silence(tally, relay, server);
}

Evidence assess_proxy(const Tally& tally, const std::string& server, const WireAddress& proxy)
{
    const auto error = tally.last(Event::proxy_error, false);
    if (!error) {
        const auto connect = tally.find(Event::connect, true);
        return found(EvidenceResult::unanswered,
                     "the proxy " + server + " did not answer CONNECT (" + frames_text(*connect) + ")");
    }
    constexpr unsigned authentication = 407;
    Evidence evidence = found(EvidenceResult::error_answer,
                              "the proxy " + server + " refused CONNECT with " + std::to_string(error->code) +
                                  (error->code == authentication ? " (authentication required)" : "") + " in frame " +
                                  std::to_string(error->last_frame));
    evidence.by = proxy;
    return evidence;
}

/// How and where the server ended the connection; nothing where it did not.
std::optional<std::string> end_by_server(const FlowTable& flows, const Tally& tally, const RelayFlows& relay)
{
    if (const auto rst = tally.find(Event::rst, false))
        return "RST in frame " + std::to_string(rst->first_frame) + ttl_text(flows, *rst, relay.server.address);
    const auto fin = tally.find(Event::fin, false);
    const auto own = tally.find(Event::fin, true);
    if (!fin || (own && own->first_frame < fin->first_frame)) return std::nullopt;
    return "FIN in frame " + std::to_string(fin->first_frame);
}

/// What came of the pseudo-TLS handshake; nothing where it was completed.
std::optional<Evidence> assess_handshake(const FlowTable& flows, const Tally& tally, const RelayFlows& relay,
                                         const std::string& server)
{
    const auto hello = tally.find(Event::hello, true);
    const std::string where = hello ? "the pseudo-TLS hello to " + server + " (" + frames_text(*hello) + ")"
                                    : "the pseudo-TLS handshake with " + server;
    if (const auto certificate = tally.find(Event::certificate, false))
        return found(EvidenceResult::broken, where + " was answered with a certificate in frame " +
                                                 std::to_string(certificate->first_frame) +
                                                 ", which no relay sends: likely a proxy inspects TLS");
    if (tally.has(Event::server_hello, false)) return std::nullopt;
    if (const auto alert = tally.find(Event::alert, false))
        return found(EvidenceResult::broken, where + " was answered with a TLS alert in frame " +
                                                 std::to_string(alert->first_frame) +
                                                 ": likely something inspects TLS on the way");
    if (!hello) return std::nullopt;
    if (!tally.has_any(false))
        return found(EvidenceResult::not_in_capture, "not in the capture: nothing that " + server +
                                                         " sent on this connection (" + frames_text(*hello) + ")");
    if (const auto end = end_by_server(flows, tally, relay)) {
        Evidence evidence = found(EvidenceResult::broken, where + " was answered with " + *end);
        evidence.by = relay.server.address;
        return evidence;
    }
    return found(EvidenceResult::broken, where + " had no answer in the capture although the connection was opened: "
                                                 "likely something inspects TLS on the way");
}

Evidence assess_tcp(const FlowTable& flows, const Tally& tally, const RelayFlows& relay, const std::string& server)
{
    if (tally.has(Event::allocate_ok, false)) return assess_answers(tally, relay, server);
    if (tally.has(Event::connect, true) && !tally.has(Event::proxy_ok, false))
        return assess_proxy(tally, server, relay.server.address);
    if (tally.has(Event::allocate_error, false)) return assess_answers(tally, relay, server);
    if (auto handshake = assess_handshake(flows, tally, relay, server)) return *handshake;
    if (tally.has(Event::allocate, true) || tally.has(Event::allocate_auth, true))
        return assess_answers(tally, relay, server);
    if (auto opening = assess_opening(flows, tally, relay.server)) return *opening;
    const std::string opened = "a connection to " + server + " was opened, but no Allocate was sent";
    if (const auto end = end_by_server(flows, tally, relay)) {
        Evidence evidence = found(EvidenceResult::refused, opened + ", and it ended with " + *end);
        evidence.by = relay.server.address;
        return evidence;
    }
    return found(EvidenceResult::unanswered, opened);
}

} // namespace

Evidence assess_relay(const FlowTable& flows, const RelayFlows& relay)
{
    Tally tally;
    for (const SidedFlow& flow : relay.flows) tally.add(flow);
    const std::string server = endpoint_text(relay.server);
    Evidence evidence;
    if (relay.tcp) {
        evidence = assess_tcp(flows, tally, relay, server);
    } else if (tally.has(Event::allocate, true) || tally.has(Event::allocate_auth, true) ||
               tally.has(Event::allocate_ok, false)) {
        evidence = assess_answers(tally, relay, server);
    } else {
        evidence = found(EvidenceResult::not_in_capture,
                         "no Allocate to " + server + " in the capture, only later packets of its allocation");
    }
    evidence.path = relay.tcp ? "relay TCP" : "relay UDP";
    evidence.first_frame = tally.first_frame();
    evidence.last_frame = tally.last_frame();
    return evidence;
}

} // namespace icewarn
