// SPDX-License-Identifier: GPL-2.0-or-later
// What people are shown of hostile text.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/printable.hpp"

using namespace icewarn;
using namespace std::string_view_literals;

namespace {

struct Case {
    std::string_view text;
    std::string_view shown;
    std::string_view json;
};

constexpr Case cases[] = {
    {"", "", ""},
    {"plain", "plain", "plain"},
    {R"(say "hi" C:\x)", R"(say "hi" C:\x)", R"(say \"hi\" C:\\x)"},
    {"J\xc3\xbcrgen \xe6\x97\xa5 \xf0\x9f\x93\x9e", "J\xc3\xbcrgen \xe6\x97\xa5 \xf0\x9f\x93\x9e",
     "J\xc3\xbcrgen \xe6\x97\xa5 \xf0\x9f\x93\x9e"},
    {"\x1b[31mred", R"(\x1b[31mred)", R"(\u001b[31mred)"},
    {"a\0b"sv, R"(a\x00b)", R"(a\u0000b)"},
    {"a\tb\r\nc", R"(a\x09b\x0d\x0ac)", R"(a\tb\r\nc)"},
    {"\x7f", R"(\x7f)", R"(\u007f)"},
    {"\xc2\x9b"
     "31m", // C1 CSI
     R"(\x9b31m)", R"(\u009b31m)"},
    {"\xe2\x80\xaegnp", R"(\u{202e}gnp)", R"(\u202egnp)"},
    {"\xe2\x80\xa8|\xe2\x80\xa9", R"(\u{2028}|\u{2029})", R"(\u2028|\u2029)"},
    {"\xe2\x81\xa6x\xe2\x81\xa9", R"(\u{2066}x\u{2069})", R"(\u2066x\u2069)"},
    {"\xef\xbb\xbf", R"(\u{feff})", R"(\ufeff)"},
    {"\xf3\xa0\x81\x81", R"(\u{e0041})", R"(\udb40\udc41)"},
    {"M\xfcller", "M\xef\xbf\xbdller", "M\xef\xbf\xbdller"},
    {"\xc3", "\xef\xbf\xbd", "\xef\xbf\xbd"},
    {"\xe2\x80", "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd"},
    {"\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd"},                             // overlong
    {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"}, // surrogate
    {"\xf5\x80\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
     "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
};

void hostile_text_is_shown_harmless(void**)
{
    int failures = 0;
    for (const Case& one : cases) {
        const ExactCopy text(one.text);
        std::string json;
        append_json(json, text.view());
        const std::string shown = printable(text.view());
        if (shown == one.shown && json == one.json) continue;
        ++failures;
        std::fprintf(stderr, "expected %s and %s, got %s and %s\n", std::string(one.shown).c_str(),
                     std::string(one.json).c_str(), shown.c_str(), json.c_str());
    }
    assert_int_equal(failures, 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(hostile_text_is_shown_harmless)};
    return cmocka_run_group_tests_name("printable", tests, nullptr, nullptr);
}
