// SPDX-License-Identifier: GPL-2.0-or-later
// A table of names. A name counts as a whole word only: X-ms-diagnostics of HTTP and ICEWarnEx are others.
#include "icewarn-log/explain/labels.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"

namespace icewarn::tool {
namespace {

struct Name {
    std::string_view text; ///< lower case; a blank stands for any number of them
    Labelled kind;
};

/// Longer names before those that they begin with.
constexpr Name names[] = {
    {"ms-client-diagnostics", Labelled::header},
    {"ms-diagnostics-public", Labelled::header},
    {"ms-diagnostics id", Labelled::error_id},
    {"ms-diagnostics", Labelled::header},
    {"x-ms-sdp-diagnostics", Labelled::header_value},
    {"diagnostic header", Labelled::header_value},
    {"diagnostics header", Labelled::header_value},
    {"diagnosticheader", Labelled::header_value},
    {"diagnosticsheader", Labelled::header_value},
    {"msdiagheader", Labelled::header_value},
    {"msdiagnosticsclient", Labelled::element},
    {"msdiagnosticspublic", Labelled::element},
    {"msdiagnostics", Labelled::element},
    {"diagheader", Labelled::element},
    {"callericewarningflags", Labelled::flags},
    {"calleeicewarningflags", Labelled::flags},
    {"icewarningflags", Labelled::flags},
    {"ice warning flags", Labelled::flags},
    {"ice warnings", Labelled::flags},
    {"ice warning", Labelled::flags},
    {"icewarn", Labelled::flags},
    {"diagnostic id", Labelled::error_id},
    {"diagnostics id", Labelled::error_id},
    {"diagnosticid", Labelled::error_id},
    {"msdiagid", Labelled::error_id},
    {"error id", Labelled::error_id},
    {"errorid", Labelled::error_id},
    {"diagnostic code", Labelled::error_id},
    {"result-code", Labelled::other_number},
    {"hresult", Labelled::other_number},
    {"result code", Labelled::other_number},
    {"winsockfailurecode", Labelled::other_number},
};

bool is_word_char(char c) { return is_token_char(c) && std::string_view("'*.`").find(c) == std::string_view::npos; }

/// Size of the name in `text`, 0 when it is another.
std::size_t match(std::string_view text, std::string_view name)
{
    std::size_t at = 0;
    for (const char c : name) {
        if (c == ' ') {
            const std::size_t end = skip_blanks(text, at);
            if (end == at) return 0;
            at = end;
        } else {
            if (at >= text.size() || to_lower(text[at]) != c) return 0;
            ++at;
        }
    }
    return at < text.size() && is_word_char(text[at]) ? 0 : at;
}

/// Where the value begins: behind `:`; in XML behind `>`; behind `=`, `is`, a TAB or blanks for numbers.
std::size_t value_begin(std::string_view text, std::size_t at, Labelled kind)
{
    const std::size_t next = skip_blanks(text, at);
    if (kind == Labelled::element) return next < text.size() && text[next] == '>' ? next + 1 : text.size();
    if (kind == Labelled::header) {
        if (next == text.size() || text[next] != ':') return text.size();
        return std::min(text.find_first_not_of('*', next + 1), text.size()); // `**ms-diagnostics:** 1` of Markdown
    }
    if (kind == Labelled::header_value) {
        const bool mark = next < text.size() && std::string_view(":=|,\"").find(text[next]) != std::string_view::npos;
        if (mark) return text.find_first_not_of(":=|,\" \t", next) == std::string_view::npos ? text.size() : next + 1;
        return next > at && next < text.size() && is_digit(text[next]) ? next : text.size();
    }
    constexpr std::string_view marks = " \t=:\"'|,>`*(#"; // also of Markdown
    std::size_t value = text.find_first_not_of(marks, at);
    for (const std::string_view filler :
         {"is ", "was ", "are ", "were ", "of ", "value", "flags", "flag", "->", "\u2192"})
        if (value < text.size() && text.substr(value, filler.size()) == filler)
            value = text.find_first_not_of(marks, value + filler.size());
    return std::min(value, text.size());
}

bool is_header(Labelled kind)
{
    return kind == Labelled::header || kind == Labelled::header_value || kind == Labelled::element;
}

Label find(std::string_view text, std::size_t from, bool headers_only)
{
    for (std::size_t at = from; at < text.size(); ++at) {
        const bool added = at == 1 && (text[0] == '+' || text[0] == '-'); // by diff
        if (at > 0 && is_word_char(text[at - 1]) && !added) continue;
        for (const Name& name : names) {
            if (headers_only && !is_header(name.kind)) continue;
            const std::size_t size = match(text.substr(at), name.text);
            if (size == 0) continue;
            const Label label{name.kind, text.substr(at, size), at, value_begin(text, at + size, name.kind)};
            if (!is_header(name.kind) || label.value < text.size() || label.kind == Labelled::header) {
                // A header's name without a colon is only mentioned, or has its error ID behind it.
                const std::size_t next = skip_blanks(text, at + size);
                const bool colon = next < text.size() && text[next] == ':';
                const bool number = next > at + size && next < text.size() && is_digit(text[next]);
                if (label.kind == Labelled::header && !colon && number && !headers_only)
                    return {Labelled::error_id, label.name, at, next};
                if (label.kind == Labelled::header && !colon) break;
                return label;
            }
            break;
        }
    }
    return {Labelled::nothing, {}, text.size(), text.size()};
}

} // namespace

Label find_label(std::string_view text, std::size_t from) { return find(text, from, false); }

Label find_header_label(std::string_view text, std::size_t from) { return find(text, from, true); }

bool mentions_header(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && is_word_char(text[at - 1])) continue;
        for (const Name& name : names)
            if (name.kind == Labelled::header && match(text.substr(at), name.text) > 0) return true;
    }
    return false;
}

} // namespace icewarn::tool
