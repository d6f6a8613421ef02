// SPDX-License-Identifier: GPL-2.0-or-later
// Media reports, by plugin/doc/dialects.md: blocks of a MediaDebug (rule 2), commas (6), empty values (7), repetitions
// (9), and numbers and endpoints in their place.
#include "cmocka.hpp"

#include "render.hpp"

namespace {

void blocks(void**)
{
    static constexpr ParseCase cases[] = {
        {"an empty media name", R"(1;CallerMediaDebug=":ICEWarn=0x20")",
         "id 1\ndebug CallerMediaDebug\nreport caller - 0x20\n  ICEWarn 0x20\n"},
        {"no media name", R"(1;CallerMediaDebug="ICEWarn=0x20,LocalLocation=1")",
         "id 1\ndebug CallerMediaDebug\nreport caller - 0x20\n  ICEWarn 0x20\n  LocalLocation 1\n"},
        {"nothing", R"(1;CallerMediaDebug="")", "id 1\ndebug CallerMediaDebug\n"},
        {"unquoted", "1;CallerMediaDebug=audio:ICEWarn=0x20,LocalLocation=1;x=2", R"(
id 1
debug CallerMediaDebug
param x 2
report caller audio 0x20
  ICEWarn 0x20
  LocalLocation 1
)"},
        {"after a ; and blanks, and after a text value",
         R"(1;CallerMediaDebug="audio:ICEWarn=0x1; video:NetworkName=contoso.com, :ICEWarn=0x2")", R"(
id 1
debug CallerMediaDebug
report caller audio 0x1
  ICEWarn 0x1
report caller video -
  NetworkName "contoso.com"
report caller - 0x2
  ICEWarn 0x2
)"},
        {"the same media twice is not merged", R"(1;CallerMediaDebug="audio:ICEWarn=0x1,audio:ICEWarn=0x2")", R"(
id 1
debug CallerMediaDebug
report caller audio 0x1
  ICEWarn 0x1
report caller audio 0x2
  ICEWarn 0x2
)"},
        {"keys of the flat form are items there", R"(1;CallerMediaDebug="audio:UserType=Callee,ICEWarn=0x1")",
         "id 1\ndebug CallerMediaDebug\nreport caller audio 0x1\n  item UserType \"Callee\"\n  ICEWarn 0x1\n"},
        {"an address before the colon starts no block",
         R"(1;CallerMediaDebug="audio:LocalSite=192.0.2.1:5,ICEWarn=0x1")",
         "id 1\ndebug CallerMediaDebug\nreport caller audio 0x1\n  LocalSite ip=192.0.2.1 port=5\n  ICEWarn 0x1\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void commas(void**)
{
    static constexpr ParseCase cases[] = {
        {"in a text value", R"(1;CallerMediaDebug="audio:NetworkName=Contoso, Ltd., Bonn, FederationType=0")", R"(
id 1
debug CallerMediaDebug
report caller audio -
  NetworkName "Contoso, Ltd., Bonn"
  FederationType 0
)"},
        {"another comma or the end", R"(1;CallerMediaDebug="audio:NetworkName=a,b,,MrDnsU=c,d, ")",
         "id 1\ndebug CallerMediaDebug\nreport caller audio -\n  NetworkName \"a,b\"\n  MrDnsU \"c,d\"\n"},
        {"in a value with a type", R"(1;CallerMediaDebug="audio:ICEWarn=0x20,odd,LocalLocation=1, 2")", R"(
id 1
debug CallerMediaDebug
report caller audio 0x20
  ICEWarn 0x20
  text "odd"
  LocalLocation 1
  text "2"
note not_key_value
note not_key_value
)"},
        {"in the value of an unknown key", R"(1;CallerMediaDebug="audio:New=a,b,ICEWarn=0x20")",
         "id 1\ndebug CallerMediaDebug\nreport caller audio 0x20\n  item New \"a,b\"\n  ICEWarn 0x20\n"},
        {"quotes in a block are plain characters", R"(1;CallerMediaDebug="audio:NetworkName=\"a,b\",ICEWarn=0x20")",
         "id 1\ndebug CallerMediaDebug\nreport caller audio 0x20\n  NetworkName \"\"a,b\"\"\n  ICEWarn 0x20\n"},
        {"free text in a MediaChanBlob", R"(1;MediaChanBlob="NetworkErr=no route, \"gave up\",ErrTime=0,odd,,X=")", R"(
id 1
flat
report - - -
  MediaChanBlob "NetworkErr=no route, "gave up",ErrTime=0,odd,,X="
    pair NetworkErr "no route, "gave up""
    pair ErrTime "0,odd"
    pair X ""
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void empty_and_repeated(void**)
{
    static constexpr ParseCase cases[] = {
        {"an empty ICEWarn is malformed, others are not", "1;ICEWarn=;ICEWarnEx=;LocalSite=;MediaType=", R"(
id 1
flat
report - - -
  ICEWarn empty
  ICEWarnEx empty
  LocalSite empty
  MediaType empty
note empty_flags ICEWarn
)"},
        {"the first one counts",
         R"(1;CallerMediaDebug="audio:ICEWarn=0x1,icewarn=0x2,New=1,NEW=2,LocalSite=,LocalSite=x")", R"(
id 1
debug CallerMediaDebug
report caller audio 0x1
  ICEWarn 0x1
  icewarn 0x2
  item New "1"
  item NEW "2"
  LocalSite empty
  LocalSite text "x"
note repeated icewarn
note repeated NEW
note no_address LocalSite
)"},
        {"the first valid ICEWarn, as a parameter", R"(1;ICEWarn="";ICEWarn=0x20;ICEWarn=0x40)", R"(
id 1
flat
report - - 0x20
  ICEWarn empty
  ICEWarn 0x20
  ICEWarn 0x40
note empty_flags ICEWarn
note repeated ICEWarn
note repeated ICEWarn
)"},
        {"another block is no repetition, nor is a pair", R"(1;ICEWarn=0x1;MediaChanBlob="a=1,A=2,ICEWarn=3")", R"(
id 1
flat
report - - 0x1
  ICEWarn 0x1
  MediaChanBlob "a=1,A=2,ICEWarn=3"
    pair a "1"
    pair A "2"
    pair ICEWarn "3"
note undecoded_flags MediaChanBlob
note repeated A
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void values_in_place(void**)
{
    static constexpr ParseCase cases[] = {
        {"what is wrong with each",
         R"(1;CallerMediaDebug="audio:ICEWarn=800,ICEWarnEx=0x100000000,LocalSite=192.0.2.1:70000,RemoteSite=2001:db8::1:50041,LocalMR=edge.contoso.com:443,PortRange=1:70000,LocalMRTCPPort=65536,LocalLocation=x,Interfaces=1f")",
         R"(
id 1
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  ICEWarnEx text "0x100000000"
  LocalSite ip=192.0.2.1
  RemoteSite ipv6=2001:db8::1 port=50041
  LocalMR port=443
  PortRange min=1
  LocalMRTCPPort text "65536"
  LocalLocation text "x"
  Interfaces 0x1f
note decimal_flags ICEWarn
note number_too_big ICEWarnEx
note bad_port LocalSite
note ipv6_guessed RemoteSite
note no_address LocalMR
note bad_range PortRange
note bad_port LocalMRTCPPort
note bad_number LocalLocation
note hex_without_prefix Interfaces
)"},
        {"typographic quotes are no quotes", "1;ICEWarn=\u201c0x320\u201d",
         "id 1\nflat\nreport - - -\n  ICEWarn text \"\u201c0x320\u201d\"\nnote bad_number ICEWarn\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(blocks),
        cmocka_unit_test(commas),
        cmocka_unit_test(empty_and_repeated),
        cmocka_unit_test(values_in_place),
    };
    return cmocka_run_group_tests_name("reports", tests, nullptr, nullptr);
}
