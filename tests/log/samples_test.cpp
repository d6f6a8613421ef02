// SPDX-License-Identifier: GPL-2.0-or-later
// samples_test NAME: the sample test-captures/NAME is what its recipe makes, and reading it gives the messages of the
// captures' sources back, byte for byte, and what the recipe expects beside them. Byte by
// byte the same comes out, also of damaged copies.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cmocka.hpp"
#include "reading.hpp"
#include "recipe.hpp"

namespace {

namespace fs = std::filesystem;
using icewarn::log::Direction;

std::string sample;

std::string read_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

loggen::Log made() { return loggen::make_log(sample + ".recipe"); }

bool is_made()
{
    const bool same = made().log == read_file(sample);
    if (!same) print_error("%s is not what its recipe makes\n", sample.c_str());
    return same;
}

bool gives_messages()
{
    const loggen::Log log = made();
    bool good = true;
    std::size_t count = 0;
    icewarn::log::Reader reader([&](const icewarn::log::Message& message) {
        const bool known = count < log.messages.size();
        const Direction direction = known && log.sent[count] ? Direction::sent : Direction::received;
        if (!known || message.bytes != log.messages[count] || message.direction != direction) {
            good = false;
            print_error("line %lu of the log differs:\n%s\n", static_cast<unsigned long>(message.line),
                        std::string(message.bytes).c_str());
        }
        ++count;
    });
    reader.feed(log.log);
    reader.finish();
    return log_test::same("number of messages", std::to_string(count), std::to_string(log.messages.size())) && good;
}

bool says_as_expected()
{
    return log_test::same("losses and totals", log_test::read_rest(made().log), made().expected);
}

/// A copy with an entry, a line, a mark or nothing in the place of something, the same for the same seed.
std::string damaged(const std::string& log, unsigned seed)
{
    constexpr std::string_view pieces[] = {
        "",
        "\r\n",
        "\n",
        "\r",
        " ",
        "<br>",
        "&quot;",
        "=3D\"",
        "\\n",
        "\xc2\xa0",
        "Content-Length: 7\r\n",
        "TL_INFO: x\r\n",
        "SIP/2.0 200 OK\r\n",
        "11/14/2023|22:13:20.000 998:1F4 TRACE :: text\r\n",
        "11/14/2023|22:13:20.000 998:1F4 INFO  :: \r\n",
    };
    constexpr std::size_t sizes[] = {0, 0, 1, 2, 30, 300};
    std::minstd_rand random(seed);
    std::string copy = log;
    for (unsigned i = 0; i <= seed % 3; ++i) {
        std::size_t at = random() % copy.size();
        if (random() % 4 != 0) at = std::min(copy.find('\n', at), copy.size() - 1) + 1; // where most of it matters
        copy.replace(at, sizes[random() % std::size(sizes)], pieces[random() % std::size(pieces)]);
    }
    return copy;
}

/// Byte by byte no block lies in one piece, so that each is read line by line.
bool is_the_same_in_pieces()
{
    constexpr unsigned copies = 40;
    const std::string log = made().log;
    bool good = log_test::same("as it is", log_test::read(log), log_test::read(log, 1));
    for (unsigned seed = 1; seed <= copies; ++seed) {
        const std::string copy = damaged(log, seed);
        good = log_test::same(("damaged, seed " + std::to_string(seed)).c_str(), log_test::read(copy),
                              log_test::read(copy, 1)) &&
               good;
    }
    return good;
}

void made_from_recipe(void**) { assert_true(is_made()); }
void messages_as_on_the_wire(void**) { assert_true(gives_messages()); }
void losses_as_expected(void**) { assert_true(says_as_expected()); }
void the_same_in_pieces(void**) { assert_true(is_the_same_in_pieces()); }

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        print_error("usage: samples_test LOG\n");
        return 2;
    }
    sample = argv[1];
    const CMUnitTest tests[] = {
        cmocka_unit_test(made_from_recipe),
        cmocka_unit_test(messages_as_on_the_wire),
        cmocka_unit_test(losses_as_expected),
        cmocka_unit_test(the_same_in_pieces),
    };
    return cmocka_run_group_tests_name(fs::path(sample).filename().c_str(), tests, nullptr, nullptr);
}
