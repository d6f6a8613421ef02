// SPDX-License-Identifier: GPL-2.0-or-later
// Logs merged by time, and where their messages go.
#include "icewarn-log/input/read_logs.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "icewarn/sip_head.hpp"
#include "icewarn-log/anonymize/anonymizer.hpp"
#include "icewarn-log/explain/explain.hpp"
#include "icewarn-log/system.hpp"
#include "icewarn-log/input/merge.hpp"
#include "icewarn-log/input/set_clocks.hpp"
#include "icewarn-log/output/packet_sink.hpp"
#include "icewarn-log/output/page_sink.hpp"
#include "icewarn-log/output/record_sink.hpp"
#include "icewarn-log/input/progress.hpp"
#include "icewarn-log/input/repeats.hpp"
#include "icewarn-log/output/report_table.hpp"
#include "icewarn-log/output/say.hpp"
#include "icewarn-log/output/text_style.hpp"
#include "reports/extractor.hpp"
#include "reports/offers.hpp"
#include "icewarn-log/output/summary_of_run.hpp"

namespace icewarn::tool {
namespace {

/// Reports of more logs than these come log by log: a table of them is not read as one story.
constexpr std::size_t most_merged_reports = 64;

Sources make_sources(const Options& options, Anonymizer* anonymizer, CaptureReader* capture)
{
    std::string problem;
    Sources sources;
    std::vector<ListedLog> logs = list_logs(options, problem);
    if (capture != nullptr) set_clocks(logs, *capture);
    for (ListedLog& log : logs) sources.push_back(std::make_unique<LogSource>(std::move(log), anonymizer));
    if (!problem.empty()) say(problem + ".");
    return sources;
}

/// Bytes of all logs together; 0 when one of them is no file of a known size.
std::uint64_t total_size(const Sources& sources)
{
    std::uint64_t total = 0;
    for (const auto& source : sources) {
        const auto status = source->status();
        if (!status) continue;
        if (status->type != system::FileType::regular) return 0;
        total += status->size;
    }
    return total;
}

std::vector<std::string> names_of(const Sources& sources)
{
    std::vector<std::string> names;
    for (const auto& source : sources) names.push_back(source->name());
    return names;
}

/// Whether what is written would be read again, or take the place of a log: also of one that could not be opened.
bool is_input(const system::FileStatus& file, const Sources& sources)
{
    if (file.type != system::FileType::regular && file.type != system::FileType::pipe) return false;
    return std::any_of(sources.begin(), sources.end(), [&](const auto& source) {
        const auto status = source->status();
        return status && status->identity == file.identity;
    });
}

/// @return whether it can be read; says why when it cannot
bool open_capture(const std::string& path, std::optional<CaptureReader>& capture)
{
    const auto status = system::status_of(path);
    if (!status || status->type != system::FileType::regular) {
        say(path + ": " + (status ? "it is read twice, and so has to be a file" : system::error_text(errno)) + ".");
        return false;
    }
    capture.emplace(path);
    if (!capture->is_open()) say(path + ": " + capture->problem() + ".");
    return capture->is_open();
}

/// Where the messages go: to packets, or to reports.
class Destination {
public:
    Destination(const Options& options, const Sources& sources, CaptureReader* capture)
        : options_(options), sources_(sources), capture_(capture)
    {
        if (options.report) page_ = std::make_unique<PageSink>(options);
        else if (!options.format.empty()) records_ = std::make_unique<RecordSink>(options);
        server_records_.on_alone = [this](const ServerRecord& record) { return tell_alone(record); };
        for (const auto& source : sources) source->set_records(&server_records_);
    }

    /// @return false when it is of no use to go on
    bool take(std::size_t index, const KeptMessage& kept, RunSummary& summary)
    {
        const auto head = read_sip_head(kept.message.bytes);
        if (head) {
            summary.add(index, *head, kept.time_ns);
            repeats_.begin_message();
            if (page_) page_->add_message(kept, *head, sources_[index]->name());
            else if (!options_.output || records_) offers_.add(kept.message.bytes, *head);
            extract_reports(kept.message.bytes, *head,
                            [&](const MessageReport& report) { take(report, *head, index, kept, summary); });
        }
        return page_ || records_ || !options_.output || write(index, kept, head ? head->call_id : "");
    }

