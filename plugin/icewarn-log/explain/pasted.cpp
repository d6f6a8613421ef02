// SPDX-License-Identifier: GPL-2.0-or-later
// Messages are taken out by the finder of logs, documents by their tags; what is left is read by its labels, and
// without any as a value or a number.
#include "icewarn-log/explain/pasted.hpp"

#include <algorithm>
#include <cstddef>

#include "icewarn-log/explain/header_lines.hpp"
#include "log/lines/joined_lines.hpp"
#include "icewarn-log/explain/numbers.hpp"
#include "icewarn-log/explain/other_values.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/diagnostics.hpp"
#include "icewarn/keys.hpp"
#include "log/manner.hpp"
#include "log/lines/line_prefix.hpp"
#include "log/lines/markup.hpp"
#include "log/plain_text.hpp"
#include "log/reader.hpp"
#include "log/remarks.hpp"
#include "reports/cause_parameters.hpp"

namespace icewarn::tool {
namespace {

constexpr std::string_view any_error_id = "0;";

bool has_prefixes(std::string_view text)
{
    log::LinePrefix prefix;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (prefix.strip(line, false).size() < line.size()) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

/// @return the text that is part of no message
std::string take_messages(std::string_view text, Pasted& pasted)
{
    std::string rest;
    const log::Manner manner = log::find_manner(text);
    if (manner.width > 0) add_guess(pasted, "Lines that were broken at a fixed width were joined.");
    log::Reader reader(log::Reader::Callbacks{
                           [&](const log::Message& message) {
                               pasted.messages.emplace_back(message.bytes);
                               for (const log::RemarkText& row : log::remark_texts)
                                   if (message.remarks.*row.remark && row.guess)
                                       add_guess(pasted, std::string("A message: ").append(row.text).append("."));
                           },
                           [&](const log::Event& event) { pasted.events.push_back(event); },
                           [&](std::string_view line, std::uint64_t /*number*/) { rest.append(line).append("\n"); }},
                       manner);
    reader.feed(text);
    reader.finish();
    if (has_prefixes(text)) add_guess(pasted, "What a mail or a search puts before each line was left out.");
    if (reader.input() == log::Input::binary) pasted.kind = reader.description();
    if (rest.empty() && pasted.empty() && pasted.kind.empty()) return std::string(text);
    return rest;
}

std::string joined_lines(std::string_view text, bool& torn)
{
    std::string joined;
    std::size_t width = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (trim(line).empty()) continue;
        if (is_blank(line[0]) && !joined.empty()) joined += ' ';
        torn = log::join_line(joined, trim(line), width) || torn;
        width = line.size();
    }
    return joined;
}

/// Whether a header of diagnostics has such a parameter; `192.0.2.13:6966;branch=` has none.
bool is_parameter_name(std::string_view name)
{
    return equal_folded(name, "reason") || equal_folded(name, "source") || equal_folded(name, "CallerMediaDebug") ||
           equal_folded(name, "CalleeMediaDebug") || is_cause_name(name) || find_key(name) != Key::none;
}

/// Where `25; reason=` begins: an error ID with a parameter behind it, at the start or behind other text.
std::size_t find_value(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && (is_token_char(text[at - 1]) || text[at - 1] == '='))) continue;
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
        const std::size_t mark = skip_blanks(text, end);
        const std::size_t name = mark < text.size() ? skip_blanks(text, mark + 1) : text.size();
        std::size_t name_end = name;
        while (name_end < text.size() && is_token_char(text[name_end])) ++name_end;
        const std::size_t equals = skip_blanks(text, name_end);
        const bool known = at == 0 || is_parameter_name(text.substr(name, name_end - name));
        const bool parameter = name_end > name && equals < text.size() && text[equals] == '=' && known;
        if (end - at <= 8 && mark < text.size() && text[mark] == ';' && parameter) return at;
        at = std::max(at, end - 1);
    }
    return std::string_view::npos;
}

/// More than an ICEWarn alone, which is but a number.
bool has_report(const std::string& value)
{
    Diagnostics diagnostics;
    parse(value, diagnostics);
    return !diagnostics.reports.empty() && (diagnostics.items.size() > 1 || !diagnostics.reports[0].media.empty());
}

/// `application-sharing:ICEWarn=0x320,LocalSite=...`, quoted or not, with what a header has around it; empty for
/// anything else.
std::string value_around_blocks(std::string_view blocks)
{
    while (!blocks.empty() && (blocks.front() == '"' || is_blank(blocks.front()))) blocks.remove_prefix(1);
    while (!blocks.empty() && (blocks.back() == '"' || is_blank(blocks.back()))) blocks.remove_suffix(1);
    const std::size_t media = skip_token(blocks, 0);
    const std::size_t colon = skip_blanks(blocks, media);
    if (media == 0 || colon >= blocks.size() || blocks[colon] != ':') return "";
    if (blocks.find_first_of("\";") != std::string_view::npos) return "";
    const std::string value = std::string(any_error_id) + "CallerMediaDebug=\"" + std::string(blocks) + "\"";
    Diagnostics diagnostics;
    parse(value, diagnostics);
    const bool has_flags = std::any_of(diagnostics.items.begin(), diagnostics.items.end(),
                                       [](const Item& item) { return item.key == Key::icewarn; });
    return has_flags ? value : "";
}

