// SPDX-License-Identifier: GPL-2.0-or-later
// Session descriptions: m-lines, kinds of candidate, diagnostics lines.
#include "cmocka.hpp"

#include <cstdio>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/sdp.hpp"

using namespace icewarn;

namespace {

/// One thing a line:
///   media audio main-audio rejected: host UDP (2 unreadable)
///   diagnostics session "53000;..."      or the index of the m-line
std::string render(std::string_view text, const Sdp& sdp)
{
    std::string out;
    for (std::size_t i = 0; i < sdp.media_count; ++i) {
        const SdpMedia& media = sdp.media[i];
        out.append("media ").append(view(text, media.media));
        if (!media.label.empty()) out.append(" ").append(view(text, media.label));
        out.append(media.rejected ? " rejected: " : ": ").append(candidates_line(media.candidates).view());
        if (media.unreadable > 0) out += " (" + std::to_string(media.unreadable) + " unreadable)";
        out += "\n";
    }
    if (sdp.more_media) out += "more media\n";
    for (std::size_t i = 0; i < sdp.diagnostics_count; ++i) {
        const SdpDiagnostics& entry = sdp.diagnostics[i];
        out.append("diagnostics ").append(entry.media ? std::to_string(*entry.media) : "session");
        out.append(" \"").append(view(text, entry.value)).append("\"\n");
    }
    if (sdp.more_diagnostics) out += "more diagnostics\n";
    return out;
}

std::string read(std::string_view text)
{
    const ExactCopy copy(text);
    Sdp sdp;
    read_sdp(copy.view(), sdp);
    return render(copy.view(), sdp);
}

/// The same text with other line ends.
std::string with_line_ends(std::string_view text, std::string_view end)
{
    std::string out;
    for (const char c : text)
        if (c == '\n') out += end;
        else out += c;
    return out;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

int count_failures(const Case* cases, std::size_t count)
{
    int failures = 0;
    for (std::size_t i = 0; i < count; ++i)
        for (const std::string_view end : {"\n", "\r\n", "\r"}) {
            const std::string got = read(with_line_ends(cases[i].text, end));
            if (got == cases[i].expected) continue;
            ++failures;
            std::fprintf(stderr, "---\n%s--- is\n%s--- not\n%s", std::string(cases[i].text).c_str(), got.c_str(),
                         std::string(cases[i].expected).c_str());
        }
    return failures;
}

// As Lync writes it (ICE of RFC 8839 with TCP-PASS and TCP-ACT of its drafts), and as OCS 2007 does.
constexpr Case real_cases[] = {
    {"v=0\no=- 0 0 IN IP4 192.0.2.3\ns=session\nc=IN IP4 192.0.2.3\nb=CT:99980\nt=0 0\n"
     "m=audio 50004 RTP/SAVP 117 104\na=ice-ufrag:abcd\na=ice-pwd:efgh\n"
     "a=candidate:1 1 UDP 2130706431 192.0.2.3 50004 typ host\n"
     "a=candidate:1 2 UDP 2130705918 192.0.2.3 50005 typ host\n"
     "a=candidate:2 1 TCP-PASS 6556159 203.0.113.9 57498 typ relay raddr 192.0.2.3 rport 50010\n"
     "a=candidate:3 1 UDP 16648703 203.0.113.9 57499 typ relay raddr 192.0.2.3 rport 50012\n"
     "a=candidate:4 1 TCP-ACT 7076607 203.0.113.9 57498 typ relay raddr 192.0.2.3 rport 50010\n"
     "a=candidate:5 1 UDP 1694234111 198.51.100.7 50004 typ srflx raddr 192.0.2.3 rport 50004\n"
     "a=label:main-audio\na=rtpmap:104 SILK/16000\n"
     "m=video 0 RTP/SAVP 34\n",
     "media audio main-audio: host UDP, srflx UDP, relay UDP, relay TCP\nmedia video rejected: none\n"},
    {"v=0\nm=audio 50004 RTP/AVP 114\n"
     "a=candidate:1kV0wYPz 1 xyz== UDP 0.830 192.0.2.3 50004\n"
     "a=candidate:1kV0wYPz 2 xyz== UDP 0.830 192.0.2.3 50005 \n"
     "a=candidate:Gm2 1 pass TCP 0.190 203.0.113.9 57498 \n",
     "media audio: UDP of unstated kind, TCP of unstated kind\n"},
    {"m=applicationsharing 50041 TCP/RTP/SAVP 127\na=label:applicationsharing\n"
     "a=candidate:1 1 TCP-PASS 2120613887 192.0.2.3 50041 typ host \n"
     "a=candidate:1 2 tcp 2120613374 192.0.2.3 9 typ host tcptype active\n"
     "a=x-candidate-ipv6:3 1 UDP 2130705919 2001:db8::1 50008 typ prflx\n",
     "media applicationsharing applicationsharing: host TCP, prflx UDP\n"},
};

constexpr Case candidate_cases[] = {
    {"m=audio 1 x\na=candidate:1 1 udp 1 192.0.2.3 5 typ host\n", "media audio: host UDP\n"},
    {"m=audio 1 x\na=candidate:1 1 TCP 1 192.0.2.3 5 TYP HOST\n", "media audio: host TCP\n"},
    {"m=audio 1 x\nA=CANDIDATE:1 1 UDP 1 192.0.2.3 5 typ host\n", "media audio: none\n"}, // types are lower-case
    {"m=audio 1 x\na=Candidate:1 1 UDP 1 192.0.2.3 5 typ host\n", "media audio: host UDP\n"},
    {"m=audio 1 x\na=candidate: 1  1\tUDP 1 192.0.2.3 5 typ relay \n", "media audio: relay UDP\n"},
    {"m=audio 1 x\na=candidate:1 1 TCP-SO 1 192.0.2.3 5 typ srflx\n", "media audio: srflx TCP\n"},
    {"m=audio 1 x\na=candidate:1 1 UDP 1 192.0.2.3 5 typ relay\na=candidate:1 1 UDP 1 192.0.2.3 5 typ host\n"
     "a=candidate:1 1 TCP 1 192.0.2.3 5 typ srflx\na=candidate:1 1 TCP 1 192.0.2.3 5 typ prflx\n"
     "a=candidate:1 1 p TCP 1 192.0.2.3 5\na=candidate:1 1 TCP 1 192.0.2.3 5 typ host\n",
     "media audio: host UDP, host TCP, srflx TCP, prflx TCP, relay UDP, TCP of unstated kind\n"},
    // Not counted as any kind, but not lost either.
    {"m=audio 1 x\na=candidate:1 1 TLS 1 192.0.2.3 5 typ host\n", "media audio: none (1 unreadable)\n"},
    {"m=audio 1 x\na=candidate:1 1 TCPX 1 192.0.2.3 5 typ host\n", "media audio: none (1 unreadable)\n"},
    {"m=audio 1 x\na=candidate:1 1 UDP 1 192.0.2.3 5 typ other\n", "media audio: none (1 unreadable)\n"},
    {"m=audio 1 x\na=candidate:1 1 UDP 1 192.0.2.3 5\n", "media audio: none (1 unreadable)\n"},
    {"m=audio 1 x\na=candidate:1 1 UDP 1 192.0.2.3 5 host typ\n", "media audio: none (1 unreadable)\n"},
    {"m=audio 1 x\na=candidate:\na=candidate:x\na=candidate:1 1 p UDP 1 192.0.2.3\n",
     "media audio: none (3 unreadable)\n"},
    // Other attributes, and lines outside an m-line.
    {"m=audio 1 x\na=remote-candidates:1 192.0.2.3 5\na=candidates:1 1 UDP 1 192.0.2.3 5 typ host\na=candidate\n",
     "media audio: none\n"},
    {"a=candidate:1 1 UDP 1 192.0.2.3 5 typ host\na=label:x\nm=audio 1 x\n", "media audio: none\n"},
    {"m=audio 1 x\na=label:one\na=label:two\na=labels:no\n", "media audio one: none\n"},
    {"m=audio 1 x\na=label: \na=label: main-audio \n", "media audio main-audio: none\n"},
};

constexpr Case media_cases[] = {
    {"", ""},
    {"\n\n", ""},
    {"m", ""},
    {"m=", ""},
    {"m=\n", ""},
    {"m= ", "media : none\n"},
    {"m=audio", "media audio: none\n"},
    {"m=audio 0", "media audio rejected: none\n"},
    {"m=audio 00 x", "media audio rejected: none\n"},
    {"m=audio 0/2 x", "media audio rejected: none\n"},
    {"m=audio 10 x", "media audio: none\n"},
    {"m=audio x y", "media audio: none\n"},
    {" m=audio 1 x\nmm=audio 1 x\n", ""},
    {"m=audio 1 x\n\n\nm=video 0 x\n", "media audio: none\nmedia video rejected: none\n"},
};

constexpr Case diagnostics_cases[] = {
    {"a=x-ms-SDP-diagnostics:53000;reason=\"Insufficient Bandwidth Available\"\nm=audio 1 x\n"
     "a=X-MS-sdp-Diagnostics: 53001 ; reason=\"x\" \nm=video 1 x\na=x-ms-sdp-diagnostics:1\n",
     "media audio: none\nmedia video: none\ndiagnostics session \"53000;reason=\"Insufficient Bandwidth Available\"\"\n"
     "diagnostics 0 \"53001 ; reason=\"x\"\"\ndiagnostics 1 \"1\"\n"},
    {"m=audio 1 x\na=x-ms-SDP-diagnostics:\na=x-ms-SDP-diagnostics: \n",
     "media audio: none\ndiagnostics 0 \"\"\ndiagnostics 0 \"\"\n"},
    {"m=audio 1 x\na=x-ms-SDP-diagnostics\na=x-ms-SDP-diagnosticsx:1\na= "
     "x-ms-SDP-diagnostics:1\nb=x-ms-SDP-diagnostics:1",
     "media audio: none\n"},
    {"m=audio 1 x\na=x-ms-SDP-diagnostics:53000;reason=\"cut",
     "media audio: none\ndiagnostics 0 \"53000;reason=\"cut\"\n"},
};

template <std::size_t size> int count_failures(const Case (&cases)[size]) { return count_failures(cases, size); }

void real_ones(void**) { assert_int_equal(count_failures(real_cases), 0); }
void candidates(void**) { assert_int_equal(count_failures(candidate_cases), 0); }
void media_lines(void**) { assert_int_equal(count_failures(media_cases), 0); }
void diagnostics(void**) { assert_int_equal(count_failures(diagnostics_cases), 0); }

/// The kinds of candidate of all m-lines together.
CandidateSet all_candidates(std::string_view text)
{
    const ExactCopy copy(text);
    Sdp sdp;
    read_sdp(copy.view(), sdp);
    CandidateSet all;
    for (std::size_t i = 0; i < sdp.media_count; ++i) all = all | sdp.media[i].candidates;
    return all;
}

/// Cut at every byte: nothing is read past the end, and a candidate that is cut is never taken for one of another kind.
int count_cut_failures()
{
    int failures = 0;
    for (const Case& one : real_cases) {
        const CandidateSet whole = all_candidates(one.text);
        for (std::size_t size = 0; size <= one.text.size(); ++size) {
            const CandidateSet begin = all_candidates(one.text.substr(0, size));
            failures += (begin | whole) == whole ? 0 : 1;
            read(one.text.substr(size));
        }
    }
    return failures;
}

/// A CR ends a line only where no LF does.
bool check_stray_carriage_return()
{
    return read("m=audio 1 x\ra=label:y\n") == "media audio: none\n" &&
           read("m=audio 1 x\ra=label:y") == "media audio y: none\n";
}

void stray_carriage_return(void**) { assert_true(check_stray_carriage_return()); }

void cut_at_every_byte(void**) { assert_int_equal(count_cut_failures(), 0); }

bool check_limits()
{
    std::string text;
    std::string expected;
    for (std::size_t i = 0; i < limits::sdp_lines; ++i) {
        text += "m=audio 1 x\n";
        expected += "media audio: none\n";
    }
    if (read(text) != expected) return false;
    text += "m=video 1 x\na=candidate:1 1 UDP 1 192.0.2.3 5 typ host\na=label:x\na=x-ms-SDP-diagnostics:7\n";
    if (read(text) != expected + "more media\ndiagnostics session \"7\"\n") return false;
    std::string lines;
    std::string entries;
    for (std::size_t i = 0; i < limits::sdp_lines; ++i) {
        lines += "a=x-ms-SDP-diagnostics:1\n";
        entries += "diagnostics session \"1\"\n";
    }
    return read(lines) == entries && read(lines + "a=x-ms-SDP-diagnostics:2") == entries + "more diagnostics\n";
}

bool check_many_unreadable()
{
    const std::string line = "a=candidate:\n";
    std::string text = "m=audio 1 x\n";
    for (int i = 0; i < 65540; ++i) text += line;
    return read(text) == "media audio: none (65535 unreadable)\n";
}

void limits_are_said(void**)
{
    assert_true(check_limits());
    assert_true(check_many_unreadable());
}

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(real_ones),
        cmocka_unit_test(candidates),
        cmocka_unit_test(media_lines),
        cmocka_unit_test(diagnostics),
        cmocka_unit_test(cut_at_every_byte),
        cmocka_unit_test(limits_are_said),
        cmocka_unit_test(stray_carriage_return),
    };
    return cmocka_run_group_tests_name("sdp", tests, nullptr, nullptr);
}
