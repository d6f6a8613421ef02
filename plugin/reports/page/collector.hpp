// SPDX-License-Identifier: GPL-2.0-or-later
// From SIP messages and the reports in them, one after the other, to a page.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "icewarn/sip_head.hpp"
#include "reports/offers.hpp"
#include "reports/page/found_report.hpp"
#include "reports/page/model.hpp"

namespace icewarn::page {

/// A SIP message on its way from one end to another.
struct SeenMessage {
    std::string_view bytes; ///< begins with the start line
    SipHead head;           ///< read from `bytes`
    std::int64_t time_ns = 0;
    std::string from, to; ///< ends of the connection as columns of the ladder: addresses, or what names them
    Source source;
};

class Collector {
public:
    /// @param call_id  the call to show; empty for all that have a report or failed
    explicit Collector(std::string call_id);

    /// Messages come in the order of their times, each before its reports.
    void add_message(const SeenMessage& message);
    void add_report(const SeenMessage& message, const FoundReport& found);

    /// @return false when the call is not on the page, or has enough of them
    bool add_server_record(std::string_view call_id, const ServerRecord& record);

    /// What both sides of a report in the message offered so far.
    OfferedKinds offered(const SeenMessage& message, const MessageReport& report) const
    {
        return offers_.find(report, message.head);
    }

    /// True once a message or report of a call to be shown was added.
    bool found_any() const { return any_; }

    /// The page, without its inputs and the program. Empties the collector.
    Page finish();

    /// What is known of one call.
    struct State {
        Call call;
        std::uint64_t number = 0; ///< the order in which calls were first seen
        std::string caller_tag;
        bool has_invite = false;
        std::int64_t invite_ns = 0;
        std::int64_t answer_ns = 0;
        std::string answer; ///< "200 OK", of the first final response to the INVITE, challenges aside
        std::int64_t first_ns = 0;
        std::vector<std::uint64_t> values; ///< fingerprints of the reports' values
        bool keep = false;                 ///< has a report or failed, or is the one asked for
        bool is_of_media = false;          ///< has a media report, or media failed
    };

private:
    State* state_of(std::string_view call_id);
    void forget_some();
    bool make_room();
    void keep(State& state);
    void add_step(State& state, const SeenMessage& message);
    static void note_invite(State& state, const SeenMessage& message);
    static void note_parties(State& state, const SeenMessage& message, const FoundReport& found);
    static void add_sdp(State& state, const SeenMessage& message);

    std::string asked_for_;
    Offers offers_;
    std::unordered_map<std::string, State> calls_;
    std::deque<std::string> unreported_; ///< Call-IDs in the order they came
    std::uint64_t next_ = 0;
    std::uint64_t kept_ = 0;
    std::uint64_t left_out_ = 0;
    std::size_t waiting_steps_ = 0;
    bool forgot_ = false;
    bool any_ = false;
    bool room_ = true; ///< among the calls that are kept there may be one that gives way
};

} // namespace icewarn::page
