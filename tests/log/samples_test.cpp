// SPDX-License-Identifier: GPL-2.0-or-later
// samples_test NAME: the sample test-captures/NAME is what its recipe makes, and reading it gives the messages of the
// captures' sources back, byte for byte, and what the recipe expects beside them.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
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

void made_from_recipe(void**) { assert_true(is_made()); }
void messages_as_on_the_wire(void**) { assert_true(gives_messages()); }
void losses_as_expected(void**) { assert_true(says_as_expected()); }

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
    };
    return cmocka_run_group_tests_name(fs::path(sample).filename().c_str(), tests, nullptr, nullptr);
}
