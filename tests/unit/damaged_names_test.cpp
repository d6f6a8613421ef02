// SPDX-License-Identifier: GPL-2.0-or-later
// What stands where a name or a number should be: decoded with a note where it is clear, noted where it is not, and
// never a flag that was not written.
#include "cmocka.hpp"

#include "render.hpp"

namespace {

/// As people paste it: a header that was cut behind the number, with what followed in the log.
void number_then_sdp(void**)
{
    static constexpr ParseCase cases[] = {
        {"a line end and SDP",
         "23; reason=\"r\";CalleeMediaDebug=\"audio:ICEWarn=0x80012b\na=candidate:1 1 UDP 2130706431 192.0.2.64 26698 "
         "typ "
         "host\r\na=candidate:3 1 TCP-PASS 174455807 203.0.113.33 52910 typ relay\r\n",
         R"(
id 23
cut
reason "r"
debug CalleeMediaDebug
report callee audio 0x80012b
  ICEWarn 0x80012b
note missing_quote CalleeMediaDebug
note junk_after_number ICEWarn
)"},
        {"a line end", "23;CalleeMediaDebug=\"audio:ICEWarn=0x80012b\r\n\"", R"(
id 23
debug CalleeMediaDebug
report callee audio 0x80012b
  ICEWarn 0x80012b
)"},
        {"dots", R"(23;CalleeMediaDebug="audio:ICEWarn=0x80012b...")", R"(
id 23
debug CalleeMediaDebug
report callee audio 0x80012b
  ICEWarn 0x80012b
note junk_after_number ICEWarn
)"},
        {"an ellipsis, in the flat form", "23;ICEWarn=\"0x80012b\xe2\x80\xa6\"", R"(
id 23
flat
report - - 0x80012b
  ICEWarn 0x80012b
note junk_after_number ICEWarn
)"},
        {"another word", R"(23;CalleeMediaDebug="audio:ICEWarn=0x80012b LocalSite=192.0.2.1:5")", R"(
id 23
debug CalleeMediaDebug
report callee audio 0x80012b
  ICEWarn 0x80012b
note junk_after_number ICEWarn
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

/// What may be the rest of the number makes it malformed: a wrong flag is worse than none.
void number_that_goes_on(void**)
{
    static constexpr ParseCase cases[] = {
        {"wrapped inside the number", "23;CalleeMediaDebug=\"audio:ICEWarn=0x3\r\n20\"", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "0x3 20"
note bad_number ICEWarn
)"},
        {"wrapped before a letter", "23;CalleeMediaDebug=\"audio:ICEWarn=0x8001 2b\"", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "0x8001 2b"
note bad_number ICEWarn
)"},
        {"wrapped, and dots", "23;CalleeMediaDebug=\"audio:ICEWarn=0x8001 ab...\"", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "0x8001 ab..."
note bad_number ICEWarn
)"},
        {"other letters", R"(23;CalleeMediaDebug="audio:ICEWarn=0x320g")", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "0x320g"
note bad_number ICEWarn
)"},
        {"a fraction", R"(23;CalleeMediaDebug="audio:ICEWarn=0x320.5")", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "0x320.5"
note bad_number ICEWarn
)"},
        {"too big, and dots", R"(23;CalleeMediaDebug="audio:ICEWarn=0x100000320...")", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "0x100000320..."
note number_too_big ICEWarn
)"},
        {"decimal", R"(23;CalleeMediaDebug="audio:ICEWarn=800...")", R"(
id 23
debug CalleeMediaDebug
report callee audio -
  ICEWarn text "800..."
note bad_number ICEWarn
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void names_that_are_no_tokens(void**)
{
    static constexpr ParseCase cases[] = {
        {"a blank in the media name", R"(24;CallerMediaDebug="main audio:ICEWarn=0x320,LocalMR=192.0.2.1:5")", R"(
id 24
debug CallerMediaDebug
report caller main audio 0x320
  ICEWarn 0x320
  LocalMR ip=192.0.2.1 port=5
note bad_media_name
)"},
        {"; for :", R"(24;CallerMediaDebug="audio;ICEWarn=0x320,LocalMR=192.0.2.1:5")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  LocalMR ip=192.0.2.1 port=5
note bad_media_name
)"},
        {"a parenthesis before the key", R"(24;CallerMediaDebug="audio:(ICEWarn=0x320,LocalMR=192.0.2.1:5")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x320
  (ICEWarn 0x320
  LocalMR ip=192.0.2.1 port=5
note bad_key_name (ICEWarn
)"},
        {"in the second block", R"(24;CallerMediaDebug="audio:ICEWarn=0x20,main video:ICEWarn=0x40")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x20
  ICEWarn 0x20
report caller main video 0x40
  ICEWarn 0x40
note bad_media_name
)"},
        {"in the second block, with another key first",
         R"(24;CallerMediaDebug="audio:NetworkName=a,main video:LocalSite=192.0.2.1:5,ICEWarn=0x40")", R"(
id 24
debug CallerMediaDebug
report caller audio -
  NetworkName "a"
report caller main video 0x40
  LocalSite ip=192.0.2.1 port=5
  ICEWarn 0x40
note bad_media_name
)"},
        {"quotes around a key", R"(24;CallerMediaDebug="audio:ICEWarn=0x20,<LocalMR>=192.0.2.1:5")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x20
  ICEWarn 0x20
  <LocalMR> ip=192.0.2.1 port=5
note bad_key_name <LocalMR>
)"},
        {"text with a colon and a key that nobody knows", R"(24;CallerMediaDebug="audio:ICEWarn=0x20,a b:c=1")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x20
  ICEWarn 0x20
  item a b:c "1"
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void flags_where_none_are_decoded(void**)
{
    static constexpr ParseCase cases[] = {
        {"a damaged parameter name", R"(23;ClSallerMediaDebug="audio:ICEWarn=0x80012b")", R"(
id 23
param ClSallerMediaDebug "audio:ICEWarn=0x80012b"
note undecoded_flags ClSallerMediaDebug
)"},
        {"in a reason, in other letter case", R"(23;reason="see icewarn = 0x20")", R"(
id 23
reason "see icewarn = 0x20"
note undecoded_flags reason
)"},
        {"behind a missing comma", R"(23;CallerMediaDebug="audio:LocalSite=192.0.2.1:5 ICEWarn=0x20")", R"(
id 23
debug CallerMediaDebug
report caller audio -
  LocalSite ip=192.0.2.1
note bad_port LocalSite
note undecoded_flags LocalSite
)"},
        {"a name alone is no number", R"(23;reason="ICEWarn is documented")", R"(
id 23
reason "ICEWarn is documented"
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void backslash_in_a_number(void**)
{
    static constexpr ParseCase cases[] = {{"in quotes", R"(23;ICEWarn="0X80\00")", R"(
id 23
flat
report - - 0x8000
  ICEWarn 0x8000
note escaped_value ICEWarn
)"}};
    assert_int_equal(count_failures(cases), 0);
}

/// Documented for a later product: decoded where they are numbers, and not assessed where they are not.
void keys_known_by_name_alone(void**)
{
    static constexpr ParseCase cases[] = {
        {"numbers and words",
         R"(24;CallerMediaDebug="audio:ICEWarn=0x20,LocalAddress=192.0.2.33:20018,LocalAddrType=2,Protocol=UDP,NumConsentReqSent=40,LocalInterface=0x2")",
         R"(
id 24
debug CallerMediaDebug
report caller audio 0x20
  ICEWarn 0x20
  LocalAddress ip=192.0.2.33 port=20018
  LocalAddrType 2
  Protocol text "UDP"
  NumConsentReqSent 40
  LocalInterface 0x2
)"}};
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(number_then_sdp),          cmocka_unit_test(number_that_goes_on),
        cmocka_unit_test(names_that_are_no_tokens), cmocka_unit_test(flags_where_none_are_decoded),
        cmocka_unit_test(backslash_in_a_number),    cmocka_unit_test(keys_known_by_name_alone),
    };
    return cmocka_run_group_tests_name("damaged_names", tests, nullptr, nullptr);
}
