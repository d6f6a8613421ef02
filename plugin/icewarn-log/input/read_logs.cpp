// SPDX-License-Identifier: GPL-2.0-or-later
// Logs merged by time, and where their messages go.
#include "icewarn-log/input/read_logs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "icewarn/sip_head.hpp"
#include "icewarn-log/input/log_source.hpp"
#include "icewarn-log/output/packet_sink.hpp"
#include "icewarn-log/output/page_sink.hpp"
#include "icewarn-log/input/progress.hpp"
#include "icewarn-log/input/repeats.hpp"
#include "icewarn-log/output/report_table.hpp"
#include "icewarn-log/input/sip_reports.hpp"
#include "icewarn-log/output/summary_of_run.hpp"

namespace icewarn::tool {
namespace {

using Sources = std::vector<std::unique_ptr<LogSource>>;

Sources open_sources(const Options& options)
{
    Sources sources;
    for (std::size_t i = 0; i < options.logs.size(); ++i) {
        const std::vector<std::string>& offsets = options.utc_offsets;
        std::optional<std::int64_t> offset;
        if (!offsets.empty()) offset = parse_utc_offset(offsets[offsets.size() == 1 ? 0 : i]);
        sources.push_back(std::make_unique<LogSource>(options.logs[i], offset));
    }
    return sources;
}

/// Bytes of all logs together; 0 when one of them is no file of a known size.
std::uint64_t total_size(const Sources& sources)
{
    std::uint64_t total = 0;
    for (const auto& source : sources) {
        struct stat status {};
        if (source->descriptor() < 0) continue;
        if (::fstat(source->descriptor(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
        total += static_cast<std::uint64_t>(status.st_size);
    }
    return total;
}

std::uint64_t total_read(const Sources& sources)
{
    std::uint64_t total = 0;
    for (const auto& source : sources) total += source->bytes_read();
    return total;
}

/// The source with the earliest message, of equal ones the first; the number of sources when all are at their end.
std::size_t earliest(const Sources& sources)
{
    std::size_t found = sources.size();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const KeptMessage* message = sources[i]->front();
        if (message == nullptr) continue;
        if (found == sources.size() || message->time_ns < sources[found]->front()->time_ns) found = i;
    }
    return found;
}

std::vector<std::string> names_of(const Sources& sources)
{
    std::vector<std::string> names;
    for (const auto& source : sources) names.push_back(source->name());
    return names;
}

bool is_input(const struct stat& file, const Sources& sources)
{
    for (const auto& source : sources) {
        struct stat status {};
        if (source->descriptor() >= 0 && ::fstat(source->descriptor(), &status) == 0 && status.st_dev == file.st_dev &&
            status.st_ino == file.st_ino)
            return true;
    }
    return false;
}

/// The file to write to; -1 with a message when it cannot be.
int open_output(const std::string& path, const Sources& sources)
{
    if (path == "-" && isatty(STDOUT_FILENO) != 0) {
        std::fputs("icewarn-log: packets are no text for a terminal: -o - is for a pipe, as in icewarn-log LOG -o - | "
                   "wireshark -k -i -\n",
                   stderr);
        return -1;
    }
    if (path == "-") return ::dup(STDOUT_FILENO);
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && is_input(status, sources)) {
        std::fprintf(stderr, "icewarn-log: %s is one of the logs: it was not written over.\n", path.c_str());
        return -1;
    }
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) std::fprintf(stderr, "icewarn-log: %s: %s.\n", path.c_str(), g_strerror(errno));
    return fd;
}

/// Where the messages go: to packets, or to reports.
class Destination {
public:
    Destination(const Options& options, const Sources& sources) : options_(options), sources_(sources)
    {
        if (options.report) page_ = std::make_unique<PageSink>(options);
    }

    /// @return false when it is of no use to go on
    bool take(std::size_t index, const KeptMessage& kept, RunSummary& summary)
    {
        const auto head = read_sip_head(kept.message.bytes);
        if (head) {
            summary.add(index, *head, kept.time_ns);
            repeats_.begin_message(*head);
            if (page_) page_->add_message(kept, *head, sources_[index]->name());
            find_reports(kept.message.bytes, *head,
                         [&](const CallReport& report) { take(report, index, kept, summary); });
        }
        return page_ || !options_.output || write(index, kept);
    }

    /// @return false when the output is not whole
    bool finish()
    {
        if (page_) return page_->finish(sources_);
        if (!options_.output) {
            table().finish();
            if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
            std::fprintf(stderr, "icewarn-log: standard output: %s.\n", g_strerror(errno));
            return false;
        }
        if (!sink_) return !failed_;
        sink_->writer().close();
        if (sink_->writer().failed() && !sink_->writer().reader_gone())
            std::fprintf(stderr, "icewarn-log: %s: %s.\n", options_.output->c_str(), sink_->writer().error().c_str());
        return !sink_->writer().failed() || sink_->writer().reader_gone();
    }

    std::uint64_t cut() const { return sink_ ? sink_->cut() : 0; }

private:
    ReportTable& table()
    {
        if (!table_) table_ = std::make_unique<ReportTable>(options_.json);
        return *table_;
    }

    void take(const CallReport& report, std::size_t index, const KeptMessage& kept, RunSummary& summary)
    {
        if (page_) page_->add_report(report);
        if (repeats_.is_repeat(report)) {
            summary.count_repeat();
            return;
        }
        summary.count_report();
        if (!options_.output && !page_) table().add(report, kept.time_ns, sources_[index]->name(), kept.message.line);
    }

    /// The output comes into being with the first message, so that a log without any leaves no file behind.
    bool write(std::size_t index, const KeptMessage& kept)
    {
        if (!sink_) {
            const int fd = open_output(*options_.output, sources_);
            failed_ = fd < 0;
            if (failed_) return false;
            sink_ = std::make_unique<PacketSink>(fd, names_of(sources_));
        }
        return sink_->write(index, kept.message, kept.time_ns);
    }

    const Options& options_;
    const Sources& sources_;
    Repeats repeats_;
    std::unique_ptr<ReportTable> table_;
    std::unique_ptr<PacketSink> sink_;
    std::unique_ptr<PageSink> page_;
    bool failed_ = false;
};

} // namespace

ExitCode read_logs(const Options& options)
{
    const Sources sources = open_sources(options);
    RunSummary summary(sources.size());
    Destination destination(options, sources);
    {
        // A table that runs over the terminal shows progress enough.
        const bool table_shows = !options.output && isatty(STDOUT_FILENO) != 0;
        Progress progress(table_shows ? 0 : total_size(sources));
        for (std::size_t next = earliest(sources); next < sources.size(); next = earliest(sources)) {
            if (!destination.take(next, *sources[next]->front(), summary)) break;
            sources[next]->pop();
            progress.show(total_read(sources));
        }
    }
    if (!destination.finish()) return nothing_usable;
    summary.count_cut(destination.cut());
    return summary.print(sources, options.output.value_or(""));
}

} // namespace icewarn::tool
