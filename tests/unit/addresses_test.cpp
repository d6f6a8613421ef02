// SPDX-License-Identifier: GPL-2.0-or-later
// IPv4 and IPv6 addresses: the same answers as inet_pton gives, over many generated texts.
#include "cmocka.hpp"

#include <cstdio>
#include <random>
#include <string>

#include <arpa/inet.h>

#include "exact_copy.hpp"
#include "icewarn/scalars.hpp"

using namespace icewarn;

namespace {

/// Address-like texts: mostly valid ones of all forms, with a byte changed in every second.
class AddressTexts {
public:
    std::string next()
    {
        std::string text = below(2) == 0 ? ipv4() : ipv6();
        static constexpr std::string_view bytes = "0123456789abcdefABCDEFgx:::...[]% -";
        if (below(2) == 0 && !text.empty()) {
            const std::size_t at = below(text.size());
            const char byte = bytes[below(bytes.size())];
            if (below(3) == 0) text.erase(at, 1);
            else if (below(2) == 0) text.insert(at, 1, byte);
            else text[at] = byte;
        }
        return text;
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::string ipv4()
    {
        std::string text;
        const std::size_t parts = below(8) == 0 ? 1 + below(6) : 4;
        for (std::size_t i = 0; i < parts; ++i) text += (i > 0 ? "." : "") + std::to_string(below(i == 2 ? 300 : 256));
        return text;
    }

    std::string ipv6()
    {
        std::string text;
        const std::size_t groups = below(3) == 0 ? 8 : below(10);
        const std::size_t gap = groups == 8 && below(8) != 0 ? 99 : below(groups + 1);
        for (std::size_t i = 0; i < groups; ++i) {
            char group[8];
            std::snprintf(group, sizeof group, below(3) == 0 ? "%04x" : "%x", static_cast<unsigned>(below(0x10000)));
            text += i == gap ? "::" : i > 0 ? ":" : "";
            text += group;
        }
        if (gap == groups) text += "::";
        if (below(4) == 0) text += (text.empty() || text.back() == ':' ? "" : ":") + ipv4();
        return text;
    }

    std::mt19937 random_{2010};
};

template <typename Address>
bool agrees(const std::optional<Address>& got, int family, const std::string& text, int& valid)
{
    Address expected{};
    const bool known = inet_pton(family, text.c_str(), expected.data()) == 1;
    valid += known;
    if (got.has_value() == known && (!known || *got == expected)) return true;
    std::fprintf(stderr, "\"%s\": the C library %s it\n", text.c_str(), known ? "takes" : "does not take");
    return false;
}

int count_disagreements()
{
    AddressTexts texts;
    int failures = 0;
    int valid_ipv4 = 0;
    int valid_ipv6 = 0;
    for (int i = 0; i < 200'000; ++i) {
        const std::string text = texts.next();
        const ExactCopy copy(text);
        failures += !agrees(parse_ipv4(copy.view()), AF_INET, text, valid_ipv4);
        failures += !agrees(parse_ipv6(copy.view()), AF_INET6, text, valid_ipv6);
    }
    const bool telling = valid_ipv4 > 10'000 && valid_ipv6 > 10'000;
    if (!telling) std::fprintf(stderr, "only %d and %d valid addresses tried\n", valid_ipv4, valid_ipv6);
    return failures + !telling;
}

void addresses_as_the_c_library_has_them(void**) { assert_int_equal(count_disagreements(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(addresses_as_the_c_library_has_them)};
    return cmocka_run_group_tests_name("addresses", tests, nullptr, nullptr);
}
