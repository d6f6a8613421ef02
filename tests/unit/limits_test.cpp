// SPDX-License-Identifier: GPL-2.0-or-later
// The named limits: reached exactly nothing is said; one beyond it is said, and what lies there is kept as it stands.
#include "cmocka.hpp"

#include <cstdio>
#include <memory_resource>
#include <new>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/parse_limits.hpp"
#include "invariants.hpp"
#include "render.hpp"
#include "samples.hpp"

using namespace icewarn;

namespace {

/// `count` pieces made by `piece(number)`, with `separator` between them.
template <typename Piece> std::string list(std::size_t count, std::string_view separator, Piece piece)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) all += separator;
        all += piece(std::to_string(i));
    }
    return all;
}

struct Counts {
    std::size_t parameters = 0;
    std::size_t reports = 0;
    std::size_t items = 0;
    std::string notes; ///< the rendered result's lines about notes and undecoded pieces
};

Counts decode(const std::string& value)
{
    const ExactCopy copy(value);
    Diagnostics d;
    parse(copy.view(), d);
    Counts counts{d.parameters.size(), d.reports.size(), d.items.size(), broken_invariant(d)};
    for (const Span span : d.undecoded) counts.notes += "undecoded " + std::string(view(d.text, span)) + ";";
    for (const Note& note : d.notes) counts.notes += std::string(problem_name(note.problem)) + ";";
    return counts;
}

bool check(const char* name, const std::string& value, const Counts& expected)
{
    const Counts got = decode(value);
    if (got.parameters == expected.parameters && got.reports == expected.reports && got.items == expected.items &&
        got.notes == expected.notes)
        return true;
    std::fprintf(stderr, "%s: got %zu parameters, %zu reports, %zu items, notes: %s\n", name, got.parameters,
                 got.reports, got.items, got.notes.c_str());
    return false;
}

bool check_parameters()
{
    const auto header = [](std::size_t count) {
        return "1;" + list(count, ";", [](const std::string& i) { return "p" + i + "=" + i; });
    };
    return check("1024 parameters", header(1024), {1024, 0, 0, ""}) &&
           check("1024 parameters and a ;", header(1024) + "; ;", {1024, 0, 0, ""}) &&
           check("1025 parameters", header(1025), {1024, 0, 0, "undecoded p1024=1024;too_many_parameters;"}) &&
           check("1026 parameters", header(1026), {1024, 0, 0, "undecoded p1024=1024;p1025=1025;too_many_parameters;"});
}

void parameters(void**) { assert_true(check_parameters()); }

bool check_reports()
{
    const auto block = [](const std::string& i) { return "m" + i + ":ICEWarn=0x" + i; };
    const auto in_one = [&](std::size_t count) { return "1;CallerMediaDebug=\"" + list(count, ",", block) + "\""; };
    const auto one_each = [&](std::size_t count) {
        return "1;" + list(count, ";", [&](const std::string& i) { return "CalleeMediaDebug=\"" + block(i) + "\""; });
    };
    const auto flat = [](std::size_t count) {
        return "1;" + list(count, ";", [](const std::string& i) { return "MediaType=m" + i; });
    };
    return check("64 blocks", in_one(64), {1, 64, 64, ""}) &&
           check("65 blocks", in_one(65),
                 {1, 64, 64, "undecoded m64:ICEWarn=0x64;too_many_reports;undecoded_flags;"}) &&
           check("64 MediaDebugs", one_each(64), {64, 64, 64, ""}) &&
           check("65 MediaDebugs", one_each(65),
                 {65, 64, 64, "undecoded m64:ICEWarn=0x64;too_many_reports;undecoded_flags;"}) &&
           check("64 flat reports", flat(64), {64, 64, 64, ""}) &&
           check("63 flat reports and a block", flat(63) + ";CallerMediaDebug=\"audio:ICEWarn=0x1\"", {64, 64, 64, ""});
}

void reports(void**) { assert_true(check_reports()); }

bool check_items()
{
    const auto item = [](const std::string& i) { return "k" + i + "=" + i; };
    const auto block = [&](std::size_t count) { return "1;CallerMediaDebug=\"audio:" + list(count, ",", item) + "\""; };
    const auto blob = [&](std::size_t count) { return "1;MediaChanBlob=\"" + list(count, ",", item) + "\""; };
    const std::string second = ";CalleeMediaDebug=\"video:ICEWarn=0x1\"";
    return check("1024 items", block(1024), {1, 1, 1024, ""}) &&
           check("1025 items", block(1025), {1, 1, 1024, "undecoded k1024=1024;too_many_items;"}) &&
           check("no item left for a block", block(1024) + second,
                 {2, 1, 1024, "undecoded video:ICEWarn=0x1;too_many_items;undecoded_flags;"}) &&
           check("1023 pairs in an item", blob(1023), {1, 1, 1024, ""}) &&
           check("1024 pairs in an item", blob(1024), {1, 1, 1024, "undecoded k1023=1023;too_many_items;"}) &&
           check("no item left for a parameter", blob(1023) + ";LocalLocation=1", {2, 1, 1024, "too_many_items;"});
}

