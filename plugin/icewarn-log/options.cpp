// SPDX-License-Identifier: GPL-2.0-or-later
// Arguments through GLib, by the table of options.
#include "icewarn-log/options.hpp"

#include <glib.h>

#include "icewarn-log/command_line/documents.hpp"
#include "icewarn-log/command_line/option_table.hpp"
#include "icewarn-log/command_line/utc_offset.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

constexpr unsigned most_jobs = 1024;

/// Called by GLib for each option of the command line. @param name  as it was written: "--output", "-o"
gboolean take_option(const char* name, const char* value, void* options, GError** /*error*/)
{
    const OptionRow& row = *find_option(name);
    const std::string text = value != nullptr ? value : "";
    auto& taken = *static_cast<Options*>(options);
    row.set(taken, text);
    if (row.for_each_log)
        taken.passed_on.push_back(std::string("--") + row.name + (value != nullptr ? "=" + text : ""));
    return TRUE;
}

GOptionEntry to_entry(const OptionRow& row)
{
    GOptionEntry entry{};
    entry.long_name = row.name;
    entry.short_name = row.letter;
    // File names are bytes, and so is what people paste.
    entry.flags = row.argument != nullptr ? G_OPTION_FLAG_FILENAME : G_OPTION_FLAG_NO_ARG;
    entry.arg = G_OPTION_ARG_CALLBACK;
    entry.arg_data = reinterpret_cast<void*>(&take_option);
    return entry;
}

/// `--report LOG` for `--report all LOG`: the name of a file is no Call-ID.
void take_log_for_report(Options& options)
{
    if (!options.report || *options.report == "all" || !system::status_of(*options.report)) return;
    options.logs.insert(options.logs.begin(), *options.report);
    options.report = "all";
}

std::string find_wrong_format(const Options& options)
{
    const std::string& format = options.format;
    if (format.empty()) return "";
    const bool is_page = format == "html" || format == "markdown";
    const bool is_reports = format == "ndjson" || format == "json" || format == "csv";
    if (!is_page && !is_reports) return "\"" + format + "\" is none of html, markdown, ndjson, json and csv";
    if (is_page && !options.report) return "--format " + format + " is for --report";
    if (is_reports && options.report) return "A page is html or markdown, not " + format;
    if (options.json) return "--json and --format ask for two forms: ask for one at a time";
    return "";
}

/// What cannot be meant together, or is missing. Empty when all is well.
std::string find_contradiction(const Options& options)
{
    if (options.version || options.help != Help::none || options.extcap.asked()) return "";
    if (!options.generate.empty())
        return is_document(options.generate) ? "" : "--generate makes one of " + document_names();
    if (options.explain) {
        if (!options.logs.empty() || options.output) return "--explain takes no logs and no -o";
        const bool others = options.with || options.report || !options.format.empty() || options.anonymize ||
                            options.files_from || options.output_dir || options.result;
        if (others) return "--explain prints a text, or JSON with --json: other options are for logs";
        return "";
    }
    if (options.logs.empty() && !options.files_from) return "There is no log to read";
    if (options.with && (!options.output || options.report || !options.format.empty()))
        return "--with merges a capture into the messages that -o writes";
    if (options.with && options.anonymize) return "--anonymize does not change what is in the capture of --with";
    if (options.output_dir && options.output) return "--output-dir makes a result for each log, -o one of all";
    if (options.output_dir && options.result) return "--output-dir makes a result for each log, --result is one";
    if (!options.key.empty() && !options.anonymize) return "--key is for --anonymize";
    if (options.anonymize && options.output_dir && options.key.empty())
        return "--anonymize gives the same names to the logs of --output-dir with a --key only";
    if (options.jobs != 1 && !options.output_dir) return "--jobs is for --output-dir";
    if (options.jobs > most_jobs) return "--jobs takes a number from 0 to " + std::to_string(most_jobs);
    if (options.null_separated && !options.files_from) return "-0 is for --files-from";
    if (std::string wrong = find_wrong_format(options); !wrong.empty()) return wrong;
    if (!options.color.empty() && options.color != "auto" && options.color != "always" && options.color != "never")
        return "Colours are for auto, always or never, not \"" + options.color + "\"";
    if (options.report && options.json) return "--report writes a page, --json prints reports: ask for one at a time";
    if (options.json && options.output) return "--json prints reports, -o writes messages: ask for one at a time";
    if (options.utc_offsets.size() > 1 && options.files_from) return "Give --utc-offset once for all logs of a list";
    if (options.utc_offsets.size() > 1 && options.utc_offsets.size() != options.logs.size())
        return "Give --utc-offset once for all logs, or once for each of the " + std::to_string(options.logs.size());
    for (const std::string& offset : options.utc_offsets)
        if (!parse_utc_offset(offset)) return "\"" + offset + "\" is no offset such as +01:00";
    return "";
}

} // namespace

std::optional<Options> parse_options(const std::vector<std::string>& arguments, std::string& problem)
{
    Options options;
    options.program = arguments.empty() ? "" : arguments.front();
    char** logs = nullptr;
    std::vector<GOptionEntry> entries;
    for (const OptionRow& row : option_table()) entries.push_back(to_entry(row));
    entries.push_back({G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &logs, nullptr, nullptr});
    entries.push_back({});

    GOptionContext* context = g_option_context_new(nullptr);
    g_option_context_set_help_enabled(context, FALSE);
    GOptionGroup* group = g_option_group_new("", "", "", &options, nullptr);
    g_option_group_add_entries(group, entries.data());
    g_option_context_set_main_group(context, group);

    char** words = g_new0(char*, arguments.size() + 1);
    for (std::size_t i = 0; i < arguments.size(); ++i) words[i] = g_strdup(arguments[i].c_str());
    GError* error = nullptr;
    if (g_option_context_parse_strv(context, &words, &error) == FALSE) {
        problem = error->message;
        g_error_free(error);
    }
    for (char** log = logs; log != nullptr && *log != nullptr; ++log) options.logs.emplace_back(*log);
    g_strfreev(words);
    g_strfreev(logs);
    g_option_context_free(context);

    take_log_for_report(options);
    if (problem.empty()) problem = find_contradiction(options);
    if (!problem.empty()) return {};
    return options;
}

} // namespace icewarn::tool
