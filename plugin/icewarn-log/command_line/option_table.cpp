// SPDX-License-Identifier: GPL-2.0-or-later
// The options, in the order in which people read of them.
#include "icewarn-log/command_line/option_table.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

namespace icewarn::tool {
namespace {

/// A decimal number of at most six digits; beyond all limits for anything else.
unsigned to_count(const std::string& text)
{
    constexpr unsigned beyond = 1'000'000;
    if (text.empty() || text.size() > 6 || !std::all_of(text.begin(), text.end(), is_digit)) return beyond;
    return static_cast<unsigned>(std::stoul(text));
}

} // namespace

const std::vector<OptionRow>& option_table()
{
    using C = Completion;
    constexpr Audience people = Audience::people;
    constexpr Audience extcap = Audience::extcap;
    using Value = const std::string&;
    // clang-format off
    static const std::vector<OptionRow> table{
        {"output", 'o', "FILE", C::file, "", people,
         "Write the messages as pcapng to FILE; - is standard output, as for wireshark -k -i -",
         "The file takes the place of one of that name when it is whole, and not before. A log without messages leaves "
         "none.",
         [](Options& o, Value v) { o.output = v; }},
        {"with", 'w', "CAPTURE", C::file, "", people,
         "Write the packets of CAPTURE with the messages, in the order of time, for Wireshark to compare them",
         "Its interfaces, link types, comments, names and keys are kept. The clock of each log is set by the capture: the "
         "Local Address of its messages is that of a connection there, and the offset at which they have packets is used "
         "and said. It may drift by a second. Where none is found, that is said, and --utc-offset holds.",
         [](Options& o, Value v) { o.with = v; }},
        {"utc-offset", 'u', "OFFSET", C::none, "", people,
         "How far the clock of the logs is ahead of UTC; +01:00, -05:30 or +01:00:02.5 for a clock that is fast, once "
         "for all logs or once for each in their order",
         "Without it the time zone of this computer is taken, so that Wireshark shows the times that the log has. If "
         "two logs hold the same message (Call-ID and CSeq) at times more than two seconds apart, a warning says by "
         "how much.",
         [](Options& o, Value v) { o.utc_offsets.push_back(v); }},
        {"explain", 'e', "TEXT", C::none, "", people,
         "Explain what was pasted: an ICEWarn number, error ID, header, SIP message, XML report, result code; - reads it "
         "from standard input",
         "Any text with these in it will do: lines of a mail, ticket, terminal, table or log; typographic quotes, escapes and "
         "wrapped lines do no harm.",
         [](Options& o, Value v) { o.explain = v; }},
        {"json", 'j', nullptr, C::none, "", people,
         "Print the reports, or the explanation, as JSON",
         "Names and forms are those of the plugin's fields in tshark -T json.",
         [](Options& o, Value) { o.json = true; }, true},
        {"report", 'r', "CALL-ID|all", C::none, "", people,
         "Write a page for the people who run the firewall; of the call with that Call-ID, or of all calls that failed or have a report",
         "It says what happened, which paths failed, what to ask for, and where each statement stands in the logs. It "
         "goes to the file that -o names, else to standard output. Two logs of one call, the caller's and the callee's, "
         "give one page.",
         [](Options& o, Value v) { o.report = v; }, true},
        {"format", 'f', "FORM", C::words, "ndjson json csv html markdown", people,
         "Form of the output; ndjson, json or csv for the reports, html or markdown for the page of --report",
         "ndjson writes an object a line for each report and failed request, and as the last line what was read and "
         "lost; json the same as one array, csv a table. The HTML is one file without script or anything from "
         "elsewhere. The Markdown has the messages as a Mermaid sequence. With any of them -o names the file.",
         [](Options& o, Value v) { o.format = v; }, true},
        {"verbose", 'v', nullptr, C::none, "", people, "With ndjson and json; add the advice on each flag", "",
         [](Options& o, Value) { o.verbose = true; }, true},
        {"color", 0, "WHEN", C::words, "auto always never", people,
         "Colour the outcomes in the table; auto, as without it, where the terminal can, always or never",
         "With the variable NO_COLOR set, auto does not.",
         [](Options& o, Value v) { o.color = v; }, true},
        {"files-from", 0, "FILE", C::file, "", people,
         "Read the logs that FILE lists, one a line; - is standard input",
         "Folders stand for every log below them, as they do among the arguments. Files there that are no logs are "
         "skipped. Messages for -o and --report, and reports of up to 64 logs, come in the order of their times; reports of "
         "more logs come log by log. The number of logs is not limited by that of files that can be open.",
         [](Options& o, Value v) { o.files_from = v; }},
        {"null", '0', nullptr, C::none, "", people,
         "The list is separated by NUL instead of line ends, as find -print0 makes it", "",
         [](Options& o, Value) { o.null_separated = true; }},
        {"output-dir", 0, "FOLDER", C::folder, "", people,
         "Write a result for each log into FOLDER; as a table, or in the form of --json or --format",
         "Its name is that of the log, with a number made of its path. A result that is newer than its log is not made "
         "again, so that a sweep that was interrupted goes on where it was; it comes into being when it is whole. Each log is "
         "read by a process of its own, and what is wrong with it is one line on standard error. The last line counts them.",
         [](Options& o, Value v) { o.output_dir = v; }},
        {"jobs", 0, "N", C::none, "", people,
         "Read N logs at a time for --output-dir; 0 is one for each core", "",
         [](Options& o, Value v) { o.jobs = to_count(v); }},
        {"anonymize", 0, nullptr, C::none, "", people,
         "Put other names for users, hosts, domains, addresses, Call-IDs and logs, so that an output can be shared",
         "The same name stands for the same thing. Ports, times, flags, and whether an address is private or public stay; "
         "what people write to each other, secrets and credentials are masked. Names that are known to nothing but their "
         "reader, such as one in the text of a reason, are not found: look at the output before it is sent.",
         [](Options& o, Value) { o.anonymize = true; }, true},
        {"key", 0, "FILE", C::file, "", people,
         "Make the names of --anonymize from the content of FILE, so that they are the same in other runs",
         "Who has the file can tell whose name is meant. Without it they differ from run to run.",
         [](Options& o, Value v) { o.key = v; }, true},
        {"losses-ok", 0, nullptr, C::none, "", people,
         "End with 0 also when something was lost, for schedulers that take all else for a failure", "",
         [](Options& o, Value) { o.losses_ok = true; }},
        {"result", 0, "FILE", C::file, "", people,
         "Write what is printed to FILE, which takes the place of one of that name when it is whole",
         "A table has what was lost below it.",
         [](Options& o, Value v) { o.result = v; }},
        {"version", 'V', nullptr, C::none, "", people, "Print the version", "",
         [](Options& o, Value) { o.version = true; }},
        {"help", 'h', nullptr, C::none, "", people, "Print this summary", "",
         [](Options& o, Value) { o.help = Help::usual; }},
        {"help-all", 0, nullptr, C::none, "", people, "Print a summary of all options", "",
         [](Options& o, Value) { o.help = Help::all; }},
        {"help-extcap", 0, nullptr, C::none, "", people,
         "Print the options by which Wireshark follows a log", "",
         [](Options& o, Value) { o.help = Help::extcap; }},
        {"generate", 0, "WHAT", C::words, "bash zsh fish manual", people,
         "Print the completions of a shell, or the manual's section on options", "",
         [](Options& o, Value v) { o.generate = v; }},

        {"extcap-interfaces", 0, nullptr, C::none, "", extcap, "List the interface", "",
         [](Options& o, Value) { o.extcap.interfaces = true; }},
        {"extcap-version", 0, "VERSION", C::none, "", extcap, "Wireshark's version", "", [](Options&, Value) {}},
        {"extcap-interface", 0, "NAME", C::none, "", extcap, "The interface meant", "",
         [](Options& o, Value v) { o.extcap.interface = v; }},
        {"extcap-dlts", 0, nullptr, C::none, "", extcap, "List its link type", "",
         [](Options& o, Value) { o.extcap.dlts = true; }},
        {"extcap-config", 0, nullptr, C::none, "", extcap, "List its options", "",
         [](Options& o, Value) { o.extcap.config = true; }},
        {"extcap-capture-filter", 0, "FILTER", C::none, "", extcap, "Not supported", "", [](Options&, Value) {}},
        {"capture", 0, nullptr, C::none, "", extcap, "Follow the log", "",
         [](Options& o, Value) { o.extcap.capture = true; }},
        {"fifo", 0, "FIFO", C::file, "", extcap, "Where Wireshark reads", "",
         [](Options& o, Value v) { o.extcap.fifo = v; }},
        {"file", 0, "LOG", C::file, "", extcap, "The log to follow", "",
         [](Options& o, Value v) { o.extcap.log = v; }},
        {"log", 0, "LOG", C::file, "", extcap, "The same, where there is no --file; Wireshark keeps it", "",
         [](Options& o, Value v) { if (o.extcap.log.empty()) o.extcap.log = v; }},
        {"from", 0, "WHERE", C::words, "start end", extcap, "Where to begin; start or end", "",
         [](Options& o, Value v) { o.extcap.from = v; }},
        {"utcoffset", 0, "OFFSET", C::none, "", extcap, "As --utc-offset", "",
         [](Options& o, Value v) { o.utc_offsets.push_back(v); }},
    };
    // clang-format on
    return table;
}

const OptionRow* find_option(std::string_view name)
{
    const bool is_long = name.substr(0, 2) == "--";
    if (is_long) name.remove_prefix(2);
    const std::vector<OptionRow>& table = option_table();
    const auto row = std::find_if(table.begin(), table.end(), [&](const OptionRow& option) {
        return is_long ? name == option.name : name.size() == 2 && name[1] == option.letter;
    });
    return row == table.end() ? nullptr : &*row;
}

} // namespace icewarn::tool
