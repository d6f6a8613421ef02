// SPDX-License-Identifier: GPL-2.0-or-later
// Folds and escapes, and finding the name and the value of a header in the bytes of a message.
#include "cmocka.hpp"

#include <cstdio>
#include <memory>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/text.hpp"

using namespace icewarn;

namespace {

struct DecodeCase {
    std::string_view raw;
    bool quoted;
    std::string_view expected;
};

constexpr DecodeCase decode_cases[] = {
    {"", true, ""},
    {"plain", true, "plain"},
    {"two  blanks\tstay", true, "two  blanks\tstay"},
    {"one\r\n two", true, "one two"},
    {"one \t\r\n \t two", true, "one two"},
    {"one\n two", false, "one two"},
    {"one\r\n\r\n two", false, "one two"},
    {"\r\n one\r\n ", false, " one "},
    {R"(say \"hi\")", true, R"(say "hi")"},
    {R"(C:\\x)", true, R"(C:\x)"},
    {R"(\\\")", true, R"(\")"},
    {R"(\a\b)", true, "ab"},
    {R"(\)", true, R"(\)"},
    {R"(\"x\\)", false, R"(\"x\\)"},
    {"caf\xc3\xa9", true, "caf\xc3\xa9"},
    {{"a\0b", 3}, true, {"a\0b", 3}},
    {"\xff\xfe", true, "\xff\xfe"},
};

int count_decode_failures()
{
    int failures = 0;
    for (const DecodeCase& one : decode_cases) {
        const ExactCopy raw(one.raw);
        const std::unique_ptr<char[]> room(new char[one.raw.size()]); // what the contract asks for, and no more
        const std::string got(room.get(), decode_text(raw.view(), one.quoted, room.get()));
        if (got == one.expected) continue;
        ++failures;
        std::fprintf(stderr, "\"%s\": got \"%s\"\n", std::string(one.raw).c_str(), got.c_str());
    }
    return failures;
}

void folds_and_escapes(void**) { assert_int_equal(count_decode_failures(), 0); }

/// Each byte at each place in texts of all sizes up to two words and more.
int count_plain_failures()
{
    int failures = 0;
    for (std::size_t size = 0; size <= 19; ++size) {
        const std::string plain(size, 'a');
        if (!is_plain_text(ExactCopy(plain).view())) ++failures;
        for (std::size_t at = 0; at < size; ++at)
            for (unsigned byte = 0; byte < 256; ++byte) {
                std::string text = plain;
                text[at] = static_cast<char>(byte);
                const bool expected = byte >= 0x20 && byte < 0x7f && byte != '\\';
                if (is_plain_text(ExactCopy(text).view()) != expected) ++failures;
            }
    }
    return failures;
}

void plain_text(void**) { assert_int_equal(count_plain_failures(), 0); }

struct NameCase {
    std::string_view before;
    std::string_view name;
    Span expected;
};

constexpr NameCase name_cases[] = {
    {"ms-client-diagnostics:", "ms-client-diagnostics", {0, 21}},
    {"Ms-client-diagnostics: ", "ms-client-diagnostics", {0, 21}},
    {"MS-CLIENT-DIAGNOSTICS \t:\r\n ", "ms-client-diagnostics", {0, 21}},
    {"CSeq: 1 BYE\r\nms-diagnostics : ", "MS-diagnostics", {13, 14}},
    {"ms-diagnostics: 1;a=b\r\nms-diagnostics: ", "ms-diagnostics", {23, 14}},
    {"ms-diagnostics ", "ms-diagnostics", {}},
    {"ms-diagnostics: 1;", "ms-diagnostics", {}},
    {"ms-diagnostics-public: ", "ms-diagnostics", {}},
    {"diagnostics: ", "ms-diagnostics", {}},
    {"X-Ms-diagnostics: ", "ms-diagnostics", {}},
    {": ", "ms-diagnostics", {}},
    {"", "ms-diagnostics", {}},
    {" \r\n", "ms-diagnostics", {}},
};

int count_name_failures()
{
    int failures = 0;
    for (const NameCase& one : name_cases) {
        const ExactCopy before(one.before);
        const ExactCopy name(one.name);
        const Span got = find_name_before(before.view(), name.view());
        if (got.size == one.expected.size && (got.size == 0 || got.begin == one.expected.begin)) continue;
        ++failures;
        std::fprintf(stderr, "\"%s\": name at %u, %u bytes\n", std::string(one.before).c_str(), got.begin, got.size);
    }
    return failures;
}

void name_before_a_value(void**) { assert_int_equal(count_name_failures(), 0); }

struct LineCase {
    std::string_view line;
    Span expected;
};

constexpr LineCase line_cases[] = {
    {"ms-diagnostics: 24;a=b\r\n", {16, 6}},
    {"ms-diagnostics:24", {15, 2}},
    {"ms-diagnostics : \r\n 24;\r\n a=b \r\n", {20, 9}},
    {"ms-diagnostics: 24;a=\"b:c\"", {16, 10}},
    {"ms-diagnostics:", {15, 0}},
    {"ms-diagnostics: \r\n", {18, 0}},
    {"ms-diagnostics", {14, 0}},
    {"", {0, 0}},
};

int count_line_failures()
{
    int failures = 0;
    for (const LineCase& one : line_cases) {
        const ExactCopy line(one.line);
        const Span got = header_line_value(line.view());
        if (got.begin == one.expected.begin && got.size == one.expected.size) continue;
        ++failures;
        std::fprintf(stderr, "\"%s\": value at %u, %u bytes\n", std::string(one.line).c_str(), got.begin, got.size);
    }
    return failures;
}

void value_of_a_header_line(void**) { assert_int_equal(count_line_failures(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(folds_and_escapes),
        cmocka_unit_test(plain_text),
        cmocka_unit_test(name_before_a_value),
        cmocka_unit_test(value_of_a_header_line),
    };
    return cmocka_run_group_tests_name("text", tests, nullptr, nullptr);
}
