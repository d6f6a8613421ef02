// SPDX-License-Identifier: GPL-2.0-or-later
// The flat form, with report keys among the parameters (plugin/doc/dialects.md, rules 1 and 10), and sides (4, 5).
#include "cmocka.hpp"

#include "render.hpp"

namespace {

void what_makes_a_header_flat(void**)
{
    static constexpr ParseCase cases[] = {
        {"UserType", R"(1;LocalLocation=1;UserType="Caller")",
         "id 1\nflat\nreport caller - -\n  LocalLocation 1\n  UserType caller\n"},
        {"MediaType", R"(1;MediaType=audio;LocalLocation=1)",
         "id 1\nflat\nreport - audio -\n  MediaType \"audio\"\n  LocalLocation 1\n"},
        {"ICEWarn alone", "1;ICEWarn=0x320", "id 1\nflat\nreport - - 0x320\n  ICEWarn 0x320\n"},
        {"ICEWarnEx", "1;ICEWarnEx=0x0", "id 1\nflat\nreport - - -\n  ICEWarnEx 0x0\n"},
        {"MediaChanBlob", R"(1;MediaChanBlob="ErrTime=0")",
         "id 1\nflat\nreport - - -\n  MediaChanBlob \"ErrTime=0\"\n    pair ErrTime \"0\"\n"},
        {"names in any case", "1;icewarn=0X80012B;LOCALSITE=192.0.2.1:5",
         "id 1\nflat\nreport - - 0x80012b\n  icewarn 0x80012b\n  LOCALSITE ip=192.0.2.1 port=5\n"},
        {"not a CallerMediaDebug", R"(1;LocalLocation=1;CallerMediaDebug="audio:ICEWarn=0x20")",
         "id 1\nparam LocalLocation 1\ndebug CallerMediaDebug\nreport caller audio 0x20\n  ICEWarn 0x20\n"},
        {"other parameters stay parameters", R"(1;ICEWarn=0x20;x=1;LocalLocation=2;reason="r")",
         "id 1\nflat\nparam x 1\nreason \"r\"\nreport - - 0x20\n  ICEWarn 0x20\n  LocalLocation 2\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void several_flat_reports(void**)
{
    static constexpr ParseCase cases[] = {
        {"a second UserType",
         R"(1;UserType="Caller";MediaType="audio";ICEWarn="0x20";UserType="Callee";MediaType="video")",
         R"(
id 1
flat
report caller audio 0x20
  UserType caller
  MediaType "audio"
  ICEWarn 0x20
report callee video -
  UserType callee
  MediaType "video"
)"},
        {"an empty MediaType starts nothing", R"(1;MediaType="audio";MediaType="";ICEWarn=0x20)",
         "id 1\nflat\nreport - audio 0x20\n  MediaType \"audio\"\n  MediaType empty\n  ICEWarn 0x20\n"},
        {"a UserType behind the content of a report that inherited its side starts the next",
         "1;UserType=Caller;MediaType=audio;MediaType=video;ICEWarn=0x20;UserType=Callee;ICEWarn=0x40", R"(
id 1
flat
report caller audio -
  UserType caller
  MediaType "audio"
report caller (inherited) video 0x20
  MediaType "video"
  ICEWarn 0x20
report callee - 0x40
  UserType callee
  ICEWarn 0x40
)"},
        {"a second MediaType inherits the side", "1;UserType=Caller;MediaType=audio;MediaType=video;MediaType=file", R"(
id 1
flat
report caller audio -
  UserType caller
  MediaType "audio"
report caller (inherited) video -
  MediaType "video"
report caller (inherited) file -
  MediaType "file"
)"},
        {"no side to inherit", "1;MediaType=audio;MediaType=video", R"(
id 1
flat
report - audio -
  MediaType "audio"
report - video -
  MediaType "video"
)"},
        {"a side of its own behind the MediaType", "1;MediaType=audio;UserType=Caller;MediaType=video;UserType=Callee",
         R"(
id 1
flat
report caller audio -
  MediaType "audio"
  UserType caller
report callee video -
  MediaType "video"
  UserType callee
)"},
        {"a MediaDebug neither ends nor joins the flat report",
         R"(1;ICEWarn=0x20;CalleeMediaDebug="audio:ICEWarn=0x40";LocalLocation=1)", R"(
id 1
flat
debug CalleeMediaDebug
report - - 0x20
  ICEWarn 0x20
  LocalLocation 1
report callee audio 0x40
  ICEWarn 0x40
)"},
        {"by their first bytes", R"(1;CalleeMediaDebug="audio:ICEWarn=0x40";ICEWarn=0x20)", R"(
id 1
flat
debug CalleeMediaDebug
report callee audio 0x40
  ICEWarn 0x40
report - - 0x20
  ICEWarn 0x20
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void sides(void**)
{
    static constexpr ParseCase cases[] = {
        {"any letter case", R"(1;USERTYPE="cALLER";ICEWarn=0x0)",
         "id 1\nflat\nreport caller - 0x0\n  USERTYPE caller\n  ICEWarn 0x0\n"},
        {"another value is an item", R"(1;UserType="Observer";ICEWarn=0x0)",
         "id 1\nflat\nreport - - 0x0\n  UserType text \"Observer\"\n  ICEWarn 0x0\n"},
        {"names of parameters in any case", R"(1;CALLEEmediadebug="audio:icewarn=0x20,portRANGE=1:2")",
         "id 1\ndebug CALLEEmediadebug\nreport callee audio 0x20\n  icewarn 0x20\n  portRANGE min=1 max=2\n"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(what_makes_a_header_flat),
        cmocka_unit_test(several_flat_reports),
        cmocka_unit_test(sides),
    };
    return cmocka_run_group_tests_name("flat", tests, nullptr, nullptr);
}
