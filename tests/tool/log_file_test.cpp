// SPDX-License-Identifier: GPL-2.0-or-later
// A log read at random, as Wireshark does when a packet is selected: each message read again alone is the one that was
// read before, whatever the encoding, the line ends, the damage and the size of the pieces.
#include <algorithm>
#include <string>
#include <vector>

#include "file-reader/log_file.hpp"
#include "cmocka.hpp"
#include "sample_logs.hpp"

namespace {

using icewarn::LogFile;
using icewarn::LogMessage;
using icewarn::Place;

struct Read {
    Place place;
    std::string bytes;
    std::string peer;
};

LogFile::Source source_of(const std::string& log, std::size_t& at, std::size_t piece)
{
    return [&log, &at, piece](char* buffer, std::size_t size) {
        const std::size_t count = log.copy(buffer, std::min(piece, size), at);
        at += count;
        return count;
    };
}

/// @return empty, or what is wrong
std::string check(const std::string& log, std::size_t messages, std::size_t piece)
{
    LogFile file;
    std::size_t at = 0;
    const LogFile::Source source = source_of(log, at, piece);
    std::vector<Read> read;
    while (const LogMessage* message = file.read(source))
        read.push_back({message->place, message->bytes, message->message.remote.host});
    if (read.size() != messages) return std::to_string(read.size()) + " messages";
    std::reverse(read.begin(), read.end());
    for (const Read& before : read) {
        const Place& place = before.place;
        if (place.begin >= place.end || place.end > log.size()) return "a place outside of the log";
        const auto again = file.read_again(place, log.substr(place.begin, place.end - place.begin));
        if (!again || again->bytes != before.bytes || again->message.remote.host != before.peer)
            return "line " + std::to_string(place.line) + " is another message when it is read again";
        if (again->place.time_ns != place.time_ns || again->message.line != place.line) return "another time or line";
        if (file.read_again(place, "")) return "a message out of nothing";
    }
    return "";
}

std::vector<log_tool::Sip> calls(std::size_t count)
{
    std::vector<log_tool::Sip> all;
    for (std::size_t i = 0; i < count; ++i)
        for (const log_tool::Sip& sip : log_tool::sample_call("call" + std::to_string(i))) all.push_back(sip);
    return all;
}

std::string with_line_end(const char* end, std::size_t count = 4)
{
    log_tool::ClientForm form;
    form.line_end = end;
    return log_tool::client_log(calls(count), form);
}

/// Every end line is missing, so that each message is ended by the next.
std::string without_end_lines(const std::string& line_end, std::size_t count)
{
    std::string log = with_line_end(line_end.c_str(), count);
    for (std::size_t at = 0; (at = log.find("End of ", at)) != std::string::npos;) {
        const std::size_t begin = log.rfind(line_end, at) + line_end.size();
        const std::size_t behind = log.find(line_end, at) + line_end.size();
        log.erase(begin, log.find(line_end, behind) + line_end.size() - begin); // the line behind it, too
        at = begin;
    }
    return log;
}

/// The log begins and ends within a message.
std::string cut_at_both_ends()
{
    const std::string log = log_tool::without_end(with_line_end("\r\n"));
    return log.substr(log.find("Via:"));
}

struct Case {
    const char* name;
    std::string log;
    std::size_t messages;
};

const Case cases[] = {
    {"CRLF", with_line_end("\r\n"), 12},
    {"LF", with_line_end("\n"), 12},
    {"CR", with_line_end("\r"), 12},
    {"CR in a log of many pieces", with_line_end("\r", 100), 300},
    {"server log", log_tool::server_log(calls(4)), 12},
    {"UTF-16, little endian", log_tool::utf16(with_line_end("\r\n"), false, true), 12},
    {"UTF-16, big endian", log_tool::utf16(with_line_end("\r\n"), true, true), 12},
    {"UTF-16 without a mark", log_tool::utf16(with_line_end("\n"), false, false), 12},
    {"UTF-16 of a server", log_tool::utf16(log_tool::server_log(calls(4)), false, true), 12},
    {"missing end lines", without_end_lines("\r\n", 4), 12},
    {"missing end lines, CR", without_end_lines("\r", 4), 12},
    {"missing end lines, CR, many pieces", without_end_lines("\r", 100), 300},
    {"missing end lines, UTF-16", log_tool::utf16(without_end_lines("\r\n", 4), false, false), 12},
    {"cut at both ends", cut_at_both_ends(), 11},
    {"nothing", "", 0},
};

bool reads_the_same_again(const Case& test)
{
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, std::size_t{1} << 20}) {
        const std::string wrong = check(test.log, test.messages, piece);
        if (wrong.empty()) continue;
        print_error("%s, in pieces of %zu: %s\n", test.name, piece, wrong.c_str());
        return false;
    }
    return true;
}

void reads_at_random(void** state) { assert_true(reads_the_same_again(*static_cast<const Case*>(*state))); }

} // namespace

int main()
{
    std::vector<CMUnitTest> tests;
    for (const Case& test : cases)
        tests.push_back({test.name, reads_at_random, nullptr, nullptr, const_cast<Case*>(&test)});
    return _cmocka_run_group_tests("log_file", tests.data(), tests.size(), nullptr, nullptr);
}
