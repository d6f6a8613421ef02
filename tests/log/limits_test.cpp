// SPDX-License-Identifier: GPL-2.0-or-later
// The named limits: reached exactly nothing is said; what lies beyond is left out and said, and the next message is
// read as if nothing had been. And what a program sees while a log grows.
#include "cmocka.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "entries.hpp"
#include "log/log_limits.hpp"
#include "reading.hpp"

namespace {

namespace limits = icewarn::log::limits;
using icewarn::log::Message;
using icewarn::log::Problem;
using icewarn::log::Reader;

constexpr std::size_t mebibyte = 1 << 20;

struct Seen {
    std::size_t size = 0;
    bool too_long = false;
};

struct Result {
    std::vector<Seen> messages;
    std::vector<icewarn::log::Loss> losses;
};

Result read_in_pieces(const std::string& log)
{
    Result result;
    Reader reader([&](const Message& m) { result.messages.push_back({m.bytes.size(), m.remarks.too_long}); });
    constexpr std::size_t piece = 100'000;
    for (std::size_t pos = 0; pos < log.size(); pos += piece) reader.feed(std::string_view(log).substr(pos, piece));
    reader.finish();
    result.losses = reader.losses();
    return result;
}

const std::string head = SENDING("?") AT "SERVICE sip:a@contoso.com SIP/2.0\n\n";
const std::string tail = END_SENDING("?") SENDING("99") AT BYE END_SENDING("99");
constexpr std::size_t head_size = 37; // on the wire

bool has_loss(const Result& result, std::uint64_t line, Problem problem)
{
    return std::any_of(result.losses.begin(), result.losses.end(),
                       [&](const auto& loss) { return loss.line == line && loss.problem == problem; });
}

bool line_limit()
{
    const Result at = read_in_pieces(head + std::string(limits::line, 'x') + "\n" + tail);
    const Result over = read_in_pieces(head + std::string(limits::line + 1, 'x') + "\n" + tail);
    const Result far = read_in_pieces(head + std::string(20 * mebibyte, 'x') + "\n" + tail);
    const auto cut = [](const Result& r) {
        return r.messages.size() == 2 && r.messages[0].too_long && r.messages[0].size == head_size + limits::line &&
               !r.messages[1].too_long && has_loss(r, 4, Problem::line_too_long);
    };
    return at.losses.empty() && at.messages.size() == 2 && !at.messages[0].too_long && cut(over) && cut(far);
}

/// Lines of 1,000 bytes up to `size` bytes on the wire.
std::string body_of(std::size_t size)
{
    std::string body;
    for (std::size_t wire = 0; wire < size;) {
        const std::size_t line = std::min<std::size_t>(size - wire, 1000);
        body.append(line - 2, 'x').append(1, '\n');
        wire += line;
    }
    return body;
}

bool message_limit()
{
    const Result at = read_in_pieces(head + body_of(limits::message - head_size) + tail);
    const Result over = read_in_pieces(head + body_of(limits::message - head_size + 2) + tail);
    const Result far = read_in_pieces(head + body_of(30 * mebibyte) + tail);
    const auto cut = [](const Result& r) {
        return r.messages.size() == 2 && r.messages[0].too_long && r.messages[0].size <= limits::message &&
               r.messages[0].size > limits::message - 2000 && has_loss(r, 1, Problem::message_too_long) &&
               !r.messages[1].too_long && r.messages[1].size == 99;
    };
    return at.losses.empty() && at.messages.size() == 2 && !at.messages[0].too_long && cut(over) && cut(far);
}

bool loss_limit()
{
    std::string log;
    for (std::size_t i = 0; i < limits::losses + 5; ++i) log += END_SENDING("1");
    Reader reader([](const Message&) {});
    reader.feed(log);
    reader.finish();
    return reader.losses().size() == limits::losses && reader.totals().losses == limits::losses + 5 &&
           reader.totals().lines == limits::losses + 5;
}

bool follows()
{
    int messages = 0;
    Reader reader([&](const Message&) { ++messages; });
    bool good = !reader.pending();
    reader.feed(OTHER "something that is long enough for the encoding to be known\n" OTHER "more\n" OTHER "more\n" OTHER
                      "more\n" OTHER "more\n");
    good = good && !reader.pending() && messages == 0;
    reader.feed("11/21/2016|13:5");
    good = good && reader.pending();
    reader.feed("8:57.020 998:1F4 TRACE :: x\n");
    good = good && !reader.pending();
    reader.feed(SENDING("99") AT BYE);
    good = good && reader.pending() && messages == 0;
    reader.feed(END_SENDING("99"));
    good = good && !reader.pending() && messages == 1;
    reader.feed(SENDING("99") AT BYE);
    reader.finish();
    return good && !reader.pending() && messages == 2;
}

void long_line(void**) { assert_true(line_limit()); }
void long_message(void**) { assert_true(message_limit()); }
void many_losses(void**) { assert_true(loss_limit()); }
void growing_log(void**) { assert_true(follows()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(long_line),
        cmocka_unit_test(long_message),
        cmocka_unit_test(many_losses),
        cmocka_unit_test(growing_log),
    };
    return cmocka_run_group_tests_name("limits", tests, nullptr, nullptr);
}