/// A value without the name of its header, or a part of one.
bool read_value(const std::string& text, Pasted& pasted)
{
    if (const std::size_t begin = find_value(text); begin != std::string::npos) {
        if (begin > 0) add_guess(pasted, "Text before a header was left out.");
        pasted.headers.push_back({"", text.substr(begin), Extent::whole});
        return true;
    }
    std::size_t debug = std::min(text.find("CallerMediaDebug"), text.find("CalleeMediaDebug"));
    if (debug == std::string::npos) debug = 0;
    const std::string parameters = std::string(any_error_id) + text.substr(debug);
    if (has_report(parameters)) {
        pasted.headers.push_back({"", parameters, Extent::parameters});
        return true;
    }
    const std::string blocks = value_around_blocks(text);
    if (!blocks.empty()) pasted.headers.push_back({"", blocks, Extent::blocks});
    return !blocks.empty();
}

void read_rest(const std::string& rest, Pasted& pasted)
{
    std::string plain;
    if (!log::make_plain(rest, plain)) plain = rest;
    else if (plain.size() != rest.size() || plain.find('"') != std::string::npos)
        add_guess(pasted, "Typographic quotes, &quot;, no-break blanks or characters without width were made plain.");
    HeaderLines scanner(pasted);
    for (std::string_view text = plain; !text.empty();) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        scanner.take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    bool torn = false;
    const std::string joined = joined_lines(scanner.loose(), torn);
    if (joined.empty()) return;
    if (pasted.headers.empty() && read_bare_numbers(joined, pasted)) return;
    const bool value = pasted.headers.empty() && read_value(joined, pasted);
    if (!value) read_numbers(scanner.loose(), pasted);
    if (!value) read_keys(scanner.loose(), pasted);
    const bool nothing = !value && pasted.numbers.empty() && pasted.error_ids.empty() && pasted.others.empty();
    if (nothing) read_numbers(joined, pasted); // a name that is torn
    if (pasted.empty()) read_mentioned_id(joined, pasted);
    if (torn && (value || nothing)) add_guess(pasted, "A line was wrapped within a word: it was joined.");
}

Pasted read_plain(std::string_view text)
{
    Pasted pasted;
    std::string rest = take_messages(text, pasted);
    if (log::undo_written_line_ends(rest)) add_guess(pasted, "Line ends that were written out were put back.");
    if (log::undo_escaped_quotes(rest)) add_guess(pasted, "Quotes that a table or JSON had escaped were made plain.");
    pasted.documents = take_documents(rest);
    if (std::any_of(pasted.documents.begin(), pasted.documents.end(),
                    [](const PastedDocument& document) { return document.completed; }))
        add_guess(pasted, "A part of a quality report was pasted: the rest of it was put around it.");
    read_rest(rest, pasted);
    return pasted;
}

} // namespace

std::vector<PastedHeader> headers_of(std::string_view message)
{
    Pasted pasted;
    HeaderLines scanner(pasted);
    bool body = false;
    while (!message.empty()) {
        const std::size_t end = std::min(message.find('\n'), message.size());
        const std::string_view line = trim_end(message.substr(0, end));
        message.remove_prefix(std::min(end + 1, message.size()));
        body = body || line.empty();
        if (!body || line.substr(0, 2) == "a=") scanner.take(line);
    }
    return pasted.headers;
}

std::vector<PastedDocument> documents_of(std::string_view message)
{
    const std::size_t body = message.find("\r\n\r\n");
    if (body == std::string_view::npos) return {};
    std::string text(message.substr(body));
    std::vector<PastedDocument> documents = take_documents(text);
    documents.erase(std::remove_if(documents.begin(), documents.end(),
                                   [](const PastedDocument& document) {
                                       return document.content_type != "application/msrtc-reporterror+xml";
                                   }),
                    documents.end());
    return documents;
}

Pasted read_pasted(std::string_view text)
{
    Pasted pasted = read_plain(text);
    const std::string decoded = pasted.empty() && pasted.kind.empty() ? log::without_percent_encoding(text) : "";
    if (decoded.size() >= text.size() || decoded.empty()) return pasted;
    pasted = read_plain(decoded);
    add_guess(pasted, "What a web address had encoded (%3A and the like) was decoded.");
    return pasted;
}

} // namespace icewarn::tool
