// SPDX-License-Identifier: GPL-2.0-or-later
// Answers to Wireshark, and the capture.
//
// The names of the interface and of its options become names of preferences, in which Wireshark drops hyphens and
// underscores: they have none.
#include "icewarn-log/extcap.hpp"

#include <cerrno>
#include <cstdio>

#include "icewarn-log/command_line/utc_offset.hpp"
#include "icewarn-log/system.hpp"
#include "icewarn-log/input/follow.hpp"
#include "icewarn-log/output/packet_sink.hpp"
#include "icewarn-log/output/say.hpp"

namespace icewarn::tool {
namespace {

constexpr const char* interface_name = "lynclog";
constexpr const char* from_start = "start";
constexpr const char* from_end = "end";
constexpr int pause_ms = 200; ///< between two looks at the log

ExitCode complain(const std::string& text)
{
    say(text + ".");
    return nothing_usable;
}

void print_interfaces()
{
    std::printf("extcap {version=" ICEWARN_VERSION "}{display=icewarn-log}\n"
                "interface {value=%s}{display=Lync/Skype for Business log}\n",
                interface_name);
}

void print_dlts()
{
    // LINKTYPE_WIRESHARK_UPPER_PDU
    std::printf("dlt {number=252}{name=WIRESHARK_UPPER_PDU}{display=SIP messages as exported PDUs}\n");
}

void print_config()
{
    std::printf("arg {number=0}{call=--log}{display=Log}"
                "{tooltip=Lync-UccApi-N.UccApilog of a client, or the log of a server}{type=fileselect}"
                "{mustexist=true}{required=true}{save=true}\n"
                "arg {number=1}{call=--from}{display=Begin with}"
                "{tooltip=Show what is in the log already, or only what comes}{type=selector}{save=true}\n"
                "value {arg=1}{value=%s}{display=what is in the log already}{default=true}\n"
                "value {arg=1}{value=%s}{display=what is logged from now on}{default=false}\n"
                "arg {number=2}{call=--utcoffset}{display=UTC offset of the log}"
                "{tooltip=How far the log's clock is ahead of UTC, such as +01:00. Empty: as this computer's}"
                "{type=string}{save=true}\n",
                from_start, from_end);
}

std::optional<std::int64_t> offset_of(const Options& options, std::string& problem)
{
    if (options.utc_offsets.empty() || options.utc_offsets.back().empty()) return {};
    const auto offset = parse_utc_offset(options.utc_offsets.back());
    if (!offset) problem = "\"" + options.utc_offsets.back() + "\" is no offset such as +01:00";
    return offset;
}

ExitCode capture(const ExtcapOptions& extcap, Clock clock)
{
    PacketSink* sink = nullptr;
    LogFollower follower(extcap.log, extcap.from == from_end,
                         [&](const log::Message& message) { sink->write(0, message, clock.time_of(message)); });
    if (!follower.problem().empty()) return complain(extcap.log + ": " + follower.problem());
    const system::Descriptor fifo = system::open_pipe(extcap.fifo);
    if (!fifo.valid())
        return system::stop_requested() ? all_read : complain(extcap.fifo + ": " + system::error_text(errno));
    PacketSink packets(fifo.get(), {base_name(extcap.log)});
    sink = &packets;

    LogFollower::Step step = LogFollower::Step::read;
    while (!system::stop_requested() && step != LogFollower::Step::failed && packets.writer().flush()) {
        step = follower.read_on();
        if (step == LogFollower::Step::waited && system::reader_gone(fifo.get(), pause_ms)) break;
    }
    follower.finish();
    packets.writer().close();
    if (!follower.problem().empty()) return complain(extcap.log + ": " + follower.problem());
    if (packets.writer().failed() && !packets.writer().reader_gone())
        return complain(extcap.fifo + ": " + packets.writer().error());
    return all_read;
}

ExitCode start_capture(const Options& options)
{
    const ExtcapOptions& extcap = options.extcap;
    std::string problem;
    const auto offset = offset_of(options, problem);
    if (extcap.log.empty()) problem = "Choose the log to follow, in the options of the interface (or with --log)";
    if (extcap.fifo.empty()) problem = "There is no --fifo to write to";
    if (!extcap.from.empty() && extcap.from != from_start && extcap.from != from_end)
        problem = "--from is start or end, not \"" + extcap.from + "\"";
    if (!problem.empty()) return complain(problem);
    system::catch_stop();
    return capture(extcap, Clock(offset));
}

} // namespace

ExitCode run_extcap(const Options& options)
{
    const ExtcapOptions& extcap = options.extcap;
    if (extcap.interfaces) {
        print_interfaces();
        return all_read;
    }
    if (extcap.interface != interface_name) return complain("there is no interface \"" + extcap.interface + "\" here");
    if (extcap.dlts) print_dlts();
    else if (extcap.config) print_config();
    else return start_capture(options);
    return all_read;
}

} // namespace icewarn::tool
