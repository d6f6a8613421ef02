// SPDX-License-Identifier: GPL-2.0-or-later
// The evidence of a report: which paths and allocations it is about, and which flag the packets contradict.
#include "core/wire/evidence.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "core/wire/address_text.hpp"
#include "core/wire/assess.hpp"
#include "core/wire/sorter.hpp"
#include "icewarn/fingerprint.hpp"
#include "icewarn/summary.hpp"

namespace icewarn {
namespace {

constexpr std::uint32_t flags_of_relay_udp = 0x1 | 0x2 | 0x4;
constexpr std::uint32_t flags_of_relay_tcp = 0x1 | 0x8 | 0x10 | 0x800000 | 0x2000000;
constexpr std::uint32_t no_relay_configured = 0x80000;
// An allocation that was answered contradicts these; 0x1 needs both of them to fail.
constexpr std::uint32_t contradicted_by_udp = 0x1 | 0x2;
constexpr std::uint32_t contradicted_by_tcp = 0x1 | 0x8 | 0x800000;

std::vector<SidedFlow> all_of(const SortedFlows& sorted)
{
    std::vector<SidedFlow> all;
    for (const RelayFlows& relay : sorted.relays) all.insert(all.end(), relay.flows.begin(), relay.flows.end());
    for (const auto& transport : sorted.direct)
        for (const auto& some : transport) all.insert(all.end(), some.begin(), some.end());
    return all;
}

/// This side went on as one does that has an answer, and no packet to it is there: those were not captured.
bool is_one_sided(const SortedFlows& sorted)
{
    bool went_on = false;
    for (const SidedFlow& flow : all_of(sorted))
        for (const Mark& mark : flow.flow->marks) {
            if (mark.by_client != flow.local_is_client) return false;
            const bool opens_or_ends = mark.event == Event::syn || mark.event == Event::rst || mark.event == Event::fin;
            went_on = went_on || mark.event == Event::allocate_auth || (flow.flow->tcp && !opens_or_ends);
        }
    return went_on;
}

class Finder {
public:
    Finder(const FlowTable& flows, const EvidenceQuery& query)
        : flows_(flows), query_(query), flags_(query.flags.value_or(0)), sorted_(sort_flows(flows, query)),
          one_sided_(is_one_sided(sorted_))
    {}

    std::vector<Evidence> find()
    {
        find_lookup();
        find_relays(false);
        find_relays(true);
        for (const PathRow& row : path_table)
            if (query_.tcp_media ? row.of_tcp_media : row.of_udp_media) find_path(row);
        find_flags();
        return std::move(found_);
    }

private:
    /// @param about         flags that it says something of
    /// @param contradicted  those of them that an answer contradicts
    void add(Evidence evidence, std::uint32_t about, std::uint32_t contradicted)
    {
        const bool by_silence =
            evidence.result == EvidenceResult::unanswered || evidence.result == EvidenceResult::broken;
        if (one_sided_ && by_silence) {
            evidence.result = EvidenceResult::not_in_capture;
            Mark sent;
            sent.first_frame = evidence.first_frame;
            sent.last_frame = evidence.last_frame;
            evidence.sentence = "not in the capture, which has only what this side sent (" + frames_text(sent) + ")";
        }
        const std::uint32_t flags = flags_ & contradicted;
        evidence.explains = (flags_ & about) != 0 && evidence.result != EvidenceResult::not_in_capture;
        LabelText sentence;
        sentence.add(evidence.path).add(": ").add(evidence.sentence);
        if (evidence.result == EvidenceResult::answered && flags != 0) {
            evidence.contradicts = true;
            sentence.add("; contradicts flag ").add_hex(flags, 1);
        }
        evidence.sentence = sentence.add(".").view();
        found_.push_back(std::move(evidence));
    }

    void add_nothing(std::string_view path, const std::string& why)
    {
        Evidence evidence;
        evidence.path = path;
        evidence.sentence = "not in the capture" + (why.empty() ? "" : ": " + why);
        if (flows_.has_forgotten()) evidence.sentence += " (it has more flows than are remembered)";
        add(evidence, 0, 0);
    }

    void find_lookup()
    {
        if (query_.relay_name.empty()) return;
        constexpr const char* path = "relay name";
        const std::string name(query_.relay_name.substr(0, 80));
        const Lookup* lookup = flows_.find_lookup(query_.relay_name);
        if (lookup == nullptr) {
            if ((flags_ & no_relay_configured) != 0) add_nothing(path, "no DNS query for " + name);
            return;
        }
        Evidence evidence;
        evidence.path = path;
        // A capture that is out of order, or of two interfaces, has the answer first.
        const auto [first, last] = std::minmax(lookup->asked_frame, lookup->answered_frame);
        evidence.first_frame = first != 0 ? first : last;
        evidence.last_frame = last;
        if (!lookup->addresses.empty()) {
            evidence.result = EvidenceResult::answered;
            evidence.sentence = "DNS gave " + address_text(lookup->addresses.front()) + " for " + name + " in frame " +
                                std::to_string(lookup->answered_frame);
        } else if (lookup->answered_frame != 0) {
            constexpr unsigned no_such_name = 3;
            evidence.result = EvidenceResult::error_answer;
            evidence.sentence = "DNS answered for " + name + " with " +
                                (lookup->rcode == no_such_name ? "\"no such name\"" : "no address") + " in frame " +
                                std::to_string(lookup->answered_frame);
        } else {
            evidence.result = EvidenceResult::unanswered;
            evidence.sentence = "DNS was asked for " + name + " in frame " + std::to_string(lookup->asked_frame) +
                                ", no answer in the capture";
        }
        add(evidence, no_relay_configured, no_relay_configured);
    }

