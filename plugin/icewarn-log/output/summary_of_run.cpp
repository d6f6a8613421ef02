// SPDX-License-Identifier: GPL-2.0-or-later
// Counts, losses and doubts in words.
#include "icewarn-log/output/summary_of_run.hpp"

#include <algorithm>
#include <cstdlib>

#include "icewarn-log/command_line/utc_offset.hpp"
#include "icewarn-log/output/say.hpp"
#include "log/losses.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
constexpr std::int64_t day = 86'400 * nanoseconds_in_second;
constexpr std::int64_t quarter = 900 * nanoseconds_in_second;
constexpr std::int64_t near_quarter = 120 * nanoseconds_in_second; ///< clocks of one time zone are not farther apart

/// "1 message", "2 messages".
std::string counted(std::uint64_t count, const std::string& what, const char* plural = "s")
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : plural);
}

/// A file below a folder that is none of ours: no error.
bool is_no_log(const std::unique_ptr<LogSource>& source)
{
    const log::Input input = source->input();
    return source->found() && source->problem().empty() && source->totals().messages == 0 &&
           input != log::Input::client && input != log::Input::server;
}

/// What is no message, and was skipped.
std::string skipped_parts(const log::Totals& totals, std::uint64_t told_records)
{
    struct Part {
        std::uint64_t count;
        const char* one;
        const char* more;
    };
    const Part parts[] = {
        {totals.empty_blocks, "empty block", "empty blocks"},
        {totals.diagnostic_records - told_records, "diagnostic record", "diagnostic records"},
        {totals.other_records, "other record", "other records"},
    };
    std::string text;
    for (const Part& part : parts)
        if (part.count > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(part.count) + " " +
                    (part.count == 1 ? part.one : part.more);
    return text;
}

/// @return whether something of the log was lost
bool print_log(const LogSource& source, std::uint64_t told_records)
{
    const log::Totals& totals = source.totals();
    const bool lost = say_losses(source);
    if (const std::string text = skipped_parts(totals, told_records); !text.empty())
        say(source.name() + ": skipped: " + text + ".");
    if (totals.messages > 0 && totals.bad_characters > 0)
        say(source.name() + ": " + counted(totals.bad_characters, "byte") + " or code units that are no text.");
    if (const OddSizes odd = source.odd_sizes(); odd.messages > 0)
        say(source.name() + ": " + counted(odd.messages, "message") +
            " not of the size that the log or Content-Length says, the first in line " +
            std::to_string(odd.first_line) + ": text was changed, or is missing.");
    const std::string wrong = source.complaint();
    if (!wrong.empty()) say(source.name() + ": " + wrong + ".");
    return lost || source.odd_sizes().messages > 0 || !wrong.empty();
}

/// "3 days", "01:00:02.5" without the sign.
std::string difference_text(std::int64_t nanoseconds)
{
    nanoseconds = std::abs(nanoseconds);
    if (nanoseconds >= day) return "more than " + counted(static_cast<std::uint64_t>(nanoseconds / day), "day");
    return utc_offset_text(nanoseconds).substr(1);
}

/// To the quarter of an hour, as time zones are, where that explains the difference.
std::int64_t suggested_correction(std::int64_t ahead)
{
    const std::int64_t rounded = (ahead + (ahead < 0 ? -quarter : quarter) / 2) / quarter * quarter;
    return rounded != 0 && std::abs(ahead - rounded) <= near_quarter ? rounded : ahead;
}

} // namespace

bool say_losses(const LogSource& source)
{
    for (const log::Loss& loss : source.losses())
        say(source.name() + " " + log::place_of(loss) + ": " + std::string(log::text_of(loss.problem)) + ".");
    const std::uint64_t losses = source.totals().losses;
    if (const std::uint64_t listed = source.losses().size(); losses > listed)
        say(source.name() + ": and " + std::to_string(losses - listed) + " more of the kind.");
    return losses > 0;
}

void RunSummary::add(std::size_t log, const SipHead& head, std::int64_t time_ns)
{
    calls_.add(head);
    clocks_.add(log, head, time_ns);
}

void RunSummary::print_disagreements(const std::vector<std::unique_ptr<LogSource>>& sources) const
{
    for (const ClockCheck::Disagreement& found : clocks_.disagreements()) {
        const LogSource& first = *sources[found.log];
        const LogSource& second = *sources[found.other];
        say("Warning: " + counted(found.messages, "message") + " (same Call-ID and CSeq) in both " + first.name() +
            " and " + second.name() + ", in the second " + difference_text(found.ahead_ns) +
            (found.ahead_ns < 0 ? " earlier." : " later."));
        const std::int64_t offset = second.utc_offset() + suggested_correction(found.ahead_ns);
        if (std::abs(offset) < day)
            say("They agree with --utc-offset " + utc_offset_text(first.utc_offset()) + " for the first and " +
                utc_offset_text(offset) + " for the second; or correct the first instead.");
    }
}

ExitCode RunSummary::print(const std::vector<std::unique_ptr<LogSource>>& sources, const ServerRecords& records,
                           const std::string& output) const
{
    std::uint64_t messages = 0;
    std::uint64_t losses = 0;
    std::uint64_t told_records = 0;
    bool lost = cut_ > 0;
    for (const auto& source : sources) {
        const std::uint64_t told = std::min(records.told(source->name()), source->totals().diagnostic_records);
        told_records += told;
        lost = print_log(*source, told) || lost;
        messages += source->totals().messages;
        losses += source->totals().losses;
    }
    const auto others = static_cast<std::uint64_t>(std::count_if(sources.begin(), sources.end(), is_no_log));
    if (others > 0) say(counted(others, "file") + " below the folders skipped: not Lync or Skype for Business logs.");
    print_disagreements(sources);
    if (cut_ > 0) say(counted(cut_, "message") + " longer than Wireshark takes: only the beginning was written.");
    std::string text = counted(messages, "message") + ", " + (calls_.full() ? "at least " : "") +
                       counted(calls_.count(), "call") + ", " + counted(reports_, "report");
    if (failed_requests_ > 0) text += ", " + counted(failed_requests_, "failed request");
    if (repeats_ > 0) text += " (" + counted(repeats_, "repeat") + " left out)";
    if (losses > 0) text += "; " + counted(losses, "loss", "es") + " listed above";
    if (!output.empty() && output != "-" && messages > 0) text += "; written to " + output;
    say(text + ".");
    if (messages > 0 && reports_ + failed_requests_ == 0)
        say("Nothing failed: no media report, no error ID of a failure and no final response of 400 or more "
            "(challenges "
            "and cancelled calls aside).");
    if (messages + told_records + reports_ + failed_requests_ == 0) return nothing_usable;
    return lost ? something_lost : all_read;
}

} // namespace icewarn::tool
