// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a header value: what must hold of the paths and of the verdict on each of its reports.
#include <array>
#include <cctype>
#include <string>

#include "icewarn/ascii.hpp"
#include "icewarn/verdict.hpp"
#include "require.hpp"
#include "second_reading.hpp"

using namespace icewarn;

namespace {

constexpr std::array<Path, 6> all_paths = {Path::local_udp, Path::udp_nat, Path::udp_turn,
                                           Path::local_tcp, Path::tcp_nat, Path::tcp_turn};
constexpr std::array<std::uint32_t, 6> path_bits = {0x20, 0x40, 0x80, 0x20, 0x100, 0x200};

void check_paths(const ReportFacts& facts, const Paths& paths)
{
    const std::uint32_t flags = facts.flags.value_or(0);
    const bool tcp_only = is_tcp_media(facts.media);
    bool left = false;
    for (std::size_t i = 0; i < all_paths.size(); ++i) {
        const Path path = all_paths[i];
        const bool turn = path == Path::udp_turn || path == Path::tcp_turn;
        const bool of_media = path == Path::tcp_nat || path == Path::tcp_turn || (path == Path::local_tcp) == tcp_only;
        const int sets = paths.failed.has(path) + paths.left.has(path) + paths.unavailable.has(path);
        require(sets == (of_media && flags != 0 ? 1 : 0), "each path of the media is in one set, others in none");
        require(!paths.failed.has(path) || (flags & path_bits[i]) != 0, "no path is failed without its bit");
        require(!paths.unavailable.has(path) || turn, "only a path through a relay is unavailable");
        require(!paths.through_far_relay.has(path) || (turn && paths.left.has(path)), "the far relay's are left");
        left = left || paths.left.has(path);
    }
    require(paths.no_path == (flags != 0 && !left), "no path is left when none is");
    if (facts.cut || facts.remote_mr.present || !facts.remote_site.present)
        require(paths.unavailable.empty(), "unavailable only in a whole report without RemoteMR");
}

bool has_word_work(std::string_view text)
{
    for (std::size_t at = text.find("work"); at != std::string_view::npos; at = text.find("work", at + 1))
        if (at == 0 || std::isalpha(static_cast<unsigned char>(text[at - 1])) == 0) return true;
    return false;
}

void check_sentences(const ReportFacts& facts, const Verdict& verdict)
{
    require(verdict.size() > 0 && verdict.size() <= Verdict::most, "there is a sentence, and room for all");
    const bool utf8 = second_reading::is_utf8(facts.media);
    const bool hedged = facts.media.find("work") == std::string_view::npos;
    for (std::size_t i = 0; i < verdict.size(); ++i) {
        const std::string_view text = verdict[i].view();
        require(!text.empty() && text.size() < 240 && verdict[i].c_str()[text.size()] == '\0', "a sentence is a line");
        require(text.size() < 3 || text.substr(text.size() - 3) != "...", "no sentence is cut");
        require(!utf8 || second_reading::is_utf8(text), "a sentence is UTF-8 when the media is");
        if (hedged && has_word_work(text))
            require(text.find("or never tried") != std::string_view::npos, "no path is said to have worked");
    }
    if (facts.flags == 0u)
        require(verdict[0].view().find("no failure recorded, or ICE not used") != std::string_view::npos, "0 says so");
}

void check_outcome(const ReportFacts& facts, const Verdict& verdict)
{
    const bool failed = is_media_failure(facts.error_id) || facts.ice == IceStatus::failed;
    const bool none_left = verdict.outcome == Outcome::no_path || verdict.outcome == Outcome::media_failed_no_path;
    require(none_left == verdict.paths.no_path, "no path is the outcome when no path is left");
    require(is_media_failure(verdict.outcome) == failed, "media failed when it is said so");
}

void check_verdict(const ReportFacts& facts)
{
    Verdict verdict;
    assess(facts, verdict);
    check_paths(facts, verdict.paths);
    check_outcome(facts, verdict);
    add_offered_relays({true, true, false}, {true, false, facts.cut}, verdict);
    check_sentences(facts, verdict);
}

/// As it stands, with each Ice, and with all sorts of flags, which random text seldom holds.
void check_report(const Diagnostics& d, const Report& report, std::uint32_t flags)
{
    ReportFacts facts = facts_of(d, report);
    require(facts.flags == report.flags && facts.error_id == d.error_id, "the facts are the report's");
    for (const IceStatus ice : {IceStatus::none, IceStatus::failed, IceStatus::connected, IceStatus::other}) {
        facts.ice = ice;
        check_verdict(facts);
    }
    facts.ice = IceStatus::none;
    for (const std::uint32_t mask : {0xffffffffu, 0x3e0u, 0x028c43ebu}) {
        facts.flags = flags & mask;
        check_verdict(facts);
    }
}

std::size_t check_reports(const Diagnostics& d, std::uint32_t flags)
{
    std::size_t cut = 0;
    for (const Report& report : d.reports) {
        check_report(d, report, flags);
        cut += facts_of(d, report).cut;
    }
    return cut;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: bytes as text
    const auto flags = static_cast<std::uint32_t>(hash_folded(text) >> 16);
    Diagnostics d;
    parse(text, d);
    const std::size_t cut = check_reports(d, flags);
    require(d.cut || cut == 0 || cut == d.reports.size(), "a whole value cuts no report, unless at a limit");
    mark_cut_by_capture(d);
    require(check_reports(d, flags) >= cut, "a cut value does not cut fewer reports");
    return 0;
}