void items(void**) { assert_true(check_items()); }

/// What lies beyond a limit of the flat form is said and stays among the parameters.
bool stays_a_parameter(const std::string& value, Problem limit)
{
    const ExactCopy copy(value);
    Diagnostics d;
    parse(copy.view(), d);
    bool said = false;
    for (const Note& note : d.notes) said |= note.problem == limit;
    return said && d.reports.size() <= limits::reports && d.parameters.back().role == ParameterRole::other;
}

bool check_flat_limits()
{
    const auto pair = [](const std::string& i) { return "k" + i + "=" + i; };
    const auto media = [](const std::string& i) { return "MediaType=m" + i; };
    return stays_a_parameter("1;MediaChanBlob=\"" + list(1023, ",", pair) + "\";LocalLocation=1",
                             Problem::too_many_items) &&
           stays_a_parameter("1;" + list(65, ";", media), Problem::too_many_reports);
}

void beyond_the_limits_of_flat_reports(void**) { assert_true(check_flat_limits()); }

/// All that is wrong is noted: there cannot be more of it than items.
bool check_notes()
{
    const auto broken = [](const std::string& i) { return "k" + i; };
    const auto noted = [](const std::string&) { return "not_key_value;"; };
    return decode("1;CallerMediaDebug=\"" + list(1000, ",", broken) + "\"").notes == list(1000, "", noted);
}

void notes(void**) { assert_true(check_notes()); }

int count_broken_big_inputs()
{
    static constexpr std::string_view patterns[] = {
        "",   " ",   ";",  ",",     "=",     "\"",    "\\",    ":",          "1",     ".",    "a",
        ";a", ";a=", "a;", ";a=\"", ",a:b=", "; ,a:", "\";a=", ";UserType=", "\r\n ", "\xff", ", ",
    };
    static constexpr std::string_view starts[] = {"", "1;", "1;CallerMediaDebug=\"", "1;MediaChanBlob=\"", "1;a=\""};
    int failures = 0;
    for (const std::string_view start : starts) {
        for (const std::string_view pattern : patterns) {
            std::string value(start);
            for (int i = 0; i < 20'000; ++i) value += pattern;
            const ExactCopy copy(value);
            Diagnostics d;
            parse(copy.view(), d);
            const std::string broken = broken_invariant(d);
            if (broken.empty()) continue;
            ++failures;
            std::fprintf(stderr, "%s and many %s: %s\n", std::string(start).c_str(), std::string(pattern).c_str(),
                         broken.c_str());
        }
    }
    return failures;
}

void big_inputs(void**) { assert_int_equal(count_broken_big_inputs(), 0); }

/// Gives memory a number of times and then no more.
class FailingMemory : public std::pmr::memory_resource {
public:
    explicit FailingMemory(int allocations) : left_(allocations) {}

private:
    void* do_allocate(std::size_t bytes, std::size_t alignment) override
    {
        if (left_-- <= 0) throw std::bad_alloc();
        return std::pmr::new_delete_resource()->allocate(bytes, alignment);
    }
    void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override
    {
        std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
    }
    bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

    int left_;
};

/// All memory comes from the resource: with fewer allocations than needed its exception comes through, and no other.
bool memory_runs_out(std::string_view value)
{
    for (int allocations = 0; allocations < 1000; ++allocations) {
        FailingMemory memory(allocations);
        Diagnostics d(&memory);
        try {
            parse(value, d);
            return allocations > 0;
        } catch (const std::bad_alloc&) {}
    }
    return false;
}

void memory_resource_that_fails(void**)
{
    for (const std::string_view sample : samples::all) {
        const bool as_expected = memory_runs_out(sample);
        assert_true(as_expected);
    }
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(parameters),
        cmocka_unit_test(reports),
        cmocka_unit_test(items),
        cmocka_unit_test(beyond_the_limits_of_flat_reports),
        cmocka_unit_test(notes),
        cmocka_unit_test(big_inputs),
        cmocka_unit_test(memory_resource_that_fails),
    };
    return cmocka_run_group_tests_name("limits", tests, nullptr, nullptr);
}
