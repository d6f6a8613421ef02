// SPDX-License-Identifier: GPL-2.0-or-later
// Quality reports: sessions, media lines and what they say of ICE. What is wrong with XML is tested with error reports.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "reports/bodies/quality_report.hpp"
#include "body_invariants.hpp"
#include "exact_copy.hpp"
#include "icewarn/parse_limits.hpp"

using namespace icewarn;

namespace {

void add_text(std::string& out, const char* name, const std::optional<std::string_view>& value)
{
    if (value) out.append(" ").append(name).append("=").append(*value);
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
        if (!session.has_event) out += " alone";
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

int count_failures(const Case* cases, std::size_t count)
{
    int failures = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string got = read(cases[i].body);
        if (got == cases[i].expected) continue;
        ++failures;
        std::fprintf(stderr, "---\n%s\n--- is\n%s--- not\n%s", std::string(cases[i].body).c_str(), got.c_str(),
                     std::string(cases[i].expected).c_str());
    }
    return failures;
}

template <std::size_t size> int count_failures(const Case (&cases)[size]) { return count_failures(cases, size); }

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
     "session version=2.0 call=5ec5 fromtag=823b totag=4F23 start=2015-03-02T10:00:00Z end=2015-03-02T10:01:00Z "
     "from=sip:a@contoso.com to=sip:b@contoso.com agent=UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync) caller\n"
     "line 0 main-audio\n  Ice = DIRECT\n  IceWarningFlags = 800\n  RelayAddress ~ 203.0.113.9:57498\n"
     "  LocalAddr ~ 192.0.2.3:50004\n  RemoteAddr ~ [2001:db8::1]:50010\n"
     "line 0 main-video\n  Ice = FAILED\n  IceWarningFlags = 0x320\n"},
    // Without a Version; empty ones; several sessions and events.
    {"<VQReportEvent><VQSessionReport><DialogInfo CallId=\"1\" FromTag=\"\" ToTag=\"\" Start=\"\" End=\"\"/><MediaLine/></VQSessionReport>"
     "<VQSessionReport><DialogInfo CallId=\"2\"/><MediaLine Label=\"x\"/></VQSessionReport></VQReportEvent>"
     "<VQReportEvent Version=\"\"><VQSessionIntervalReport><MediaLine/></VQSessionIntervalReport></VQReportEvent>",
     "session call=1 fromtag= totag= start= end=\nsession call=2\nsession version=\nline 0\nline 1 x\nline 2\n"},
    {"<VQReportEvent Version='1'/><VQSessionReport><MediaLine/></VQSessionReport>", "session\nline 0\n"},
    {"<q:VQReportEvent xmlns:q='x' q:Version='no'><q:VQSessionReport><q:MediaLine Label='a'><v2:Ice xmlns:v2='y'>RELAY</v2:Ice>"
     "</q:MediaLine></q:VQSessionReport></q:VQReportEvent>", "session\nline 0 a\n  Ice = RELAY\n"},
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

void whole(void**) { assert_int_equal(count_failures(whole_cases), 0); }
void items(void**) { assert_int_equal(count_failures(item_cases), 0); }
void damaged(void**) { assert_int_equal(count_failures(damaged_cases), 0); }

std::string repeat(std::string_view piece, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
}

/// What lies beyond a limit is left out, once noted, and does not become part of something else.
bool check_limits()
{
    const std::string_view session = "<VQSessionReport><DialogInfo CallId='1'/></VQSessionReport>";
    const std::string_view more =
        "<VQSessionReport><DialogInfo CallId='2'/><MediaLine Label='x'><Ice>A</Ice></MediaLine>"
        "</VQSessionReport>";
    const std::string sessions = repeat("session call=1\n", limits::quality_sessions);
    const std::string lines = "session\n" + repeat("line 0\n", limits::quality_lines);
    const std::string items = "session\nline 0\n" + repeat("  Ice = A\n", limits::quality_items);
    const std::string many_lines = "<VQSessionReport>" + repeat("<MediaLine/>", limits::quality_lines);
    const std::string many_items = "<MediaLine>" + repeat("<Ice>A</Ice>", limits::quality_items);
    return read(repeat(session, limits::quality_sessions)) == sessions &&
           read(repeat(session, limits::quality_sessions).append(more)) == sessions + "notes 1\n" &&
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

int count_broken_changes()
{
    static constexpr std::string_view bytes{"<>&\"'/!-] \n\xff\0", 13};
    int failures = 0;
    const auto check = [&](std::string_view body) { failures += read(body).rfind("BROKEN", 0) == 0 ? 1 : 0; };
    for (const Case& one : whole_cases) {
        for (std::size_t at = 0; at < one.body.size(); ++at) {
            check(one.body.substr(0, at));
            check(one.body.substr(at));
            std::string changed(one.body);
            for (const char byte : bytes) {
                changed[at] = byte;
                check(changed);
            }
            check(changed.erase(at, 1));
        }
    }
    return failures;
}

void changed_at_every_byte(void**) { assert_int_equal(count_broken_changes(), 0); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(whole),           cmocka_unit_test(items), cmocka_unit_test(damaged),
        cmocka_unit_test(limits_are_said), cmocka_unit_test(find),  cmocka_unit_test(changed_at_every_byte),
    };
    return cmocka_run_group_tests_name("quality_report", tests, nullptr, nullptr);
}
