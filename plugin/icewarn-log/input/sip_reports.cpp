// SPDX-License-Identifier: GPL-2.0-or-later
// From a SIP message to its reports.
#include "icewarn-log/input/sip_reports.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "icewarn-log/input/body_reports.hpp"
#include "icewarn/ascii.hpp"
#include "icewarn/text.hpp"

namespace icewarn::tool {
namespace {

constexpr std::array<std::string_view, 3> header_names{"ms-client-diagnostics", "ms-diagnostics",
                                                       "ms-diagnostics-public"};

/// The table's own text for a name in any letter case; empty for other headers.
std::string_view find_header_name(std::string_view name)
{
    for (const std::string_view known : header_names)
        if (equal_folded(known, name)) return known;
    return {};
}

/// A header line and the folded lines behind it.
std::string_view take_header(std::string_view& head)
{
    std::size_t end = 0;
    do {
        end = head.find('\n', end);
        if (end == std::string_view::npos) end = head.size();
        else ++end;
    } while (end < head.size() && (head[end] == ' ' || head[end] == '\t'));
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end);
    return line;
}

/// By its first two letters, which are enough to pass over nearly all others.
bool may_be_diagnostics(std::string_view line)
{
    return line.size() > 1 && to_lower(line[0]) == 'm' && to_lower(line[1]) == 's';
}

void add_parties(const SipHead& head, CallReport& call)
{
    call.from = parse_name_address(head.from).uri;
    call.to = parse_name_address(head.to).uri;
}

bool flags_damaged(const Diagnostics& diagnostics, const Report& report)
{
    if (report.flags) return false;
    const auto begin = diagnostics.items.begin() + report.first_item;
    return std::any_of(begin, begin + report.item_count, [](const Item& item) { return item.key == Key::icewarn; });
}

} // namespace

bool is_diagnostics_header(std::string_view name) { return !find_header_name(name).empty(); }

void find_reports(std::string_view message, const SipHead& head, const ReportCallback& found)
{
    CallReport call;
    call.call_id = head.call_id;
    const bool has_body = head.body < message.size();
    std::string_view content_type;
    for (std::string_view rest = message.substr(0, head.body); !rest.empty();) {
        const std::string_view line = take_header(rest);
        if (!may_be_diagnostics(line) && !(has_body && to_lower(line[0]) == 'c')) continue;
        const std::string_view name = line.substr(0, skip_token(line, 0));
        if (equal_folded(name, "Content-Type") || equal_folded(name, "c"))
            content_type = view(line, header_line_value(line));
        call.header = find_header_name(name);
        if (call.header.empty()) continue;
        add_parties(head, call);
        find_in_value(view(line, header_line_value(line)), call, found);
    }
    if (!has_body) return;
    call.header = {};
    add_parties(head, call);
    find_in_body(content_type, message.substr(head.body), call, head.user_agent, found);
}

void find_in_value(std::string_view value, CallReport call, const ReportCallback& found)
{
    call.value = value;
    Diagnostics diagnostics;
    parse(value, diagnostics);
    for (const Report& report : diagnostics.reports) {
        CallReport described = describe(diagnostics, report);
        described.carrier = call.carrier;
        described.value = call.value;
        described.header = call.header;
        described.call_id = call.call_id;
        described.from = call.from;
        described.to = call.to;
        found(described);
    }
    if (!diagnostics.reports.empty() || !is_media_failure(diagnostics.error_id)) return;
    call.diagnostics = &diagnostics;
    call.facts.error_id = diagnostics.error_id;
    found(call);
}

std::string decoded(std::string_view raw, bool quoted)
{
    std::string text(raw.size(), '\0');
    text.resize(decode_text(raw, quoted, text.data()));
    return text;
}

CallReport describe(const Diagnostics& diagnostics, const Report& report)
{
    CallReport call;
    call.diagnostics = &diagnostics;
    call.report = &report;
    call.side = report.side;
    call.media = decoded(view(diagnostics.text, report.media), report.media_quoted);
    std::transform(call.media.begin(), call.media.end(), call.media.begin(), to_lower);
    call.facts = facts_of(diagnostics, report);
    call.flags_damaged = flags_damaged(diagnostics, report);
    return call;
}

std::string reason_of(const Diagnostics& diagnostics)
{
    for (const Parameter& parameter : diagnostics.parameters)
        if (parameter.role == ParameterRole::reason)
            return decoded(view(diagnostics.text, parameter.value), parameter.quoted);
    return "";
}

} // namespace icewarn::tool
