// SPDX-License-Identifier: GPL-2.0-or-later
// A log read at random, as Wireshark does when a packet is selected: each message read again alone is the one that was
// read before, whatever the encoding, the line ends, the damage and the size of the pieces.
#include <algorithm>
#include <string>
#include <vector>

#include "file-reader/log_file.hpp"
#include "log/remarks.hpp"
#include "sample_logs.hpp"
#include "test_list.hpp"

namespace {

using icewarn::LogFile;
using icewarn::LogMessage;

LogFile::Source source_of(const std::string& log, std::size_t& at, std::size_t piece)
{
    return [&log, &at, piece](char* buffer, std::size_t size) {
        const std::size_t count = log.copy(buffer, std::min(piece, size), at);
        at += count;
        return count;
    };
}

LogFile::SourceAt source_at(const std::string& log, std::size_t piece)
{
    return [&log, piece](std::uint64_t offset, char* buffer, std::size_t size) {
        return offset < log.size() ? log.copy(buffer, std::min(piece, size), offset) : 0;
    };
}

std::string show(const LogMessage& message)
{
    const icewarn::log::Message& m = message.message;
    std::string text = message.bytes + "|" + m.remote.host + "|" + m.local.host + "|" + std::to_string(m.line) + "|" +
                       std::to_string(message.time_ns) + "|" + std::to_string(static_cast<int>(m.direction));
    for (const icewarn::log::RemarkText& row : icewarn::log::remark_texts) text += m.remarks.*row.remark ? '1' : '0';
    return text;
}

/// @param messages  how many there are; npos for any number
/// @return empty, or what is wrong
std::string check(const std::string& log, std::size_t messages, std::size_t piece)
{
    LogFile file;
    std::size_t at = 0;
    const LogFile::Source source = source_of(log, at, piece);
    std::vector<std::string> read;
    while (const LogMessage* message = file.read(source)) {
        read.push_back(show(*message));
        if (message->index % 97 != 0) continue;
        const LogMessage* again = file.read_again(message->index, source_at(log, 999)); // while it is being read
        if (again == nullptr || show(*again) != read.back()) return "another message while the log is read";
    }
    if (messages != std::string::npos && read.size() != messages) return std::to_string(read.size()) + " messages";
    if (messages == std::string::npos && read.empty()) return "no messages";
    const LogFile::SourceAt random = source_at(log, piece);
    for (std::size_t step : {read.size() - 1, std::size_t{1}}) { // backwards and forwards
        for (std::size_t i = 0, index = 0; i < read.size(); ++i, index = (index + step) % read.size()) {
            const LogMessage* again = file.read_again(index, random);
            if (again == nullptr || show(*again) != read[index])
                return "message " + std::to_string(index) + " is another one when it is read again:\n" + read[index] +
                       "\n" + (again == nullptr ? "none" : show(*again));
        }
    }
    if (file.read_again(read.size(), random) != nullptr) return "a message out of nothing";
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

/// The log without the lines that begin so.
std::string without(const std::string& log, const std::string& start)
{
    std::string rest;
    for (std::size_t at = 0; at < log.size();) {
        const std::size_t end = std::min(log.find('\n', at), log.size() - 1) + 1;
        const std::string line = log.substr(at, end - at);
        const std::size_t mark = line.find("$$begin_record");
        rest += line.rfind(start, 0) != 0 ? line : mark == std::string::npos ? "" : line.substr(mark);
        at = end;
    }
    return rest;
}

std::string with_marks_apart(std::string log)
{
    for (std::size_t at = 0; (at = log.find("$$begin_record", at)) != std::string::npos; at += 16)
        log.insert(at, "\r\n");
    return log;
}

std::string bare(const std::vector<log_tool::Sip>& messages)
{
    std::string log;
    for (const log_tool::Sip& sip : messages) log += sip.text + "\r\n";
    return log;
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// All of the log in one string.
std::string in_json(const std::string& log)
{
    return "{\"log\":\"" + replaced(replaced(log, "\"", "\\\""), "\r\n", "\\r\\n") + "\"}\n";
}

std::string in_html(const std::string& log)
{
    return replaced(replaced(replaced(replaced(log, "<", "&lt;"), ">", "&gt;"), "\"", "&quot;"), "\r\n", "<br>\r\n");
}

/// @param kind  0: a byte is missing here and there; 1: bytes are others
std::string damaged(std::string log, int kind)
{
    unsigned state = 7;
    for (std::size_t at = 300; at < log.size(); at += 400 + (state >> 16) % 900) {
        state = state * 1103515245 + 12345;
        if (kind == 0) log.erase(at, 1);
        else log[at] = "\n\r \0:<\"x"[(state >> 20) % 8];
    }
    return log;
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
    {"many megabytes", with_line_end("\r\n", 1500), 4500},
    {"no header before the mark", without(log_tool::server_log(calls(4)), "TL_"), 12},
    {"the mark on a line of its own", with_marks_apart(log_tool::server_log(calls(4))), 12},
    {"bare SIP", bare(calls(4)), 12},
    {"JSON", in_json(with_line_end("\r\n")), 12},
    {"JSON, a string for each of several logs", in_json(with_line_end("\r\n")) + in_json(with_line_end("\r\n")), 24},
    {"JSON of a server", in_json(log_tool::server_log(calls(4))), 12},
    {"HTML", in_html(with_line_end("\r\n")), 12},
    {"HTML on one line", replaced(in_html(with_line_end("\r\n")), "\r\n", ""), 12},
    {"HTML of a server", in_html(log_tool::server_log(calls(4))), 12},
    {"a table", "log,\"" + replaced(with_line_end("\r\n"), "\"", "\"\"") + "\"\r\n", 12},
    {"quoted-printable", replaced(with_line_end("\r\n"), "=", "=3D"), 12},
    {"UTF-16 that lost a byte", damaged(log_tool::utf16(with_line_end("\r\n"), false, true), 0), std::string::npos},
    {"UTF-16 that lost bytes, many pieces", damaged(log_tool::utf16(with_line_end("\r\n", 600), true, true), 0),
     std::string::npos},
    {"damaged", damaged(with_line_end("\r\n", 40), 1), std::string::npos},
    {"damaged, of a server", damaged(log_tool::server_log(calls(40)), 1), std::string::npos},
};

std::string check_random_access(const Case& test)
{
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, std::size_t{1} << 20}) {
        const std::string wrong = check(test.log, test.messages, piece);
        if (!wrong.empty()) return "in pieces of " + std::to_string(piece) + ": " + wrong;
    }
    return "";
}

} // namespace

int main() { return TestList().add_each<check_random_access>(cases).run("log_file"); }
