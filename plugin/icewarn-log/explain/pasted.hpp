// SPDX-License-Identifier: GPL-2.0-or-later
// What people paste out of mails, tickets, terminals, databases and web pages, taken apart: whole messages and
// documents, headers and values of headers, numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "icewarn-log/explain/documents.hpp"
#include "icewarn/outcome.hpp"
#include "icewarn/problems.hpp"
#include "log/event.hpp"

namespace icewarn::tool {

/// How much of a value was pasted. What is missing is put around it, so that it can be read, and says nothing.
enum class Extent : std::uint8_t {
    whole,
    parameters, ///< without an error ID, such as `CallerMediaDebug="audio:ICEWarn=0x320"`
    blocks,     ///< what stands within a MediaDebug: without a side, too
};

struct PastedHeader {
    std::string name;  ///< as it was written; empty when the value was pasted without it
    std::string value; ///< folded and wrapped lines joined
    Extent extent = Extent::whole;
    RequestFacts request = {}; ///< of the message that it stands in; nothing is known of one that was pasted alone
};

struct PastedNumber {
    std::string label; ///< as it was written; empty for a number alone
    std::uint32_t flags = 0;
    Problem unusual = Problem::none; ///< the number had no 0x, so that its base was guessed
};

struct PastedId {
    std::uint32_t id = 0;
    bool guessed = false; ///< a number alone, which may be flags as well
};

/// A value with a name that is no ICEWarn.
struct PastedOther {
    std::string name; ///< as it was written
    std::string value;
    std::string meaning;
};

struct Pasted {
    std::vector<std::string> messages; ///< SIP, each begins with its start line
    std::vector<PastedDocument> documents;
    std::vector<PastedHeader> headers; ///< outside of messages; others than those of diagnostics are skipped
    std::vector<PastedNumber> numbers;
    std::vector<PastedId> error_ids;
    std::vector<log::Event> events;
    std::vector<PastedOther> others;
    std::vector<std::string> guesses; ///< what was done to the text before it was read, each a sentence
    std::string kind;                 ///< what the input is when it is no text; empty otherwise

    bool empty() const { return has_others_only() && others.empty(); }

    /// Nothing but values such as result codes, of which the logs of Windows are full.
    bool has_others_only() const
    {
        return messages.empty() && documents.empty() && headers.empty() && numbers.empty() && error_ids.empty() &&
               events.empty();
    }
};

/// @param text  any bytes, also UTF-16; what a mail or a search has before each line is taken away
Pasted read_pasted(std::string_view text);

/// The diagnostics headers of a SIP message, and those in its session description.
std::vector<PastedHeader> headers_of(std::string_view message);

/// The error reports that a SIP message carries.
std::vector<PastedDocument> documents_of(std::string_view message);

} // namespace icewarn::tool
