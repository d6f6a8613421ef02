// SPDX-License-Identifier: GPL-2.0-or-later
// The ways in which clients and servers are known to write the header: each decodes, and this is what it says.
#include "cmocka.hpp"

#include "render.hpp"
#include "samples.hpp"

namespace {

void classic_form(void**)
{
    static constexpr ParseCase cases[] = {
        {"caller, application sharing", samples::classic_caller, R"(
id 24
reason "Call failed to establish due to a media connectivity failure when both endpoints are remote"
debug CallerMediaDebug
report caller application-sharing 0x320
  ICEWarn 0x320
  LocalSite ip=192.0.2.3 port=50041
  LocalMR ip=203.0.113.9 port=57498
  RemoteSite ip=198.51.100.203 port=50045
  PortRange min=50040 max=50049
  LocalMRTCPPort 57498
  LocalLocation 1
  RemoteLocation 1
  FederationType 0
)"},
        {"callee, audio", samples::classic_callee, R"(
id 51007
reason "Callee media connectivity diagnosis info"
debug CalleeMediaDebug
report callee audio 0x80000
  ICEWarn 0x80000
  LocalSite ip=192.0.2.1 port=14832
  RemoteSite ip=192.0.2.57 port=6002
  PortRange min=1025 max=65000
  LocalLocation 2
  RemoteLocation 0
  FederationType 0
  Interfaces 0x12
)"},
        {"both sides in one header",
         R"(22;reason="x";CallerMediaDebug="audio:ICEWarn=0x20";CalleeMediaDebug="audio:ICEWarn=0x40")", R"(
id 22
reason "x"
debug CallerMediaDebug
debug CalleeMediaDebug
report caller audio 0x20
  ICEWarn 0x20
report callee audio 0x40
  ICEWarn 0x40
)"},
        {"several media in one list",
         R"(22;CallerMediaDebug="audio:ICEWarn=0x0,LocalSite=192.0.2.3:50041,video:ICEWarn=0x20,LocalSite=192.0.2.3:50042")",
         R"(
id 22
debug CallerMediaDebug
report caller audio 0x0
  ICEWarn 0x0
  LocalSite ip=192.0.2.3 port=50041
report caller video 0x20
  ICEWarn 0x20
  LocalSite ip=192.0.2.3 port=50042
)"},
        {"several media in several parameters",
         R"(22;CallerMediaDebug="audio:ICEWarn=0x0";CallerMediaDebug="video:ICEWarn=0x20")", R"(
id 22
debug CallerMediaDebug
debug CallerMediaDebug
report caller audio 0x0
  ICEWarn 0x0
report caller video 0x20
  ICEWarn 0x20
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void classic_oddities(void**)
{
    static constexpr ParseCase cases[] = {
        {"blanks around ; and =", R"(24 ; reason= "x" ;CallerMediaDebug ="audio:ICEWarn=0x320")", R"(
id 24
reason "x"
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
)"},
        {"a blank after some commas",
         R"(24;CallerMediaDebug="audio:ICEWarn=0x320,LocalSite=192.0.2.9:20702, LocalMR=203.0.113.63:54829")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  LocalSite ip=192.0.2.9 port=20702
  LocalMR ip=203.0.113.63 port=54829
)"},
        {"two colons before the port", R"(24;CallerMediaDebug="audio:ICEWarn=0x320,LocalMR=192.0.2.1::58503")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  LocalMR ip=192.0.2.1 port=58503
note double_colon_port LocalMR
)"},
        {"empty items and empty values",
         R"(24;CallerMediaDebug="audio:ICEWarn=0x320,,,RemoteSite=,PortRange=50040:50049")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  RemoteSite empty
  PortRange min=50040 max=50049
)"},
        {"masked addresses", R"(24;CallerMediaDebug="audio:ICEWarn=0x320,LocalSite=xx.xx.xxx.x:xxx")", R"(
id 24
debug CallerMediaDebug
report caller audio 0x320
  ICEWarn 0x320
  LocalSite text "xx.xx.xxx.x:xxx"
note no_address LocalSite
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void flat_form(void**)
{
    static constexpr ParseCase cases[] = {
        {"the published header, which lacks a quote", samples::flat, R"(
id 25
flat
reason "A federated call failed to establish due to a media connectivity failure where both endpoints are internal"
report callee audio 0x40003a0
  UserType callee
  MediaType "audio"
  ICEWarn 0x40003a0
  LocalSite ip=192.0.2.33 port=20008
  LocalMR ip=203.0.113.202 port=54594
  RemoteSite ip=198.51.100.11 port=20003
  PortRange min=20000 max=20039
  LocalLocation 2
  RemoteLocation 2
  FederationType 1
  NetworkName "contoso.com"
  Interfaces 0x6
  BaseInterface 0x2
  BaseAddress ip=192.0.2.33 port=20018
  MrDnsU "edge01.contoso.com"
  MrResU 0
note missing_quote BaseAddress
)"},
        {"with a MediaChanBlob", samples::flat_blob, R"(
id 22
flat
reason "Call failed to establish due to a media connectivity failure when both endpoints are internal"
report callee audio -
  UserType callee
  MediaType "audio"
  MediaChanBlob "NetworkErr=no error,ErrTime=0,RTPSeq=0,BlobVer=1"
    pair NetworkErr "no error"
    pair ErrTime "0"
    pair RTPSeq "0"
    pair BlobVer "1"
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

void server_and_ucma_forms(void**)
{
    static constexpr ParseCase cases[] = {
        {"UCMA", samples::server, R"(
id 24083
param Component "RTCC/4.0.0.0_ContosoApplication"
reason "Message was received out of dialog."
param request BENOTIFY
source applicationserver.contoso.com
)"},
        {"Mediation Server", samples::mediation, R"(
id 10003
source "fe01.contoso.com"
reason "Proxy returned a SIP failure code"
param component "MediationServer"
param SipResponseCode "404"
param SipResponseText "Not Found"
)"},
        {"a blank before =", R"(1009;reason ="No match for domain in DNS SRV results"; domain =" contoso.com ")", R"(
id 1009
reason "No match for domain in DNS SRV results"
param domain " contoso.com "
)"},
        {"a hexadecimal value that is not ICEWarn", R"-(1010;HRESULT="0x80090322(SEC_E_WRONG_PRINCIPAL)")-", R"-(
id 1010
param HRESULT "0x80090322(SEC_E_WRONG_PRINCIPAL)"
)-"},
        {"an apostrophe, parentheses, : and ; inside a quoted string",
         R"(4005;reason="the user's URI (sip:bob@contoso.com;gruu) is unknown: sorry";source="fe01.contoso.com")", R"(
id 4005
reason "the user's URI (sip:bob@contoso.com;gruu) is unknown: sorry"
source "fe01.contoso.com"
)"},
    };
    assert_int_equal(count_failures(cases), 0);
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(classic_form),
        cmocka_unit_test(classic_oddities),
        cmocka_unit_test(flat_form),
        cmocka_unit_test(server_and_ucma_forms),
    };
    return cmocka_run_group_tests_name("dialects", tests, nullptr, nullptr);
}
