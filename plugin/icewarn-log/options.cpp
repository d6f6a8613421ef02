// SPDX-License-Identifier: GPL-2.0-or-later
// Arguments through GLib.
#include "icewarn-log/options.hpp"

#include <glib.h>

#include "icewarn/ascii.hpp"

namespace icewarn::tool {
namespace {

constexpr std::int64_t nanoseconds_in_millisecond = 1'000'000;
constexpr std::int64_t milliseconds_in_second = 1'000;

/// What GLib fills in. The memory is GLib's.
struct Raw {
    char** logs = nullptr;
    char* output = nullptr;
    char** utc_offsets = nullptr;
    char* explain = nullptr;
    char* report = nullptr;
    char* format = nullptr;
    gboolean json = FALSE;
    gboolean version = FALSE;
    gboolean interfaces = FALSE;
    gboolean dlts = FALSE;
    gboolean config = FALSE;
    gboolean capture = FALSE;
    char* interface = nullptr;
    char* fifo = nullptr;
    char* log = nullptr;
    char* from = nullptr;
    char* ignored = nullptr;

    Raw() = default;
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    ~Raw()
    {
        g_strfreev(logs);
        g_strfreev(utc_offsets);
        for (char* text : {output, explain, report, format, interface, fifo, log, from, ignored}) g_free(text);
    }
};

std::string text(const char* word) { return word != nullptr ? word : ""; }

std::optional<std::string> optional_text(const char* word)
{
    if (word == nullptr) return {};
    return word;
}

std::vector<std::string> words(char** list)
{
    std::vector<std::string> result;
    for (; list != nullptr && *list != nullptr; ++list) result.emplace_back(*list);
    return result;
}

GOptionContext* make_context(Raw& raw)
{
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &raw.output,
         "Write the messages as pcapng to FILE; - is standard output, as for wireshark -k -i -", "FILE"},
        {"utc-offset", 'u', 0, G_OPTION_ARG_STRING_ARRAY, &raw.utc_offsets,
         "How far the clock of the logs is ahead of UTC, such as +01:00: once for all logs, or once for each in their "
         "order. Without it this computer's time zone is taken",
         "OFFSET"},
        {"explain", 'e', 0, G_OPTION_ARG_STRING, &raw.explain,
         "Explain an ICEWarn number, or a header as it was pasted; - reads it from standard input", "TEXT"},
        {"json", 'j', 0, G_OPTION_ARG_NONE, &raw.json, "Print reports or explanation as JSON", nullptr},
        {"report", 'r', 0, G_OPTION_ARG_STRING, &raw.report,
         "Write a page for the people who run the firewall, of the call with that Call-ID or of all calls with a "
         "report; to the file that -o names, else to standard output",
         "CALL-ID|all"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &raw.format, "Form of the page: html (as without it) or markdown",
         "FORM"},
        {"version", 'V', 0, G_OPTION_ARG_NONE, &raw.version, "Print the version", nullptr},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw.logs, nullptr, "LOG..."},
        {},
    };
    const GOptionEntry extcap_entries[] = {
        {"extcap-interfaces", 0, 0, G_OPTION_ARG_NONE, &raw.interfaces, "List the interface", nullptr},
        {"extcap-version", 0, 0, G_OPTION_ARG_STRING, &raw.ignored, "Wireshark's version", "VERSION"},
        {"extcap-interface", 0, 0, G_OPTION_ARG_STRING, &raw.interface, "The interface meant", "NAME"},
        {"extcap-dlts", 0, 0, G_OPTION_ARG_NONE, &raw.dlts, "List its link type", nullptr},
        {"extcap-config", 0, 0, G_OPTION_ARG_NONE, &raw.config, "List its options", nullptr},
        {"extcap-capture-filter", 0, 0, G_OPTION_ARG_STRING, &raw.ignored, "Not supported", "FILTER"},
        {"capture", 0, 0, G_OPTION_ARG_NONE, &raw.capture, "Follow the log", nullptr},
        {"fifo", 0, 0, G_OPTION_ARG_FILENAME, &raw.fifo, "Where Wireshark reads", "FIFO"},
        {"log", 0, 0, G_OPTION_ARG_FILENAME, &raw.log, "The log to follow", "LOG"},
        {"from", 0, 0, G_OPTION_ARG_STRING, &raw.from, "Where to begin: start or end", "WHERE"},
        {"utcoffset", 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw.utc_offsets, "As --utc-offset", "OFFSET"},
        {},
    };
    GOptionContext* context = g_option_context_new("- SIP of Lync and Skype for Business from logs to Wireshark");
    g_option_context_set_summary(
        context,
        "Reads UCCAPI client logs (*.UccApilog) and server logs (OCSLogger, CLSLogger). Without -o it prints a "
        "table of the\nmedia reports (ICEWarn) in them.");
    g_option_context_set_description(
        context, "Exit status: 0 all was read, 1 something was lost (it is listed), 2 there was nothing usable.");
    g_option_context_add_main_entries(context, entries, nullptr);
    GOptionGroup* extcap = g_option_group_new("extcap", "What Wireshark asks for (extcap):",
                                              "Show the options by which Wireshark follows a log", nullptr, nullptr);
    g_option_group_add_entries(extcap, extcap_entries);
    g_option_context_add_group(context, extcap);
    return context;
}

