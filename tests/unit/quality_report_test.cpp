// SPDX-License-Identifier: GPL-2.0-or-later
// Quality reports: sessions, media lines and what they say of ICE. What is wrong with XML is tested with error reports.
#include "cmocka.hpp"

#include <string>

#include "reports/bodies/quality_report.hpp"
#include "body_invariants.hpp"
#include "cases.hpp"
#include "exact_copy.hpp"
#include "icewarn/parse_limits.hpp"

using namespace icewarn;

namespace {

void add_text(std::string& out, const char* name, const std::optional<std::string_view>& value)
{
    if (value) out.append(" ").append(name).append("=").append(*value);
}

/// "stream 0 audio inbound jitter=18 codec=x: fair jitter": index of the line, numbers, and the worst of them.
void add_stream(std::string& out, const QualityStream& stream)
{
    out.append("stream ").append(std::to_string(stream.line)).append(" ").append(stream_line(stream.quality).view());
    for (const MetricRow& row : metric_table)
        if (const auto value = stream.quality.value(row.metric)) {
            char text[32];
            std::snprintf(text, sizeof text, "=%g", *value);
            out.append(" ").append(row.leaf).append(text);
        }
    if (!stream.quality.codec.empty()) out.append(" codec=").append(stream.quality.codec);
    if (const auto worst = worst_metric(stream.quality); worst && worst->klass != QualityClass::good)
        out.append(worst->klass == QualityClass::poor ? ": poor " : ": fair ").append(metric_row(worst->metric).leaf);
    out += "\n";
}

/// One thing a line:
///   session version= call= ...
///   line 0 main-audio        index of its session and label; "outside" when it is no MediaLine
///     Ice = DIRECT           "=" where the body holds the very text, "~" where not; "cut" at the end when it is
///   notes 1                  how many, if any
std::string render(const QualityReport& report)
{
    std::string out;
    for (const QualitySession& session : report.sessions) {
        out += "session";
        if (!session.schema.empty()) out.append(" schema=").append(session.schema);
        if (session.has_event) out += " event";
        add_text(out, "call", session.call_id);
        add_text(out, "fromtag", session.from_tag);
        add_text(out, "totag", session.to_tag);
        add_text(out, "start", session.start);
        add_text(out, "end", session.end);
        add_text(out, "from", session.from_uri);
        add_text(out, "to", session.to_uri);
        add_text(out, "agent", session.local_user_agent);
        if (session.caller) out += *session.caller ? " caller" : " callee";
        out += "\n";
    }
    for (const QualityLine& line : report.lines) {
        out.append("line ").append(std::to_string(line.session));
        if (line.label) out.append(" ").append(*line.label);
        out += line.outside ? " outside\n" : "\n";
        for (std::uint32_t i = line.first_item; i < line.first_item + line.item_count; ++i) {
            const QualityItem& item = report.items[i];
            out.append(item.stream == no_stream ? "  " : "    ").append(item.name);
            out.append(item.value.where.empty() ? " ~ " : " = ").append(item.value.text);
            out += item.value.cut ? " cut\n" : "\n";
        }
    }
    for (const QualityStream& stream : report.streams) add_stream(out, stream);
    for (const SessionDetail& detail : report.details)
        out.append("detail ")
            .append(std::to_string(detail.session))
            .append(" ")
            .append(detail.name)
            .append(" = ")
            .append(detail.value.text)
            .append("\n");
    if (!report.notes.empty()) out += "notes " + std::to_string(report.notes.size()) + "\n";
    return out;
}

std::string read(std::string_view body)
{
    const ExactCopy copy(body);
    QualityReport report;
    read_quality_report(copy.view(), report);
    const std::string broken = broken_invariant(report);
    return broken.empty() ? render(report) : "BROKEN: " + broken + "\n" + render(report);
}

struct Case {
    std::string_view body;
    std::string_view expected;
};

std::string read_case(const Case& one) { return read(one.body); }

// clang-format off
constexpr Case whole_cases[] = {
    {"<?xml version=\"1.0\"?>\r\n"
     "<VQReportEvent xmlns=\"ms-rtcp-metrics\" xmlns:v2=\"ms-rtcp-metrics.v2\" Version=\"2.0\" v2:SchemaVersion=\"3.0\">\r\n"
     "<VQSessionReport SessionId=\"a;from-tag=b;to-tag=c\">\r\n"
     "<Endpoint Name=\"PC\" v2:OS=\"x\"/>\r\n"
     "<DialogInfo CallId=\"5ec5\" FromTag=\"823b\" ToTag=\"4F23\" Start=\"2015-03-02T10:00:00Z\" End=\"2015-03-02T10:01:00Z\">"
     "<DialogCategory>OCS</DialogCategory><FromURI>sip:a@contoso.com</FromURI><ToURI>sip:b@contoso.com</ToURI>"
     "<Caller>true</Caller><LocalContactURI>sip:a@contoso.com;gruu</LocalContactURI>"
     "<LocalUserAgent>UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)</LocalUserAgent></DialogInfo>\r\n"
     "<MediaLine Label=\"main-audio\"><Description>"
     "<Connectivity><Ice>DIRECT</Ice><IceWarningFlags>800</IceWarningFlags>"
     "<RelayAddress><IPAddr>203.0.113.9</IPAddr><Port>57498</Port></RelayAddress></Connectivity>"
     "<Security>SRTP</Security><Transport>UDP</Transport>"
     "<LocalAddr><IPAddr>192.0.2.3</IPAddr><Port>50004</Port><Inside>true</Inside><SubnetMask>192.0.2.0</SubnetMask></LocalAddr>"
     "<RemoteAddr><IPAddr>2001:db8::1</IPAddr><Port>50010</Port></RemoteAddr></Description></MediaLine>\r\n"
     "<MediaLine Label=\"main-video\"><Description><Connectivity><Ice>FAILED</Ice><IceWarningFlags>0x320</IceWarningFlags>"
     "</Connectivity></Description></MediaLine>\r\n</VQSessionReport></VQReportEvent>\r\n",
     "session schema=ms-rtcp-metrics.v2 event call=5ec5 fromtag=823b totag=4F23 start=2015-03-02T10:00:00Z end=2015-03-02T10:01:00Z "
     "from=sip:a@contoso.com to=sip:b@contoso.com agent=UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync) caller\n"
     "line 0 main-audio\n  Ice = DIRECT\n  IceWarningFlags = 800\n  RelayAddress ~ 203.0.113.9:57498\n"
     "  LocalAddr ~ 192.0.2.3:50004\n  RemoteAddr ~ [2001:db8::1]:50010\n"
     "line 0 main-video\n  Ice = FAILED\n  IceWarningFlags = 0x320\n"},
    // Without a Version; empty ones; several sessions and events.
    {"<VQReportEvent><VQSessionReport><DialogInfo CallId=\"1\" FromTag=\"\" ToTag=\"\" Start=\"\" End=\"\"/><MediaLine/></VQSessionReport>"
     "<VQSessionReport><DialogInfo CallId=\"2\"/><MediaLine Label=\"x\"/></VQSessionReport></VQReportEvent>"
     "<VQReportEvent Version=\"\"><VQSessionIntervalReport><MediaLine/></VQSessionIntervalReport></VQReportEvent>",
     "session event call=1 fromtag= totag= start= end=\nsession event call=2\nsession event\nline 0\nline 1 x\nline 2\n"},
    {"<VQReportEvent Version='1'/><VQSessionReport><MediaLine/></VQSessionReport>", "session\nline 0\n"},
    {"<q:VQReportEvent xmlns:q='x' q:Version='no'><q:VQSessionReport><q:MediaLine Label='a'><v2:Ice xmlns:v2='y'>RELAY</v2:Ice>"
     "</q:MediaLine></q:VQSessionReport></q:VQReportEvent>", "session event\nline 0 a\n  Ice = RELAY\n"},
    {"<VQSessionReport><DialogInfo><Caller>false</Caller></DialogInfo></VQSessionReport>", "session callee\n"},
    {"<VQSessionReport><DialogInfo><Caller>1</Caller></DialogInfo></VQSessionReport>", "session caller\n"},
    {"<VQSessionReport><DialogInfo><Caller> False </Caller><Caller>true</Caller></DialogInfo></VQSessionReport>", "session callee\n"},
    {"<VQSessionReport><DialogInfo><Caller>x</Caller></DialogInfo></VQSessionReport>", "session\n"},
    // The first of repeated texts counts; the same names elsewhere mean something else.
    {"<VQSessionReport><DialogInfo CallId='1'><FromURI>a</FromURI><FromURI>b</FromURI></DialogInfo><DialogInfo CallId='2' ToTag='t'/>"
     "<FromURI>c</FromURI><Caller>true</Caller><IPAddr>1</IPAddr></VQSessionReport>", "session call=1 totag=t from=a\n"},
    {"<CallQualityFeedbackReport CallId='1' FromTag='f' ToTag='t' Start='s' End='e'><Rating>5</Rating></CallQualityFeedbackReport>",
     "session call=1 fromtag=f totag=t start=s end=e\n"},
};

constexpr Case item_cases[] = {
    {"<MediaLine><Ice>A&amp;B</Ice><Ice> DIRECT\r\n</Ice><Ice/><IceWarningFlags>1</IceWarningFlags><IceWarningFlags>2</IceWarningFlags></MediaLine>",
     "session\nline 0\n  Ice ~ A&B\n  Ice = DIRECT\n  Ice ~ \n  IceWarningFlags = 1\n  IceWarningFlags = 2\n"},
    // Addresses as text, as children, with one of these missing; several relays.
    {"<MediaLine><RelayAddress>203.0.113.9:57498</RelayAddress><RelayAddress><IPAddr>203.0.113.9</IPAddr></RelayAddress>"
     "<RelayAddress><Port>57498</Port></RelayAddress><RelayAddress/><RelayAddress><IPAddr/><Port/></RelayAddress></MediaLine>",
     "session\nline 0\n  RelayAddress = 203.0.113.9:57498\n  RelayAddress = 203.0.113.9\n  RelayAddress ~ :57498\n"
     "  RelayAddress ~ \n  RelayAddress ~ \n"},
    {"<MediaLine><LocalAddr><IPAddr>[2001:db8::1]</IPAddr><Port>5</Port></LocalAddr><RemoteAddr><IPAddr>2001:db8::2</IPAddr></RemoteAddr>"
     "<LocalAddr><IPAddr>192.0.2.1</IPAddr><IPAddr>192.0.2.2</IPAddr><Port>1</Port><Port>2</Port></LocalAddr></MediaLine>",
     "session\nline 0\n  LocalAddr ~ [2001:db8::1]:5\n  RemoteAddr = 2001:db8::2\n  LocalAddr ~ 192.0.2.1:1\n"},
    // Outside a media line: a report of its own, which ends with its Connectivity.
    {"<VQSessionReport><Connectivity><Ice>FAILED</Ice><IceWarningFlags>800</IceWarningFlags><RelayAddress>192.0.2.1</RelayAddress></Connectivity>"
     "<Connectivity><IceWarningFlags>1</IceWarningFlags></Connectivity><MediaLine Label='x'/><IceWarningFlags>2</IceWarningFlags></VQSessionReport>",
     "session\nline 0 outside\n  Ice = FAILED\n  IceWarningFlags = 800\n  RelayAddress = 192.0.2.1\n"
     "line 0 outside\n  IceWarningFlags = 1\nline 0 x\nline 0 outside\n  IceWarningFlags = 2\n"},
    {"<MediaLine><Ice>A<MediaLine Label='x'><Ice>B</Ice></MediaLine></Ice></MediaLine>",
     "session\nline 0\nline 0 x\n  Ice = B\nline 0 outside\n  Ice ~ A\n"},
    {"<Ice>FAILED</Ice>", "session\nline 0 outside\n  Ice = FAILED\n"},
    {"<LocalAddr>192.0.2.1</LocalAddr>", ""},
    {"<a/>", ""},
};

/// Which schema is named, anywhere in the event, and what Version has nothing to do with.
constexpr Case schema_cases[] = {
    {"<VQReportEvent xmlns='ms-rtcp-metrics' Version='2.0'><VQSessionReport><MediaLine/></VQSessionReport></VQReportEvent>",
     "session event\nline 0\n"},
    {"<VQReportEvent xmlns='ms-rtcp-metrics.v4'><VQSessionReport><MediaLine/></VQSessionReport></VQReportEvent>",
     "session schema=ms-rtcp-metrics.v4 event\nline 0\n"},
    {"<VQReportEvent xmlns='ms-rtcp-metrics' SchemaVersion='1.0'><VQSessionReport><MediaLine/></VQSessionReport></VQReportEvent>",
     "session schema=SchemaVersion event\nline 0\n"},
    // Behind the flags that it tells about, but not of another event.
    {"<VQReportEvent xmlns='ms-rtcp-metrics'><VQSessionReport><MediaLine/></VQSessionReport><VQSessionReport>"
     "<v3:X xmlns:v3='ms-rtcp-metrics.v3'/></VQSessionReport></VQReportEvent><VQReportEvent><VQSessionReport/></VQReportEvent>",
     "session schema=ms-rtcp-metrics.v3 event\nsession schema=ms-rtcp-metrics.v3 event\nsession event\nline 0\n"},
    {"<VQReportEvent xmlns='ms-rtcp-metrics.x2' xmlns:a='ms-rtcp-metrics.v'><VQSessionReport/></VQReportEvent>", "session event\n"},
};

constexpr Case stream_cases[] = {
    {"<MediaLine Label='main-audio'><InboundStream Id='1'><Network><Jitter><InterArrival>18</InterArrival><InterArrivalMax>40</InterArrivalMax></Jitter>"
     "<PacketLoss><LossRate>0.12</LossRate></PacketLoss></Network><Payload><Audio><PayloadDescription>x-msrta</PayloadDescription></Audio></Payload>"
     "<QualityEstimates><Audio><RecvListenMOS><OverallAvg>3.9</OverallAvg></RecvListenMOS><NetworkMOS><OverallAvg>2.1</OverallAvg></NetworkMOS></Audio>"
     "</QualityEstimates></InboundStream><OutboundStream><Network><Delay><RoundTrip>x</RoundTrip></Delay></Network></OutboundStream></MediaLine>",
     "session\nline 0 main-audio\n    InterArrival = 18\n    InterArrivalMax = 40\n    LossRate = 0.12\n    PayloadDescription = x-msrta\n"
     "    RecvListenMOS/OverallAvg = 3.9\n    OverallAvg = 2.1\n    RoundTrip = x\n"
     "stream 0 audio inbound jitter=18 jitter_max=40 loss=0.12 mos=2.1 codec=x-msrta: poor loss\nstream 0 audio outbound\n"},
    // Elsewhere than in a stream its local name counts; the first of repeated ones.
    {"<MediaLine><Jitter><v2:InterArrival>16</v2:InterArrival></Jitter><LossRate>0.01</LossRate><LossRate>0.9</LossRate></MediaLine>",
     "session\nline 0\n    InterArrival = 16\n    LossRate = 0.01\n    LossRate = 0.9\nstream 0 stream jitter=16 loss=0.01: fair jitter\n"},
    // What is no number of its kind is shown as it stands, and not assessed.
    {"<MediaLine><InboundStream><LossRate>12</LossRate><InterArrival>-1</InterArrival><RoundTrip>1e999</RoundTrip><Packets>1.5</Packets>"
     "<Jitter>a<b/></Jitter></InboundStream></MediaLine>",
     "session\nline 0\n    LossRate = 12\n    InterArrival = -1\n    RoundTrip = 1e999\n    Packets = 1.5\nstream 0 stream inbound\n"},
    {"<VQSessionReport><RegisteredInside>true</RegisteredInside><MediaLine><AppliedBandwidthLimit>100</AppliedBandwidthLimit><Other>1</Other>"
     "</MediaLine><Other>2</Other></VQSessionReport>",
     "session\nline 0\n  AppliedBandwidthLimit = 100\ndetail 0 RegisteredInside = true\n"},
    // Without end tags, as client logs have them.
    {"<VQSessionReport><MediaLine Label='a'><InboundStream><LossRate>0.5</LossRate><MediaLine Label='b'><OutboundStream><LossRate>0.03</LossRate>",
     "session\nline 0 a\n    LossRate = 0.5\nline 0 b\n    LossRate = 0.03\n"
     "stream 0 a inbound loss=0.5: poor loss\nstream 1 b outbound loss=0.03: fair loss\nnotes 1\n"},
};

constexpr Case damaged_cases[] = {
    {"<VQSessionReport><DialogInfo CallId='1'/><MediaLine Label='x'><Connectivity><Ice>DIR",
     "session call=1\nline 0 x\n  Ice = DIR cut\nnotes 1\n"},
    {"<VQSessionReport><MediaLine Label='x'><RelayAddress><IPAddr>203.0.113.9</IPAddr><Port>57",
     "session\nline 0 x\n  RelayAddress ~ 203.0.113.9:57 cut\nnotes 1\n"},
    // An end tag that is missing does not take the next media line with it.
    {"<VQSessionReport><MediaLine Label='x'><Ice>DIRECT</MediaLine><MediaLine Label='y'><Ice>RELAY</Ice></MediaLine></VQSessionReport>",
     "session\nline 0 x\n  Ice = DIRECT cut\nline 0 y\n  Ice = RELAY\nnotes 1\n"},
    {"<VQSessionReport><MediaLine Label='x'><Ice>DIRECT</Ice><MediaLine Label='y'><Ice>RELAY</Ice></MediaLine><Ice>FAILED</Ice></VQSessionReport>",
     "session\nline 0 x\n  Ice = DIRECT\nline 0 y\n  Ice = RELAY\nline 0 outside\n  Ice = FAILED\nnotes 1\n"},
    {"<MediaLine Label=x><Ice>DIRECT</Ice></MediaLine>", "session\nline 0 outside\n  Ice = DIRECT\nnotes 1\n"},
    {"<VQReportEvent Version=2><VQSessionReport><MediaLine/></VQSessionReport></VQReportEvent>", "session\nline 0\nnotes 1\n"},
};
// clang-format on

void whole(void**) { assert_int_equal(count_failures(whole_cases, read_case), 0); }
void items(void**) { assert_int_equal(count_failures(item_cases, read_case), 0); }
void schemas(void**) { assert_int_equal(count_failures(schema_cases, read_case), 0); }
void streams(void**) { assert_int_equal(count_failures(stream_cases, read_case), 0); }
void damaged(void**) { assert_int_equal(count_failures(damaged_cases, read_case), 0); }

/// What lies beyond a limit is left out, once noted, and does not become part of something else.
bool check_limits()
{
    const std::string_view session = "<VQSessionReport><DialogInfo CallId='1'/></VQSessionReport>";
    const std::string_view more =
        "<VQSessionReport><DialogInfo CallId='2'/><MediaLine Label='x'><Ice>A</Ice></MediaLine>"
        "</VQSessionReport>";
    const std::string sessions = repeat("session call=1\n", limits::reports);
    const std::string lines = "session\n" + repeat("line 0\n", limits::reports);
    const std::string items = "session\nline 0\n" + repeat("  Ice = A\n", limits::body_entries);
    const std::string many_lines = "<VQSessionReport>" + repeat("<MediaLine/>", limits::reports);
    const std::string many_items = "<MediaLine>" + repeat("<Ice>A</Ice>", limits::body_entries);
    return read(repeat(session, limits::reports)) == sessions &&
           read(repeat(session, limits::reports).append(more)) == sessions + "notes 1\n" &&
           read(many_lines + "</VQSessionReport>") == lines &&
           read(many_lines + "<MediaLine><Ice>A</Ice></MediaLine></VQSessionReport>") == lines + "notes 1\n" &&
           read(many_items + "</MediaLine>") == items &&
           read(many_items + "<Ice>B</Ice></MediaLine>") == items + "notes 1\n";
}

void limits_are_said(void**) { assert_true(check_limits()); }

bool check_find()
{
    const ExactCopy copy(
        "<MediaLine><IceWarningFlags>1</IceWarningFlags><IceWarningFlags>2</IceWarningFlags></MediaLine>"
        "<MediaLine><Ice>A</Ice></MediaLine>");
    QualityReport report;
    read_quality_report(copy.view(), report);
    if (report.lines.size() != 2) return false;
    const QualityItem* flags = find_item(report, report.lines[0], QualityKey::flags);
    const QualityItem* ice = find_item(report, report.lines[1], QualityKey::ice);
    return flags != nullptr && flags->value.text == "1" && ice != nullptr && ice->value.text == "A" &&
           find_item(report, report.lines[0], QualityKey::ice) == nullptr &&
           find_item(report, report.lines[1], QualityKey::flags) == nullptr;
}

void find(void**) { assert_true(check_find()); }

void changed_at_every_byte(void**) { assert_int_equal(count_broken_changes(whole_cases, read), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(whole),           cmocka_unit_test(items),   cmocka_unit_test(damaged),
        cmocka_unit_test(limits_are_said), cmocka_unit_test(find),    cmocka_unit_test(changed_at_every_byte),
        cmocka_unit_test(schemas),         cmocka_unit_test(streams),
    };
    return cmocka_run_group_tests_name("quality_report", tests, nullptr, nullptr);
}
