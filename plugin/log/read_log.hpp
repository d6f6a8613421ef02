// SPDX-License-Identifier: GPL-2.0-or-later
// Where the parts of the reader write down what they find.
#pragma once

#include <utility>

#include "log/lines/decoder.hpp"
#include "log/log_limits.hpp"
#include "log/reader.hpp"

namespace icewarn::log {

struct ReadLog {
    Reader::Callbacks callbacks;
    Input input = Input::undecided;
    Totals totals;
    std::vector<Loss> losses;
    bool rejoined = false;  ///< lines were broken at one width, and are read as they were before
    bool unescaped = false; ///< lines since the last message were changed by Markup

    void report_problem(std::uint64_t line, Problem problem, std::uint64_t last_line = 0)
    {
        ++totals.losses;
        if (losses.size() < limits::losses) losses.push_back({line, problem, last_line});
    }

    /// The first entry that is understood tells what the log is.
    void recognise(Input found)
    {
        if (input == Input::undecided) input = found;
    }

    void deliver(const Event& event)
    {
        ++totals.diagnostic_records;
        if (callbacks.on_event) callbacks.on_event(event);
    }

    void deliver(Message& message)
    {
        message.remarks.unescaped = std::exchange(unescaped, false);
        message.remarks.repaired = message.remarks.repaired || rejoined;
        ++totals.messages;
        totals.bad_characters += count_invalid_utf8(message.bytes);
        if (message.remarks.too_long) report_problem(message.line, Problem::message_too_long);
        if (callbacks.on_message) callbacks.on_message(message);
    }
};

} // namespace icewarn::log
