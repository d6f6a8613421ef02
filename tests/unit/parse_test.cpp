// SPDX-License-Identifier: GPL-2.0-or-later
// The outer grammar: error IDs, parameters, quotes (plugin/doc/dialects.md, rule 3), folded lines, and headers that are
// damaged.
#include "cmocka.hpp"

#include <string>

#include "exact_copy.hpp"
#include "render.hpp"

namespace {

void error_ids(void**)
{
    static constexpr ParseCase cases[] = {
        {"only an error ID", "24", "id 24\n"},
        {"a sub id", "24.7", "id 24.7\n"},
        {"blanks at the edges", " \t24 ", "id 24\n"},
        {"a fold before it", "\r\n 24;x=1", "id 24\nparam x 1\n"},
        {"a fold behind it", "24\r\n ;x=1", "id 24\nparam x 1\n"},
        {"a trailing ;", "24;", "id 24\n"},
        {"several ;", "24;; ;x=1;;", "id 24\nparam x 1\n"},
        {"zero", "0;x=1", "id 0\nparam x 1\n"},
        {"the largest", "4294967295.4294967295", "id 4294967295.4294967295\n"},
        {"too large", "4294967296;x=1", "param x 1\nundecoded \"4294967296\"\nnote bad_error_id\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void no_error_id(void**)
{
    static constexpr ParseCase cases[] = {
        {"an empty value", "", "note no_error_id\n"},
        {"blanks", " \r\n ", "note no_error_id\n"},
        {"only separators", ";;", "note no_error_id\n"},
        {"starts with ;", R"(;reason="x")", "reason \"x\"\nnote no_error_id\n"},
        {"starts with a parameter", R"(reason="a;b";x=1)", "reason \"a;b\"\nparam x 1\nnote no_error_id\n"},
        {"text in its place", R"(abc;reason="x")", "reason \"x\"\nundecoded \"abc\"\nnote no_error_id\n"},
        {"a sign", "-24;x=1", "param x 1\nundecoded \"-24\"\nnote no_error_id\n"},
        {"a report all the same", R"(CallerMediaDebug="audio:ICEWarn=0x20")", R"(
debug CallerMediaDebug
report caller audio 0x20
  ICEWarn 0x20
note no_error_id
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void parameters(void**)
{
    static constexpr ParseCase cases[] = {
        {"reason and source in any order and case", R"(1;SOURCE="a.contoso.com";Reason="x")",
         "id 1\nsource \"a.contoso.com\"\nreason \"x\"\n"},
        {"no value", "1;a;b=2", "id 1\nparam a\nparam b 2\n"},
        {"empty values", R"(1;a=;b="";c= ;d=4)", "id 1\nparam a empty\nparam b \"\"\nparam c empty\nparam d 4\n"},
        {"an unquoted value goes to the next ;", "1;a= two words, and=more ;b=2",
         "id 1\nparam a two words, and=more\nparam b 2\n"},
        {"quotes within an unquoted value", R"(1;a=b"c"d;e=2)", "id 1\nparam a b\"c\"d\nparam e 2\n"},
        {"the first of repeated ones counts, all are shown", R"(1;reason="a";Reason="b";x=1;X=2;x=3)", R"(
id 1
reason "a"
reason "b"
param x 1
param X 2
param x 3
note repeated Reason
note repeated X
note repeated x
)"},
        {"an empty one is no repetition", R"(1;x=;x=1;y=2;y="")",
         "id 1\nparam x empty\nparam x 1\nparam y 2\nparam y \"\"\n"},
        {"report keys of a header that is not flat", R"(1;LocalSite="192.0.2.1:5";NetworkName=contoso.com)",
         "id 1\nparam LocalSite \"192.0.2.1:5\"\nparam NetworkName contoso.com\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

#define HUNDRED "some words 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789"

void escapes_and_folds(void**)
{
    static constexpr ParseCase cases[] = {
        {"escapes", R"(1;reason="say \"hi\" \\ \x")", "id 1\nreason \"say \"hi\" \\ x\"\n"},
        {"no escapes outside of quotes", R"(1;a=b\c)", "id 1\nparam a b\\c\n"},
        {"a fold inside quotes is one blank", "1;reason=\"one \r\n\t two\"", "id 1\nreason \"one two\"\n"},
        {"folds around ; and =", "1\r\n ;\r\n reason\r\n =\r\n \"x\"\r\n ;\r\n y\r\n\t=\r\n\t1\r\n",
         "id 1\nreason \"x\"\nparam y 1\n"},
        {"a fold in a list", "1;CallerMediaDebug=\"audio:ICEWarn=0x320,\r\n LocalSite=192.0.2.1:5\"", R"(
id 1
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  LocalSite ip=192.0.2.1 port=5
)"},
        {"a fold at the edges of a quoted value", "1;ICEWarn=\"\r\n 0x320\";LocalSite=\"192.0.2.1:5\r\n \"", R"(
id 1
flat
report - - 0x320
  ICEWarn 0x320
  LocalSite ip=192.0.2.1 port=5
)"},
        {"escapes in a number and in an endpoint", R"(1;ICEWarn="0x\320";LocalSite="192.0.2.1\:5")", R"(
id 1
flat
report - - 0x320
  ICEWarn 0x320
  LocalSite ip=192.0.2.1 port=5
note escaped_value ICEWarn
note escaped_value LocalSite
)"},
        {"escapes in a number with a long text behind it", "1;ICEWarn=\"0x3\\20 " HUNDRED HUNDRED "\"", R"(
id 1
flat
report - - 0x320
  ICEWarn 0x320
note junk_after_number ICEWarn
note escaped_value ICEWarn
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void fold_inside_number(void**)
{
    static constexpr ParseCase cases[] = {
        {"in a list", "1;CallerMediaDebug=\"audio:ICEWarn=0x3\r\n 20\"", R"(
id 1
debug CallerMediaDebug
report caller audio -
  ICEWarn text "0x3 20"
note bad_number ICEWarn
)"},
        {"as a parameter", "1;ICEWarn=\"0x3\r\n 20\"", R"(
id 1
flat
report - - -
  ICEWarn text "0x3 20"
note bad_number ICEWarn
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void missing_quote(void**)
{
    static constexpr ParseCase cases[] = {
        {"at the end", R"(24;reason="abc)", "id 24\ncut\nreason \"abc\"\nnote missing_quote reason\n"},
        {"right behind the opening quote", R"(24;reason=")", "id 24\ncut\nreason \"\"\nnote missing_quote reason\n"},
        {"the last quote is escaped", R"(24;reason="abc\")",
         "id 24\ncut\nreason \"abc\"\"\nnote missing_quote reason\n"},
        {"a backslash is last", R"(24;reason="abc\)", "id 24\ncut\nreason \"abc\\\"\nnote missing_quote reason\n"},
        {"in the middle of a list", R"(24;CallerMediaDebug="audio:ICEWarn=0x320,LocalSite=192.0.2.3:50041,Loc)", R"(
id 24
cut
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  LocalSite ip=192.0.2.3 port=50041
  text "Loc"
note missing_quote CallerMediaDebug
note not_key_value
)"},
        {"before the next quoted parameter", R"(24;a="x; b="y";c=1)",
         "id 24\nparam a \"x\"\nparam b \"y\"\nparam c 1\nnote missing_quote a\n"},
        {"with blanks and folds around", "24;a=\"x \r\n ; b = \r\n \"y\"",
         "id 24\nparam a \"x\"\nparam b \"y\"\nnote missing_quote a\n"},
        {"an unquoted parameter in between belongs to the value", R"(24;a="x;u=1; b="y")",
         "id 24\nparam a \"x;u=1\"\nparam b \"y\"\nnote missing_quote a\n"},
        {"the value is empty", R"(24;a=";b="y")", "id 24\nparam a \"\"\nparam b \"y\"\nnote missing_quote a\n"},
        {"twice", R"(24;a="x;b="y;c="z")",
         "id 24\nparam a \"x\"\nparam b \"y\"\nparam c \"z\"\nnote missing_quote a\nnote missing_quote b\n"},
        {"the next value is empty", R"(24;a="x;b="";c="z")",
         "id 24\nparam a \"x\"\nparam b \"\"\nparam c \"z\"\nnote missing_quote a\n"},
        {"what looks like a parameter, but the quote closes", R"(24;a="x; b=" ;c=1)",
         "id 24\nparam a \"x; b=\"\nparam c 1\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void junk(void**)
{
    static constexpr ParseCase cases[] = {
        {"behind a quote", R"(24;a="x" junk;b="y")",
         "id 24\nparam a \"x\"\nparam b \"y\"\nundecoded \"junk\"\nnote junk_after_quote\n"},
        {"behind the last quote", R"(24;a="x"junk )",
         "id 24\nparam a \"x\"\nundecoded \"junk\"\nnote junk_after_quote\n"},
        {"with quotes of its own", R"(24;a="x" "y" = z;b=1)",
         "id 24\nparam a \"x\"\nparam b 1\nundecoded \"\"y\" = z\"\nnote junk_after_quote\n"},
        {"name= without a ; before it is junk too", R"(24;a="x" b="y";c=1)",
         "id 24\nparam a \"x\"\nparam c 1\nundecoded \"b=\"y\"\"\nnote junk_after_quote\n"},
        {"behind the error ID", R"(24 junk;a=1)", "id 24\nparam a 1\nundecoded \"junk\"\nnote junk_after_error_id\n"},
        {"a name that is no token", R"(24;a b=1;c=2)", "id 24\nparam a b 1\nparam c 2\nnote bad_parameter_name a b\n"},
        {"no name", R"(24;="x";c=2)", "id 24\nparam  \"x\"\nparam c 2\nnote bad_parameter_name\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

std::string after_capture_cut()
{
    const ExactCopy copy("24;a=1");
    icewarn::Diagnostics diagnostics;
    icewarn::parse(copy.view(), diagnostics);
    icewarn::mark_cut_by_capture(diagnostics);
    return render(diagnostics);
}

void cut_by_capture(void**)
{
    const bool as_expected = after_capture_cut() == "id 24\ncut\nparam a 1\nnote cut_by_capture\n";
    assert_true(as_expected);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(error_ids),
        cmocka_unit_test(no_error_id),
        cmocka_unit_test(parameters),
        cmocka_unit_test(escapes_and_folds),
        cmocka_unit_test(fold_inside_number),
        cmocka_unit_test(missing_quote),
        cmocka_unit_test(junk),
        cmocka_unit_test(cut_by_capture),
    };
    return cmocka_run_group_tests_name("parse", tests, nullptr, nullptr);
}
