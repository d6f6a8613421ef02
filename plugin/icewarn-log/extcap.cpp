// SPDX-License-Identifier: GPL-2.0-or-later
// Answers to Wireshark, and the capture.
//
// The names of the interface and of its options become names of preferences, in which Wireshark drops hyphens and
// underscores: they have none.
#include "icewarn-log/extcap.hpp"

#include <glib.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <vector>

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
constexpr int pause_ms = 200;     ///< between two looks at the log
constexpr int patience_ms = 5000; ///< for Wireshark to open its end of the pipe

ExitCode complain(const std::string& text)
{
    say(text + ".");
    return nothing_usable;
}

/// A file of the help, where one is installed; Wireshark opens it in the browser.
std::string help_url()
{
    std::vector<std::string> folders{g_get_user_data_dir()};
    for (const char* const* folder = g_get_system_data_dirs(); *folder != nullptr; ++folder)
        folders.emplace_back(*folder);
    for (const std::string& folder : folders) {
        const std::string path = folder + "/doc/icewarn/icewarn-log.html";
        char* url = system::status_of(path) ? g_filename_to_uri(path.c_str(), nullptr, nullptr) : nullptr;
        std::string text = url != nullptr ? url : "";
        g_free(url);
        if (!text.empty()) return text;
    }
    return "";
}

void print_interfaces()
{
    const std::string url = help_url();
    const std::string help = url.empty() ? "" : "{help=" + url + "}";
    std::printf("extcap {version=" ICEWARN_VERSION "}%s{display=icewarn-log}\n"
                "interface {value=%s}{display=Lync/Skype for Business log}\n",
                help.c_str(), interface_name);
}

void print_dlts()
{
    // LINKTYPE_WIRESHARK_UPPER_PDU
    std::printf("dlt {number=252}{name=WIRESHARK_UPPER_PDU}{display=SIP messages as exported PDUs}\n");
}

constexpr const char* log_types = "{fileext=Logs (*.UccApilog *.uccapilog *.log *.txt);;All files (*)}";

/// Wireshark keeps the values of arguments with save=true, and starts with them on a double click: so the log that
/// people choose is not kept. tshark takes its options (-o extcap.lynclog.log:FILE) for such arguments only: --log.
void print_config()
{
    std::printf("arg {number=0}{call=--file}{display=Log}"
                "{tooltip=Lync-UccApi-N.UccApilog of a client, or the log of a server}{type=fileselect}"
                "{mustexist=true}{required=true}{save=false}%s\n"
                "arg {number=1}{call=--from}{display=Begin with}"
                "{tooltip=Show what is in the log already, or only what comes}{type=selector}{save=true}\n"
                "value {arg=1}{value=%s}{display=what is in the log already}{default=true}\n"
                "value {arg=1}{value=%s}{display=what is logged from now on}{default=false}\n"
                "arg {number=2}{call=--utcoffset}{display=UTC offset of the log}"
                "{tooltip=How far the log's clock is ahead of UTC, such as +01:00. Empty: as this computer's}"
                "{placeholder=+01:00}"
                "{validation=^([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9][0-9]?[0-9]?)?)?)?$}"
                "{type=string}{save=true}\n"
                "arg {number=3}{call=--log}{display=Log for tshark}{group=Command line}"
                "{tooltip=For tshark -i lynclog -o extcap.lynclog.log:FILE. Stays set}{type=fileselect}"
                "{mustexist=true}{save=true}%s\n",
                log_types, from_start, from_end, log_types);
}

std::optional<std::int64_t> offset_of(const Options& options, std::string& problem)
{
    if (options.utc_offsets.empty() || options.utc_offsets.back().empty()) return {};
    const auto offset = parse_utc_offset(options.utc_offsets.back());
    if (!offset) problem = "\"" + options.utc_offsets.back() + "\" is no offset such as +01:00";
    return offset;
}

/// Wireshark waits for its pipe to be opened, and shows what was said only after that.
ExitCode give_up(const ExtcapOptions& extcap, const std::string& problem)
{
    const ExitCode code = complain(problem);
    system::close_pipe(extcap.fifo, patience_ms);
    return code;
}

/// Follows the log until Wireshark stops it or goes away.
ExitCode capture(const ExtcapOptions& extcap, Clock clock)
{
    PacketSink* sink = nullptr;
    LogFollower follower(extcap.log, extcap.from == from_end,
                         [&](const log::Message& message) { sink->write(0, message, clock.time_of(message)); });
    if (!follower.problem().empty()) return give_up(extcap, extcap.log + ": " + follower.problem());
    const auto log_file = system::status_of(extcap.log);
    const auto fifo_file = system::status_of(extcap.fifo);
    if (log_file && fifo_file && log_file->identity == fifo_file->identity)
        return complain(extcap.fifo + " is the log itself: it was not written over");
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
    system::catch_stop();
    if (!problem.empty()) return give_up(extcap, problem);
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
