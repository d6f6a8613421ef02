// SPDX-License-Identifier: GPL-2.0-or-later
// The tests of a program: checks, and checks of each row of a table. A check says what is wrong; nothing when all is
// well.
#pragma once

#include <cstdio>
#include <string>
#include <type_traits>
#include <vector>

#include "cmocka.hpp"

/// True for nothing wrong; prints what is. For an assert that comes last in a test.
inline bool ok(const std::string& wrong)
{
    if (!wrong.empty()) std::fprintf(stderr, "%s\n", wrong.c_str()); // whole: print_error() cuts
    return wrong.empty();
}

class TestList {
public:
    /// @tparam check  std::string()
    template <auto check> TestList& add(const char* name)
    {
        return add({name, run_check<check>, nullptr, nullptr, nullptr});
    }

    /// @tparam check  std::string(const Row&)
    /// @param rows    with a name each; they outlive the list
    template <auto check, typename Rows> TestList& add_each(const Rows& rows)
    {
        for (const auto& row : rows) {
            using Row = std::decay_t<decltype(row)>;
            add({text_of(row.name), run_row<check, Row>, nullptr, nullptr, const_cast<Row*>(&row)});
        }
        return *this;
    }

    /// One with its own assertions.
    TestList& add(const CMUnitTest& test)
    {
        tests_.push_back(test);
        return *this;
    }

    /// @return how many failed
    int run(const char* group) const
    {
        return _cmocka_run_group_tests(group, tests_.data(), tests_.size(), nullptr, nullptr);
    }

private:
    template <auto check> static void run_check(void**)
    {
        const bool good = ok(check());
        assert_true(good);
    }

    template <auto check, typename Row> static void run_row(void** state)
    {
        const bool good = ok(check(*static_cast<const Row*>(*state)));
        assert_true(good);
    }

    static const char* text_of(const char* name) { return name; }
    static const char* text_of(const std::string& name) { return name.c_str(); }

    std::vector<CMUnitTest> tests_;
};
