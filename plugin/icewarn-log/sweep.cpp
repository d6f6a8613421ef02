// SPDX-License-Identifier: GPL-2.0-or-later
// This program once for each log; it writes its result itself (--result).
#include "icewarn-log/sweep.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <optional>
#include <thread>

#include "icewarn/ascii.hpp"
#include "icewarn-log/anonymize/anonymizer.hpp"
#include "icewarn-log/command_line/utc_offset.hpp"
#include "icewarn-log/input/log_list.hpp"
#include "icewarn-log/output/say.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

constexpr int most_tries = 3;             ///< for a log that is written while it is read
constexpr std::size_t longest_name = 150; ///< bytes of a log's path in the name of its result
constexpr std::size_t digits = 16;        ///< of the path's digest there

/// What became of a log; the first three are what its process ended with.
enum class Fate : std::uint8_t { whole, with_losses, unusable, other_file, skipped, failed };
constexpr std::size_t fates = 6;

std::string form_of(const Options& options)
{
    if (options.report) return options.format == "markdown" ? "md" : "html";
    if (options.json) return "json";
    return options.format.empty() ? "txt" : options.format;
}

bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// `site1_Lync-UccApi-0.UccApilog-0123456789abcdef.json`: readable, and of no other path.
std::string result_name(const std::string& path, const std::string& form)
{
    std::string name = path.substr(path.size() - std::min(path.size(), longest_name));
    for (char& c : name)
        if (!is_letter_or_digit(c) && c != '.' && c != '-') c = '_';
    name.erase(0, name.find_first_not_of("._-"));
    // The same in each run: a fingerprint is not.
    char* digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path.c_str(), static_cast<gssize>(path.size()));
    const std::string text(digest, digits);
    g_free(digest);
    return name + "-" + text + "." + form;
}

class Sweep {
public:
    explicit Sweep(const Options& options) : options_(options), form_(form_of(options)) {}

    ExitCode run()
    {
        std::string problem;
        if (options_.anonymize) anonymizer_.emplace(anonymization_key(options_.key, problem));
        if (!problem.empty()) {
            say(options_.key + ": " + problem + ".");
            return nothing_usable;
        }
        logs_ = list_logs(options_, problem);
        if (!problem.empty()) say(problem + ".");
        if (g_mkdir_with_parents(options_.output_dir->c_str(), 0777) != 0) {
            say(*options_.output_dir + ": " + system::error_text(errno) + ".");
            return nothing_usable;
        }
        system::remove_abandoned(*options_.output_dir);
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t jobs = options_.jobs == 0 ? cores : options_.jobs;
        std::vector<std::thread> workers;
        for (std::size_t i = 1; i < std::min(jobs, logs_.size()); ++i) workers.emplace_back([this] { work(); });
        work();
        for (std::thread& worker : workers) worker.join();
        return sum_up(!problem.empty());
    }

private:
    void work()
    {
        for (std::size_t i = next_++; i < logs_.size(); i = next_++)
            ++counts_[static_cast<std::size_t>(read(logs_[i]))];
    }

    Fate read(const ListedLog& log)
    {
        const std::string result = *options_.output_dir + "/" + name_of(log.path);
        auto before = system::status_of(log.path);
        const auto existing = system::status_of(result);
        if (before && existing && existing->identity == before->identity) return Fate::skipped;
        if (before && existing && existing->modified_ns >= before->modified_ns) return Fate::skipped;
        Fate fate = Fate::failed;
        for (int i = 0; i < most_tries; ++i) {
            fate = start(log, result);
            const auto after = system::status_of(log.path);
            if (!before || !after || (after->modified_ns == before->modified_ns && after->size == before->size)) break;
            before = after;
        }
        return fate;
    }

    std::string name_of(const std::string& path)
    {
        if (!options_.anonymize) return result_name(path, form_);
        const std::lock_guard<std::mutex> lock(mutex_);
        return anonymizer_->log_name(path) + "." + form_;
    }

    /// @return what the process made of the log
    Fate start(const ListedLog& log, const std::string& result) const
    {
        std::vector<std::string> arguments{options_.program, "--result=" + result};
        arguments.insert(arguments.end(), options_.passed_on.begin(), options_.passed_on.end());
        if (log.utc_offset) arguments.push_back("--utc-offset=" + utc_offset_text(*log.utc_offset));
        arguments.emplace_back("--");
        arguments.push_back(log.path);

        const system::Ending ending = system::run(std::move(arguments));
        Fate fate = Fate::failed;
        const int status = ending.exit_status.value_or(-1);
        if (status >= all_read && status <= nothing_usable) fate = static_cast<Fate>(status);
        if (fate == Fate::unusable && !system::status_of(result)) fate = Fate::failed;
        if (fate == Fate::unusable && log.found) fate = Fate::other_file;
        complain(log, fate, ending);
        return fate;
    }

    /// One line for a log that is not read whole: the first that its process said.
    static void complain(const ListedLog& log, Fate fate, const system::Ending& ending)
    {
        if (fate == Fate::whole || fate == Fate::other_file) return;
        std::string said = ending.said.substr(0, ending.said.find_first_of("\r\n"));
        const std::string begin = "icewarn-log: ";
        if (said.compare(0, begin.size(), begin) == 0) said.erase(0, begin.size());
        say(said.empty() ? log.path + ": " + ending.problem + "." : said);
    }

    ExitCode sum_up(bool list_is_cut) const
    {
        constexpr std::array<const char*, fates> words{" read whole",       " read with losses", " not usable",
                                                       " that are no logs", " done before",      " failed"};
        std::string text = std::to_string(logs_.size()) + " files";
        for (std::size_t i = 0; i < fates; ++i)
            if (counts_[i] > 0) text += (i == 0 ? ": " : ", ") + std::to_string(counts_[i]) + words[i];
        say(text + "; results in " + *options_.output_dir + ".");
        const auto count = [&](Fate fate) { return counts_[static_cast<std::size_t>(fate)].load(); };
        if (count(Fate::failed) > 0) return nothing_usable;
        if (count(Fate::whole) + count(Fate::with_losses) + count(Fate::skipped) == 0) return nothing_usable;
        return list_is_cut || count(Fate::with_losses) + count(Fate::unusable) > 0 ? something_lost : all_read;
    }

    const Options& options_;
    std::string form_;
    std::vector<ListedLog> logs_;
    std::optional<Anonymizer> anonymizer_; ///< for the names of results; one at a time
    std::mutex mutex_;
    std::atomic<std::size_t> next_{0};
    std::array<std::atomic<std::uint64_t>, fates> counts_{};
};

} // namespace

ExitCode sweep_logs(const Options& options) { return Sweep(options).run(); }

} // namespace icewarn::tool