/// A word that names no format leaves the table, which find_contradiction() notes.
void take_format(std::string_view word, Options& options)
{
    if (options.report && (word.empty() || word == "html")) options.format = Format::html;
    if (options.report && word == "markdown") options.format = Format::markdown;
}

Options to_options(const Raw& raw)
{
    Options options;
    options.logs = words(raw.logs);
    options.output = optional_text(raw.output);
    options.utc_offsets = words(raw.utc_offsets);
    options.explain = optional_text(raw.explain);
    options.report = optional_text(raw.report);
    take_format(text(raw.format), options);
    options.json = raw.json != FALSE;
    options.version = raw.version != FALSE;
    ExtcapOptions& extcap = options.extcap;
    extcap.interfaces = raw.interfaces != FALSE;
    extcap.dlts = raw.dlts != FALSE;
    extcap.config = raw.config != FALSE;
    extcap.capture = raw.capture != FALSE;
    extcap.interface = text(raw.interface);
    extcap.fifo = text(raw.fifo);
    extcap.log = text(raw.log);
    extcap.from = text(raw.from);
    return options;
}

/// What cannot be meant together, or is missing. Empty when all is well.
std::string find_contradiction(const Options& options, const std::string& format)
{
    if (options.version || options.extcap.asked()) return "";
    if (!format.empty() && options.format == Format::table)
        return options.report ? "\"" + format + "\" is no form of a page: html or markdown"
                              : "--format is for --report";
    if (options.explain) {
        if (!options.logs.empty() || options.output) return "--explain takes no logs and no -o";
        return "";
    }
    if (options.logs.empty()) return "There is no log to read";
    if (options.json && options.output) return "--json prints reports, -o writes messages: ask for one at a time";
    if (options.utc_offsets.size() > 1 && options.utc_offsets.size() != options.logs.size())
        return "Give --utc-offset once for all logs, or once for each of the " + std::to_string(options.logs.size());
    for (const std::string& offset : options.utc_offsets)
        if (!parse_utc_offset(offset)) return "\"" + offset + "\" is no offset such as +01:00";
    return "";
}

/// Two digits at the start of `text`, of at most `maximum`.
std::optional<std::int64_t> take_pair(std::string_view& text, std::int64_t maximum)
{
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return {};
    const std::int64_t number = 10 * (text[0] - '0') + (text[1] - '0');
    text.remove_prefix(2);
    return number <= maximum ? std::optional(number) : std::nullopt;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// Up to three digits behind a decimal point, as milliseconds.
std::optional<std::int64_t> take_fraction(std::string_view& text)
{
    std::int64_t milliseconds = 0;
    std::int64_t digit_value = 100;
    if (text.empty()) return {};
    for (; !text.empty() && digit_value > 0; digit_value /= 10, text.remove_prefix(1)) {
        if (!is_digit(text.front())) return {};
        milliseconds += digit_value * (text.front() - '0');
    }
    return milliseconds;
}

} // namespace

std::optional<Options> parse_options(int argc, char** argv, std::string& problem)
{
    Raw raw;
    GOptionContext* context = make_context(raw);
    GError* error = nullptr;
    const bool parsed = g_option_context_parse(context, &argc, &argv, &error) != FALSE;
    g_option_context_free(context);
    if (!parsed) {
        problem = error->message;
        g_error_free(error);
        return {};
    }
    Options options = to_options(raw);
    problem = find_contradiction(options, text(raw.format));
    if (!problem.empty()) return {};
    return options;
}

std::optional<std::int64_t> parse_utc_offset(std::string_view text)
{
    if (text == "Z" || text == "z") return 0;
    const bool behind = take(text, '-');
    if (!behind && !take(text, '+')) return {};
    const auto hours = take_pair(text, 23);
    if (!hours || !take(text, ':')) return {};
    const auto minutes = take_pair(text, 59);
    if (!minutes) return {};
    std::int64_t milliseconds = (*hours * 60 + *minutes) * 60 * milliseconds_in_second;
    if (take(text, ':')) {
        const auto seconds = take_pair(text, 59);
        if (!seconds) return {};
        milliseconds += *seconds * milliseconds_in_second;
        if (take(text, '.')) {
            const auto fraction = take_fraction(text);
            if (!fraction) return {};
            milliseconds += *fraction;
        }
    }
    if (!text.empty()) return {};
    return (behind ? -milliseconds : milliseconds) * nanoseconds_in_millisecond;
}

std::string utc_offset_text(std::int64_t nanoseconds)
{
    const std::int64_t milliseconds = (nanoseconds < 0 ? -nanoseconds : nanoseconds) / nanoseconds_in_millisecond;
    const std::int64_t seconds = milliseconds / milliseconds_in_second;
    char* text = g_strdup_printf("%c%02d:%02d", nanoseconds < 0 ? '-' : '+', static_cast<int>(seconds / 3600),
                                 static_cast<int>(seconds / 60 % 60));
    std::string result = text;
    g_free(text);
    if (milliseconds % 60'000 == 0) return result;
    text = g_strdup_printf(milliseconds % 1'000 == 0 ? ":%02d" : ":%02d.%03d", static_cast<int>(seconds % 60),
                           static_cast<int>(milliseconds % 1'000));
    result += text;
    g_free(text);
    return result;
}

} // namespace icewarn::tool