    void find_relays(bool tcp)
    {
        bool any = false;
        for (const RelayFlows& relay : sorted_.relays) {
            if (relay.tcp != tcp) continue;
            any = true;
            Evidence evidence = assess_relay(flows_, relay);
            works_[tcp ? 1 : 0] = works_[tcp ? 1 : 0] || evidence.result == EvidenceResult::answered;
            // One that may be another call's contradicts nothing.
            const bool tied = relay.flows.front().ties != Ties::none;
            if (tcp) add(std::move(evidence), flags_of_relay_tcp, tied ? contradicted_by_tcp : 0);
            else add(std::move(evidence), flags_of_relay_udp, tied ? contradicted_by_udp : 0);
        }
        if (!any && (flags_ & (tcp ? flags_of_relay_tcp : flags_of_relay_udp)) != 0)
            add_nothing(tcp ? "relay TCP" : "relay UDP", nothing_text());
    }

    std::string nothing_text() const
    {
        return sorted_.knows_local ? "" : "report and SDP name no address of this side";
    }

    /// Why no packet could take a path through a relay, as far as that is known.
    std::string why_no_relay(bool tcp) const
    {
        if (!sorted_.knows_local) return nothing_text();
        const bool far_side = may_have_relay(query_);
        const bool own = works_[tcp ? 1 : 0];
        if (!far_side && !own) return "no allocation of this side is there, and the far side offered no relay";
        if (!far_side) return "the far side offered no relay";
        return own ? "" : "no allocation of this side is there";
    }

    void find_path(const PathRow& row)
    {
        const bool tcp = row.path == Path::local_tcp || row.path == Path::tcp_nat || row.path == Path::tcp_turn;
        const bool relayed = row.path == Path::udp_turn || row.path == Path::tcp_turn;
        const bool nat = row.path == Path::udp_nat || row.path == Path::tcp_nat;
        PathFlows path;
        path.row = &row;
        path.tcp = tcp;
        path.relayed = relayed;
        path.direct = sorted_.direct[tcp ? 1 : 0][relayed ? 2 : nat ? 1 : 0];
        if (relayed)
            for (const RelayFlows& relay : sorted_.relays)
                for (const SidedFlow& flow : relay.flows)
                    if (relay.tcp == tcp && (!tcp || flow.flow->framed)) path.through_relay.push_back(flow);
        if (auto evidence = assess_path(flows_, path, query_)) return add(std::move(*evidence), row.failed, row.failed);
        if ((flags_ & row.failed) == 0) return;
        if (relayed) add_nothing(row.name, why_no_relay(tcp));
        else if (nat && sorted_.knows_local && !may_have_nat(query_, tcp))
            add_nothing(row.name, "the far side offered no reflexive candidate");
        else add_nothing(row.name, nothing_text());
    }

    void find_flags()
    {
        const std::vector<SidedFlow> flows = all_of(sorted_);
        Tally all;
        for (const SidedFlow& flow : flows) all.add(flow);
        for (const FlagRule& rule : flag_rules) {
            if ((flags_ & rule.flag) == 0) continue;
            auto evidence = rule.assess(flows, all, query_);
            if (!evidence) {
                add_nothing(rule.path, std::string(rule.otherwise));
                continue;
            }
            evidence->path = rule.path;
            add(std::move(*evidence), rule.flag, rule.contradicted ? rule.flag : 0);
        }
    }

    const FlowTable& flows_;
    const EvidenceQuery& query_;
    std::uint32_t flags_;
    SortedFlows sorted_;
    bool one_sided_;
    bool works_[2] = {false, false}; ///< an allocation over UDP, over TCP
    std::vector<Evidence> found_;
};

} // namespace

std::string_view result_name(EvidenceResult result)
{
    constexpr std::string_view names[] = {"not in the capture", "answered",     "unanswered",         "refused (RST)",
                                          "unreachable (ICMP)", "error answer", "broken (pseudo-TLS)"};
    return names[static_cast<std::size_t>(result)];
}

std::uint64_t hexadecimal_fingerprint(std::string_view text)
{
    if (text.empty() || text.size() % 2 != 0) return 0;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
        if (error != std::errc() || end != text.data() + i + 2) return 0;
        bytes += static_cast<char>(value);
    }
    return fingerprint(bytes);
}

std::vector<Evidence> find_evidence(const FlowTable& flows, const EvidenceQuery& query)
{
    return Finder(flows, query).find();
}

} // namespace icewarn