    /// What somebody saved without messages: headers, documents, numbers. Only records have a place for it.
    /// @return whether a piece of it is lost
    bool take_pasted(LogSource& source, RunSummary& summary)
    {
        const bool is_log = source.input() == log::Input::client || source.input() == log::Input::server;
        if (failed_ || source.totals().messages > 0 || is_log || source.found() || !source.problem().empty())
            return false;
        bool lost = false;
        bool any = false;
        const auto take = [&](const MessageReport& report) {
            if (!records_) return;
            if (report.has_media_report) summary.count_report();
            else summary.count_failed_request();
            records_->add(report, {}, {"", source.name(), 0, no_time, {}});
            any = true;
        };
        if (!report_pasted(source.pasted_text(), take, lost)) return false;
        source.set_told();
        say(source.name() + ": no SIP message; " +
            (any ? "what was pasted into it is reported without call and time."
                 : "icewarn-log " + source.name() + " explains what it holds."));
        return lost || !any;
    }

    /// @return false when the output is not whole
    bool finish(const RunCounts& counts)
    {
        server_records_.finish();
        if (page_ || records_) return finish_text(counts);
        if (!options_.output) table().finish();
        std::fflush(stdout); // before the summary; main() sees whether it arrived
        if (!sink_) return !failed_;
        if (!sink_->finish()) return complain(sink_->writer().error());
        if (capture_ != nullptr) say(std::to_string(sink_->copied()) + " packets of " + capture_->path() + " merged.");
        return file_.commit() || complain(system::error_text(errno));
    }

    std::uint64_t cut() const { return sink_ ? sink_->cut() : 0; }
    const ServerRecords& server_records() const { return server_records_; }

private:
    ReportTable& table()
    {
        if (!table_) table_ = std::make_unique<ReportTable>(options_.json, text_style(options_));
        return *table_;
    }

    void take(const MessageReport& report, const SipHead& head, std::size_t index, const KeptMessage& kept,
              RunSummary& summary)
    {
        if (repeats_.is_repeat(report)) {
            summary.count_repeat();
            return;
        }
        if (report.has_media_report) summary.count_report();
        else summary.count_failed_request();
        if (to_packets()) return;
        if (page_)
            return server_records_.offer(report.call.call_id,
                                         [this](const ServerRecord& record) { return page_->add_record(record); });
        const std::string& log = sources_[index]->name();
        std::vector<const ServerRecord*> about = server_records_.find(report.call.call_id);
        const OfferedKinds offered = offers_.find(report, head);
        if (records_) records_->add(report, offered, {"", log, kept.message.line, kept.time_ns, std::move(about)});
        else table().add(report, offered, {kept.time_ns, log, kept.message.line, std::move(about)});
    }

    bool to_packets() const { return options_.output && !records_ && !page_; }

    /// @return whether there is a place for it
    bool tell_alone(const ServerRecord& record)
    {
        if (page_) return page_->add_record(record);
        if (to_packets()) return false;
        if (records_) records_->add(record);
        else table().add(record);
        return true;
    }

    bool finish_text(const RunCounts& counts)
    {
        const auto status = options_.output ? system::status_of(*options_.output) : std::nullopt;
        if (status && is_input(*status, sources_)) return complain("it is one of the logs: it was not written over");
        return page_ ? page_->finish(sources_) : records_->finish(sources_, counts);
    }

    bool complain(const std::string& problem)
    {
        const std::string name = *options_.output == "-" ? "standard output" : *options_.output;
        say(name + ": " + problem + ".");
        failed_ = true;
        return false;
    }

    /// The output comes into being with the first message, so that a log without any leaves no file behind.
    bool write(std::size_t index, const KeptMessage& kept, std::string_view call_id)
    {
        if (!sink_ && !open()) return false;
        std::string note;
        server_records_.offer(call_id, [&](const ServerRecord& record) {
            if (record.told || is_information(record.event)) return false;
            note.append(note.empty() ? "" : "; ").append(record_text(record.event));
            return true;
        });
        return sink_->write(index, kept.message, kept.time_ns, note);
    }

