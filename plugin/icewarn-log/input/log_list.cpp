// SPDX-License-Identifier: GPL-2.0-or-later
// Lists and folders.
#include "icewarn-log/input/log_list.hpp"

#include <glib.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "icewarn-log/command_line/utc_offset.hpp"
#include "icewarn-log/input/log_source.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

constexpr int deepest_folder = 64;

/// The text of a list, whole.
bool read_list(const std::string& path, std::string& text, std::string& problem)
{
    const system::Descriptor file = open_log(path, problem);
    std::string buffer(64 << 10, '\0');
    while (file.valid()) {
        const std::ptrdiff_t size = system::read_some(file.get(), buffer.data(), buffer.size());
        if (size < 0) problem = system::error_text(errno);
        if (size <= 0) break;
        text.append(buffer, 0, static_cast<std::size_t>(size));
    }
    return problem.empty();
}

void split_list(std::string_view text, bool at_nul, std::vector<std::string>& paths)
{
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at_nul ? '\0' : '\n'), text.size());
        std::string_view path = text.substr(0, end);
        if (!at_nul && !path.empty() && path.back() == '\r') path.remove_suffix(1);
        if (!path.empty()) paths.emplace_back(path);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

class Lister {
public:
    Lister(std::vector<ListedLog>& logs, std::string& problem, const Options& options) : logs_(logs), problem_(problem)
    {
        if (options.output_dir) results_ = system::status_of(*options.output_dir);
    }

    void add(const std::string& path, std::optional<std::int64_t> utc_offset)
    {
        const auto status = path == "-" ? std::nullopt : system::status_of(path);
        if (!status || status->type != system::FileType::folder) logs_.push_back({path, utc_offset, false});
        else add_folder(path, utc_offset);
    }

private:
    void add_folder(const std::string& path, std::optional<std::int64_t> utc_offset)
    {
        const std::size_t before = logs_.size();
        add_files(path, utc_offset, 0);
        if (logs_.size() == before && problem_.empty()) problem_ = path + ": there is no file in it";
    }

    void add_files(const std::string& path, std::optional<std::int64_t> utc_offset, int depth)
    {
        GError* error = nullptr;
        GDir* folder = g_dir_open(path.c_str(), 0, &error);
        if (folder == nullptr) {
            problem_ = error->message;
            g_error_free(error);
            return;
        }
        std::vector<std::string> names;
        while (const char* name = g_dir_read_name(folder)) names.emplace_back(name);
        g_dir_close(folder);
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) add_found(joined(path, name), utc_offset, depth + 1);
    }

    void add_found(const std::string& path, std::optional<std::int64_t> utc_offset, int depth)
    {
        const auto status = system::status_of(path);
        if (!status) return;
        if (status->type == system::FileType::regular) logs_.push_back({path, utc_offset, true});
        const bool is_link = g_file_test(path.c_str(), G_FILE_TEST_IS_SYMLINK) != FALSE;
        const bool is_results = results_ && results_->identity == status->identity;
        if (status->type != system::FileType::folder || is_link || is_results) return;
        if (depth < deepest_folder) add_files(path, utc_offset, depth);
        else problem_ = path + ": folders are nested too deep";
    }

    static std::string joined(const std::string& folder, const std::string& name)
    {
        return folder.back() == '/' ? folder + name : folder + "/" + name;
    }

    std::vector<ListedLog>& logs_;
    std::string& problem_;
    std::optional<system::FileStatus> results_; ///< the folder that results go to: they are no logs
};

} // namespace

std::vector<ListedLog> list_logs(const Options& options, std::string& problem)
{
    const std::vector<std::string>& offsets = options.utc_offsets;
    const auto offset_of = [&](std::size_t argument) {
        return offsets.empty() ? std::nullopt : parse_utc_offset(offsets[offsets.size() == 1 ? 0 : argument]);
    };
    std::vector<ListedLog> logs;
    Lister lister(logs, problem, options);
    for (std::size_t i = 0; i < options.logs.size(); ++i) lister.add(options.logs[i], offset_of(i));
    if (!options.files_from) return logs;
    std::string list;
    if (!read_list(*options.files_from, list, problem)) problem = *options.files_from + ": " + problem;
    std::vector<std::string> paths;
    split_list(list, options.null_separated, paths);
    for (const std::string& path : paths) lister.add(path, offset_of(0));
    return logs;
}

} // namespace icewarn::tool
