// SPDX-License-Identifier: GPL-2.0-or-later
// A log read in many ways, and what comes out as text.
#include "reading.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "cmocka.hpp"
#include "exact_copy.hpp"

namespace log_test {
namespace {

using namespace icewarn::log;
using loggen::Coding;
using loggen::encode;
using loggen::with_line_ends;

constexpr const char* problem_names[] = {
    "line_too_long",   "message_too_long",   "stray_text",     "no_begin",      "end_without_begin",
    "no_end",          "log_ends",           "not_sip",        "no_start_line", "foreign_record",
    "text_after_body", "start_line_damaged", "alignment_lost", "gzip_damaged"};

std::string show(const Peer& peer)
{
    const bool v6 = peer.host.find(':') != std::string::npos;
    const std::string host = peer.host.empty() ? "-" : v6 ? "[" + peer.host + "]" : peer.host;
    return peer.port ? host + ":" + std::to_string(*peer.port) : host;
}

/// Of a time whose year is guessed only the time of day, since the year depends on when the test runs.
std::string show_time(const Message& message)
{
    if (!message.time_ns) return "-";
    constexpr std::int64_t day = 86'400'000;
    const std::int64_t milliseconds = *message.time_ns / 1'000'000;
    const std::int64_t shown = message.remarks.year_guessed ? milliseconds % day : milliseconds;
    char text[32];
    std::snprintf(text, sizeof text, "%s%lld.%03lld", message.remarks.year_guessed ? "~" : "",
                  static_cast<long long>(shown / 1000), static_cast<long long>(shown % 1000));
    return text;
}

std::string show(const Remarks& remarks)
{
    std::string text;
    const auto add = [&](bool set, const char* word) {
        if (set) text += std::string(text.empty() ? " [" : " ") + word;
    };
    add(remarks.no_begin, "no_begin");
    add(remarks.no_end, "no_end");
    add(remarks.size_differs, "size");
    add(remarks.body_size_differs, "body_size");
    add(remarks.repaired, "repaired");
    add(remarks.too_long, "too_long");
    add(remarks.unprefixed, "unprefixed");
    add(remarks.unescaped, "unescaped");
    add(remarks.plain_quotes, "plain_quotes");
    add(remarks.no_phrase, "no_phrase");
    add(remarks.start_damaged, "start_damaged");
    add(remarks.year_guessed, "year_guessed");
    return text.empty() ? text : text + "]";
}

std::string show_bytes(std::string_view bytes)
{
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool crlf = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if (crlf) ++i;
        if (bytes[i] == '\r') text += "\\r";
        else if (bytes[i] == '\n' && !crlf) text += "\\n";
        else text += bytes[i];
    }
    return text;
}

std::string show(const Message& message)
{
    constexpr const char* directions[] = {"unknown", "sent", "received"};
    return "@" + std::to_string(message.line) + " " + directions[static_cast<int>(message.direction)] + " " +
           show_time(message) + (message.time_is_utc ? "Z " : " ") + show(message.local) + " > " +
           show(message.remote) + show(message.remarks) + "\n" + show_bytes(message.bytes) + "<end>\n";
}

std::string show_totals(const Totals& totals)
{
    std::string text;
    const auto add = [&](std::uint64_t count, const char* what) {
        if (count > 0) text += std::to_string(count) + " " + what + "\n";
    };
    add(totals.empty_blocks, "empty_blocks");
    add(totals.foreign_blocks, "foreign_blocks");
    add(totals.diagnostic_records, "diagnostic_records");
    add(totals.other_records, "other_records");
    add(totals.bad_characters, "bad_characters");
    return text;
}

bool try_all(const Case& test)
{
    bool good = true;
    for (const char* line_end : {"\n", "\r\n", "\r", "\r\r\n"}) {
        if (test.ends == Ends::as_they_stand && line_end[0] == '\r') break;
        for (int coding = 0; coding <= static_cast<int>(Coding::utf16_big_mark); ++coding) {
            for (const std::size_t chunk : {0U, 1U, 2U, 7U, 1000U}) {
                const std::string log = encode(with_line_ends(test.log, line_end), static_cast<Coding>(coding));
                good = good && same(test.name, read(log, chunk), test.expected);
                if (!good)
                    print_error("(line end of %zu bytes, encoding %d, pieces of %zu)\n", std::string(line_end).size(),
                                coding, chunk);
                if (!good) return false;
            }
        }
    }
    return good;
}

} // namespace

namespace {

struct Reading {
    std::string messages;
    std::string rest; ///< losses, totals and what the input is
};

Reading read_log(std::string_view log, std::size_t chunk)
{
    Reading out;
    Reader reader([&](const Message& message) { out.messages += show(message); });
    if (chunk == 0) chunk = std::max<std::size_t>(log.size(), 1);
    bool going_on = true;
    for (std::size_t pos = 0; going_on && pos < log.size(); pos += chunk) {
        const ExactCopy piece(log.substr(pos, chunk));
        going_on = reader.feed(piece.view());
    }
    if (going_on) reader.finish();
    for (const Loss& loss : reader.losses())
        out.rest += "! " + std::to_string(loss.line) +
                    (loss.last_line > loss.line ? "-" + std::to_string(loss.last_line) : "") + " " +
                    problem_names[static_cast<int>(loss.problem)] + "\n";
    out.rest += show_totals(reader.totals());
    const Input input = reader.input();
    if (input != Input::client && input != Input::server && input != Input::text)
        out.rest += std::string(describe(input)) + "\n";
    return out;
}

} // namespace

std::string read(std::string_view log, std::size_t chunk)
{
    const Reading reading = read_log(log, chunk);
    return reading.messages + reading.rest;
}

std::string read_rest(std::string_view log) { return read_log(log, 0).rest; }

bool same(const char* name, std::string_view actual, std::string_view expected)
{
    if (!expected.empty() && expected.front() == '\n') expected.remove_prefix(1);
    if (actual == expected) return true;
    print_error("%s:\n--- expected\n%.*s--- actual\n%.*s---\n", name, static_cast<int>(expected.size()),
                expected.data(), static_cast<int>(actual.size()), actual.data());
    return false;
}

int count_failures(const Case* cases, std::size_t count)
{
    return static_cast<int>(std::count_if(cases, cases + count, [](const Case& test) { return !try_all(test); }));
}

} // namespace log_test