    bool open()
    {
        const std::string& path = *options_.output;
        const bool to_stream = path == "-";
        if (to_stream && system::is_terminal(system::Stream::output))
            return complain("packets are no text for a terminal: -o - is for a pipe, as in icewarn-log LOG -o - | "
                            "wireshark -k -i -");
        if (to_stream) stream_ = system::duplicate(system::Stream::output);
        const auto status = to_stream ? system::status_of(stream_.get()) : system::status_of(path);
        if (status && is_input(*status, sources_)) return complain("it is one of the logs: it was not written over");
        if (status && is_capture(*status)) return complain("it is the capture: it was not written over");
        if (to_stream ? !stream_.valid() : !file_.open(path)) return complain(system::error_text(errno));
        sink_ =
            std::make_unique<PacketSink>(to_stream ? stream_.get() : file_.descriptor(), names_of(sources_), capture_);
        return true;
    }

    bool is_capture(const system::FileStatus& file) const
    {
        const auto status = options_.with ? system::status_of(*options_.with) : std::nullopt;
        return status && status->identity == file.identity;
    }

    const Options& options_;
    const Sources& sources_;
    CaptureReader* capture_;
    Repeats repeats_;
    Offers offers_;
    ServerRecords server_records_;
    std::unique_ptr<ReportTable> table_;
    system::Descriptor stream_;
    system::OutputFile file_;
    std::unique_ptr<PacketSink> sink_;
    std::unique_ptr<PageSink> page_;
    std::unique_ptr<RecordSink> records_;
    bool failed_ = false;
};

/// A text without any message may hold headers or numbers that somebody saved.
std::optional<ExitCode> explain_instead(const Options& options, const Sources& sources)
{
    const bool plain =
        !options.output && !options.report && options.format.empty() && !options.anonymize && !options.result;
    if (!plain || sources.size() != 1 || sources[0]->totals().messages > 0) return std::nullopt;
    const auto code = explain_log(sources[0]->name(), sources[0]->pasted_text(), options.json);
    return code && say_losses(*sources[0]) ? something_lost : code;
}

} // namespace

ExitCode read_logs(const Options& options)
{
    std::optional<Anonymizer> anonymizer;
    if (options.anonymize) {
        std::string problem;
        anonymizer.emplace(anonymization_key(options.key, problem));
        if (!problem.empty()) {
            say(options.key + ": " + problem + ".");
            return nothing_usable;
        }
    }
    std::optional<CaptureReader> capture;
    if (options.with && !open_capture(*options.with, capture)) return nothing_usable;
    const Sources sources = make_sources(options, anonymizer ? &*anonymizer : nullptr, capture ? &*capture : nullptr);
    RunSummary summary(sources.size());
    Destination destination(options, sources, capture ? &*capture : nullptr);
    {
        // A table that runs over the terminal shows progress enough.
        const bool table_shows = !options.output && system::is_terminal(system::Stream::output);
        Progress progress(table_shows ? 0 : total_size(sources));
        std::uint64_t bytes = 0;
        const bool merged = options.output || options.report || sources.size() <= most_merged_reports;
        (merged ? read_merged : read_in_turn)(sources, [&](std::size_t log, const KeptMessage& message) {
            bytes += message.message.bytes.size(); // of which a log mostly is
            progress.show(bytes);
            return destination.take(log, message, summary);
        });
    }
    if (const auto code = explain_instead(options, sources)) return *code;
    bool lost = false;
    if (!options.anonymize && !options.result) // such a text cannot be anonymized, and a sweep is one of logs
        for (const auto& source : sources) lost = destination.take_pasted(*source, summary) || lost;
    if (!destination.finish(summary.counts())) return nothing_usable;
    summary.count_cut(destination.cut());
    const ExitCode code = summary.print(sources, destination.server_records(), options.output.value_or(""));
    if (lost && code == all_read) return something_lost;
    if (!capture || capture->problem().empty()) return code;
    say(capture->path() + ": " + capture->problem() + ": what comes before is written.");
    return code == all_read ? something_lost : code;
}

} // namespace icewarn::tool
