// SPDX-License-Identifier: GPL-2.0-or-later
// The values of From, To and CSeq (RFC 3261 20.10, 20.16, 20.20), how far back a start line is looked for, and that
// evil messages take time linear in their size.
#include "cmocka.hpp"

#include <string>

#include "cases.hpp"
#include "exact_copy.hpp"
#include "icewarn/parse_limits.hpp"
#include "icewarn/sip_head.hpp"

using namespace icewarn;

namespace {

std::string text(std::string_view view) { return std::string(view); }

struct ValueCase {
    std::string_view value;
    std::string_view expected;
};

std::string address_of(const ValueCase& one)
{
    const ExactCopy value(one.value);
    const NameAddress address = parse_name_address(value.view());
    return text(address.uri) + "|" + text(address.tag);
}

void name_addresses(void**)
{
    static constexpr ValueCase cases[] = {
        {"<sip:alice@contoso.com>;tag=1", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com>", "sip:alice@contoso.com|"},
        {R"("Alice" <sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"},
        {"Alice Example <sip:alice@contoso.com>;tag=1", "sip:alice@contoso.com|1"},
        {"Alice<sip:alice@contoso.com>;tag=1", "sip:alice@contoso.com|1"},
        {R"("A <sip:no@x>;tag=no" <sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"},
        {R"("A \"B\" <x" <sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"},
        {R"("back\\" <sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"},
        {R"("" <sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"},
        {R"("Alice"<sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"},
        {"sip:alice@contoso.com;tag=1", "sip:alice@contoso.com|1"},
        {"sip:alice@contoso.com", "sip:alice@contoso.com|"},
        {"  sip:alice@contoso.com ; tag = 1 ", "sip:alice@contoso.com|1"},
        {" <sip:alice@contoso.com> ; tag = 1 ", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com>\r\n ;tag=1", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com;user=phone;tag=no>;tag=1", "sip:alice@contoso.com;user=phone;tag=no|1"},
        {"<sip:alice@contoso.com>;epid=5e;TAG=1;x", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com>;epid=5e;Tag=1", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com>;mytag=2;tags=3;tag;tag=1", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com>;tag=1;tag=2", "sip:alice@contoso.com|1"},
        {"<sip:alice@contoso.com>;tag=", "sip:alice@contoso.com|"},
        {"<sip:alice@contoso.com>;", "sip:alice@contoso.com|"},
        {"<sip:alice@contoso.com>;;;tag=1", "sip:alice@contoso.com|1"},
        {R"(<sip:alice@contoso.com>;x="a;tag=no";tag=1)", "sip:alice@contoso.com|1"},
        {R"(<sip:alice@contoso.com>;x="a\";tag=no";tag=1)", "sip:alice@contoso.com|1"},
        {R"(sip:alice@contoso.com;x="<no>;tag=no";tag=1)", "sip:alice@contoso.com|1"},
        {R"(<sip:alice@contoso.com>;x="open;tag=no)", "sip:alice@contoso.com|"},
        {R"("Alice <sip:alice@contoso.com>;tag=1)", "sip:alice@contoso.com|1"}, // the quote is not closed
        {"Alice <sip:alice@contoso.com", "sip:alice@contoso.com|"},             // cut
        {"<", "|"},
        {"<>", "|"},
        {">", ">|"},
        {";tag=1", "|1"},
        {";", "|"},
        {R"(")", "\"|"},
        {R"("\)", "\"\\|"},
        {"", "|"},
        {"  ", "|"},
    };
    assert_int_equal(count_failures(cases, address_of), 0);
}

std::string sequence_of(const ValueCase& one)
{
    const ExactCopy value(one.value);
    const CommandSequence sequence = parse_cseq(value.view());
    return (sequence.number ? std::to_string(*sequence.number) : "-") + "|" + text(sequence.method);
}

void command_sequences(void**)
{
    static constexpr ValueCase cases[] = {
        {"1 INVITE", "1|INVITE"},
        {"0 BYE", "0|BYE"},
        {"0012 BYE", "12|BYE"},
        {"2147483647 ACK", "2147483647|ACK"},
        {"4294967295 ACK", "4294967295|ACK"},
        {"4294967296 ACK", "-|ACK"},
        {"99999999999999999999999999999999 ACK", "-|ACK"},
        {"1\t \tINVITE", "1|INVITE"},
        {"1\r\n INVITE", "1|INVITE"},
        {"1 INVITE junk", "1|INVITE"},
        {"1", "1|"},
        {"1 ", "1|"},
        {"INVITE", "-|INVITE"},
        {"-1 INVITE", "-|-1"},
        {"", "-|"},
    };
    assert_int_equal(count_failures(cases, sequence_of), 0);
}

/// Whether a request so many bytes before the position is found.
bool is_found(std::size_t distance)
{
    const std::string start = "junk\nBYE x SIP/2.0\r\nCall-ID: 1\r\nX: ";
    const ExactCopy copy(start + std::string(distance, 'x'));
    const auto head = find_sip_head(copy.view(), 5 + distance);
    return head && head->method == "BYE" && head->begin == 5 && head->call_id == "1";
}

bool keeps_to_the_limit()
{
    return is_found(limits::sip_message) && !is_found(limits::sip_message + 1) && !is_found(2 * limits::sip_message);
}

void how_far_back(void**) { assert_true(keeps_to_the_limit()); }

/// A position far behind the end is taken for the end.
bool takes_any_position()
{
    const ExactCopy copy("BYE x SIP/2.0\r\n\r\n");
    return find_sip_head(copy.view(), static_cast<std::size_t>(-1)).has_value() && !find_sip_head({}, 5).has_value();
}

void positions_behind_the_end(void**) { assert_true(takes_any_position()); }

std::string repeated(std::string_view piece, std::size_t size)
{
    std::string all;
    all.reserve(size + piece.size());
    while (all.size() < size) all += piece;
    return all;
}

/// Pieces that tempt to look again and again at what lies behind them or before them.
constexpr std::string_view evil_pieces[] = {
    "\n",
    "\r",
    "\r\n ",
    " ",
    "a",
    "SIP/2.0 ",
    "SIP/2.0 200 ",
    "x SIP/2.0",
    " SIP/2.0\n",
    "x x SIP/2.1\n",
    "f\n",
    "f \n",
    "From:\n",
    "From:\r\n ",
    "INVITE",
    ";",
    "\"",
    ";\"",
    ";\"\\\"",
    ";tag",
    "tag=",
    "\\",
    "<",
    "<>;",
    "; ",
    "SIP/2.0 200 OK",
    "\"SIP/2.0 200 OK",
    "\t",
    "INVITE x SIP/2.0 ",
    "c:",
    "Call-ID:\n\t",
};

/// A megabyte each: with quadratic time this would not end.
bool reads_evil()
{
    constexpr std::size_t size = 1'000'000;
    bool within = true;
    for (const std::string_view piece : evil_pieces) {
        const ExactCopy junk(repeated(piece, size));
        const auto found = find_sip_head(junk.view(), size);
        const NameAddress address = parse_name_address(junk.view());
        parse_cseq(junk.view());
        const ExactCopy message("BYE x SIP/2.0\r\nFrom: <x" + text(junk.view()));
        const auto read = find_sip_head(message.view(), 5);
        within = within && (!found || found->body <= size + piece.size()) && read && read->method == "BYE" &&
                 address.uri.size() + address.tag.size() <= size + piece.size();
    }
    return within;
}

void evil_input(void**) { assert_true(reads_evil()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(name_addresses),           cmocka_unit_test(command_sequences), cmocka_unit_test(how_far_back),
        cmocka_unit_test(positions_behind_the_end), cmocka_unit_test(evil_input),
    };
    return cmocka_run_group_tests_name("sip_values", tests, nullptr, nullptr);
}
