// SPDX-License-Identifier: GPL-2.0-or-later
// Header values as they occur in the field, with neutral names and addresses: shared by the tests of what they mean
// and the tests of what happens when they are damaged.
#pragma once

#include <string_view>

namespace samples {

inline constexpr std::string_view classic_caller =
    R"(24; reason="Call failed to establish due to a media connectivity failure when both endpoints are remote";CallerMediaDebug="application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,LocalMR=203.0.113.9:57498,RemoteSite=198.51.100.203:50045,PortRange=50040:50049,LocalMRTCPPort=57498,LocalLocation=1,RemoteLocation=1,FederationType=0")";

inline constexpr std::string_view classic_callee =
    R"(51007;reason="Callee media connectivity diagnosis info";CalleeMediaDebug="audio:ICEWarn=0x80000,LocalSite=192.0.2.1:14832,RemoteSite=192.0.2.57:6002,PortRange=1025:65000,LocalLocation=2,RemoteLocation=0,FederationType=0,Interfaces=0x12")";

inline constexpr std::string_view several_media =
    R"(22; reason="x" ;CallerMediaDebug="audio:ICEWarn=0x0,LocalSite=192.0.2.3:50041,video:ICEWarn=0x20, LocalSite=192.0.2.3:50042";CalleeMediaDebug= "audio:ICEWarn=0x40,,,RemoteSite=,LocalMR=192.0.2.1::58503")";

// The closing quote of BaseAddress is missing in the published header.
inline constexpr std::string_view flat =
    R"(25; reason="A federated call failed to establish due to a media connectivity failure where both endpoints are internal"; UserType="Callee"; MediaType="audio"; ICEWarn="0x40003a0"; LocalSite="192.0.2.33:20008";LocalMR="203.0.113.202:54594"; RemoteSite="198.51.100.11:20003"; PortRange="20000:20039"; LocalLocation="2"; RemoteLocation="2"; FederationType="1"; NetworkName="contoso.com"; Interfaces="0x6"; BaseInterface="0x2"; BaseAddress="192.0.2.33:20018; MrDnsU="edge01.contoso.com"; MrResU="0")";

inline constexpr std::string_view flat_blob =
    R"(22; reason="Call failed to establish due to a media connectivity failure when both endpoints are internal";UserType="Callee";MediaType="audio";MediaChanBlob="NetworkErr=no error,ErrTime=0,RTPSeq=0,BlobVer=1";)";

inline constexpr std::string_view flat_several =
    R"(24;UserType="Caller";MediaType="audio";ICEWarn="0x20";MediaType="video";ICEWarn=;LocalSite="[2001:db8::1]:50041";CalleeMediaDebug="audio:ICEWarn=12,x,NetworkName=Contoso, Ltd.";UserType="Callee")";

inline constexpr std::string_view server =
    R"(24083;Component="RTCC/4.0.0.0_ContosoApplication";Reason="Message was received out of dialog.";request=BENOTIFY;Source=applicationserver.contoso.com)";

inline constexpr std::string_view mediation =
    R"(10003;source="fe01.contoso.com";reason="Proxy returned a SIP failure code";component="MediationServer";SipResponseCode="404";SipResponseText="Not Found")";

inline constexpr std::string_view folded =
    "24.7\r\n ;\r\n\treason = \r\n \"one\r\n two \\\"three\\\"\" junk ;\r\n "
    "CallerMediaDebug=\"audio:ICEWarn=0x3\r\n 20,\r\n LocalSite=2001:db8::1:50041,PortRange=1:99999,Odd\"\r\n";

inline constexpr std::string_view all[] = {classic_caller, classic_callee, several_media, flat,  flat_blob,
                                           flat_several,   server,         mediation,     folded};

} // namespace samples
