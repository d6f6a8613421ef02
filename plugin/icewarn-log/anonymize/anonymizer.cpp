// SPDX-License-Identifier: GPL-2.0-or-later
// Names found by their form (addresses, user@host, host.domain) and by where they stand (headers, parameters,
// elements).
#include "icewarn-log/anonymize/anonymizer.hpp"

#include <algorithm>
#include <cstring>

#include "icewarn/ascii.hpp"
#include "icewarn/scalars.hpp"
#include "icewarn-log/anonymize/rules.hpp"

namespace icewarn::tool {
/// `name="value"`, `name=value`, `name:value`, `<name>value<`. @return the end of the value; `at` when there is none
/// here
std::size_t Anonymizer::take_named(std::string_view text, std::size_t at, std::string& out)
{
    if (at > 0 && is_alnum(text[at - 1])) return at;
    const std::size_t name_end = skip(text, at, [](char c) { return is_alnum(c) || c == '-'; });
    const std::string_view name = text.substr(at, name_end - at);
    const auto* const row = std::find_if(std::begin(named_values), std::end(named_values),
                                         [&](const NamedValue& value) { return equal_folded(value.name, name); });
    if (row == std::end(named_values)) return at;
    std::size_t begin = skip(text, name_end, is_blank);
    if (begin >= text.size() || std::strchr("=:>", text[begin]) == nullptr) return at;
    const bool element = text[begin++] == '>';
    begin = skip(text, begin, is_blank);
    const auto* const quote = std::find_if(std::begin(quotes), std::end(quotes), [&](std::string_view one) {
        return text.substr(std::min(begin, text.size()), one.size()) == one;
    });
    const bool quoted = !element && quote != std::end(quotes);
    if (quoted) begin = skip(text, begin + quote->size(), is_blank);
    const std::size_t behind =
        quoted ? text.find(*quote, begin) : text.find_first_of(element ? "<" : " \t\r\n;,|<>\"&", begin);
    std::size_t end = std::min(behind, text.size());
    while (end > begin && is_blank(text[end - 1])) --end;
    const std::string_view value = text.substr(begin, end - begin);
    if (value.empty()) return at;
    out += text.substr(at, begin - at);
    switch (row->holds) {
    case Holds::host: out += names_.host(value); break;
    case Holds::endpoint: out += endpoint(value); break;
    case Holds::user: out += names_.user(value); break;
    case Holds::number: out += names_.number(value); break;
    case Holds::call_id: out += names_.call_id(value); break;
    case Holds::form: out += names_.same_form(value); break;
    case Holds::secret: out.append(value.size(), 'x'); break;
    }
    return end;
}

/// An address, valid or not, and its port, which stays.
std::string Anonymizer::endpoint(std::string_view value)
{
    if (parse_ipv6(value)) return names_.host(value);
    const std::size_t colon = value.rfind(':');
    if (colon == std::string_view::npos || value.back() == ']') return names_.host(value);
    const std::string_view address = value.substr(0, colon);
    const bool bracket = !address.empty() && address.front() == '[';
    const std::string host = names_.host(address);
    return (bracket ? "[" + host + "]" : host) + std::string(value.substr(colon));
}

/// IPv6 and MACs, which have colons in them.
std::size_t Anonymizer::take_hex(std::string_view text, std::size_t at, std::string& out)
{
    const std::size_t end = skip(text, at, [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; });
    const std::string_view word = text.substr(at, end - at);
    if (std::count(word.begin(), word.end(), ':') < 2 || (end < text.size() && is_alnum(text[end]))) return at;
    if (is_mac(word)) {
        out += names_.same_form(word);
        return end;
    }
    const auto address = parse_ipv6(word);
    if (!address) return at;
    const std::string other = names_.address(*address);
    out += other.empty() ? std::string(word) : other;
    return end;
}

/// `+14255550100`, and `4255550100` as the user of a URI without a host: the number of a telephone.
std::size_t Anonymizer::take_number(std::string_view text, std::size_t at, std::string& out)
{
    constexpr std::size_t least = 7; // digits: fewer are an extension or another number
    const std::string_view before = text.substr(0, at);
    const bool plus = text[at] == '+' && (at == 0 || !is_alnum(text[at - 1]));
    const bool user = ends_with(before, "sip:") || ends_with(before, "sips:");
    const std::size_t begin = at + (plus ? 1 : 0);
    const std::size_t end = skip(text, begin, is_digit);
    const bool goes_on = end < text.size() && (is_user_char(text[end]) || text[end] == '@') && text[end] != '&';
    if (!(plus || user) || end - begin < least || goes_on) return at;
    out += names_.number(text.substr(at, end - at));
    return end;
}

std::size_t Anonymizer::take_word(std::string_view text, std::size_t at, std::string& out)
{
    const std::size_t user_end = skip(text, at, is_user_char);
    if (user_end > at && user_end < text.size() && text[user_end] == '@') {
        std::size_t end = user_end + 1;
        const bool bracket = end < text.size() && text[end] == '[';
        end = bracket ? std::min(text.find(']', end), text.size() - 1) + 1 : skip(text, end, is_host_char);
        const std::string host = names_.host(text.substr(user_end + 1, end - user_end - 1));
        out += names_.user(text.substr(at, user_end - at)) + "@" + (bracket ? "[" + host + "]" : host);
        return end;
    }
    std::size_t end = skip(text, at, is_host_char);
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end; // the end of a sentence
    const std::string_view word = text.substr(at, end - at);
    const bool version = at > 0 && text[at - 1] == '/' && (at < 2 || text[at - 2] != '/');
    if (is_guid(word) || is_mac(word)) out += names_.same_form(word);
    else if (!version && (parse_ipv4(word) || is_domain(word))) out += names_.host(word);
    else out += word;
    return end;
}

std::string Anonymizer::text(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (!call_id_.empty() && text.substr(at, call_id_.size()) == call_id_) {
            out += names_.call_id(call_id_);
            at += call_id_.size();
            continue;
        }
        std::size_t end = take_named(text, at, out);
        if (end == at && (at == 0 || !is_alnum(text[at - 1]))) end = take_hex(text, at, out);
        if (end == at) end = take_number(text, at, out);
        if (end == at && is_user_char(text[at])) end = take_word(text, at, out);
        if (end == at) out += text[end++];
        at = end;
    }
    return out;
}

/// Names in front of `<sip:...>`, quoted or not.
std::string Anonymizer::display_names(std::string_view value)
{
    const std::size_t uri = value.find('<');
    if (uri == std::string_view::npos) return text(value);
    const std::size_t begin = skip_blanks(value, 0);
    std::size_t end = uri;
    while (end > begin && is_blank(value[end - 1])) --end;
    std::string out(value.substr(0, begin));
    if (end > begin) out += '"' + names_.user(value.substr(begin, end - begin)) + '"';
    const std::size_t next = value.find(',', std::min(value.find('>', uri), value.size()));
    out += value.substr(end, uri - end);
    if (next == std::string_view::npos) return out + text(value.substr(uri));
    return out + text(value.substr(uri, next - uri)) + "," + display_names(value.substr(next + 1));
}

std::string Anonymizer::header(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return text(line);
    const std::size_t begin = skip_blanks(line, colon + 1);
    std::size_t end = line.size();
    while (end > begin && is_blank(line[end - 1])) --end;
    const std::string_view value = line.substr(begin, end - begin);
    std::string_view name = line.substr(0, colon);
    name = name.substr(0, skip_token(name, 0));
    std::string other;
    switch (rule_of(name)) {
    case Rule::keep: other = value; break;
    case Rule::text: other = text(value); break;
    case Rule::address: other = display_names(value); break;
    case Rule::mask: other = masked; break;
    case Rule::credentials: // the scheme is not secret, and Wireshark looks for parameters behind it
        other = std::string(value.substr(0, value.find(' '))).append(" realm=\"").append(masked).append("\"");
        break;
    case Rule::call_id: {
        const std::size_t size = std::min(value.find(';'), value.size());
        other = names_.call_id(value.substr(0, size)) + text(value.substr(size));
        break;
    }
    case Rule::via: {
        // The host may be a name alone: SIP/2.0/TLS PC1234:5061;branch=...
        const std::size_t host = skip_blanks(value, std::min(value.find(' '), value.size()));
        const std::size_t host_end = skip(value, host, is_host_char);
        other = std::string(value.substr(0, host));
        if (host_end > host) other += names_.host(value.substr(host, host_end - host));
        other += text(value.substr(host_end));
        break;
    }
    }
    return std::string(line.substr(0, begin)) + other + std::string(line.substr(end));
}

/// The start line, then headers with the lines that they are folded into.
std::string Anonymizer::head(std::string_view head)
{
    std::string out;
    bool first = true;
    while (!head.empty()) {
        std::size_t end = 0;
        do end = std::min(head.find('\n', end), head.size() - 1) + 1;
        while (end < head.size() && (head[end] == ' ' || head[end] == '\t'));
        out += first ? text(head.substr(0, end)) : header(head.substr(0, end));
        head.remove_prefix(end);
        first = false;
    }
    return out;
}

/// SDP (RFC 4566 5), and parts that have some: user, names and addresses of the session are text of its own.
std::string Anonymizer::session(std::string_view body)
{
    std::string out;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('\n'), body.size() - 1) + 1;
        const std::string_view line = body.substr(0, end);
        body.remove_prefix(end);
        const std::size_t behind = std::min(line.find_first_of("\r\n"), line.size());
        const bool named =
            line.size() > 2 && line[1] == '=' && std::string_view("osiuep").find(line[0]) != std::string_view::npos;
        const std::string_view value = named ? line.substr(2, behind - 2) : std::string_view();
        if (value.empty() || value == "session" || value[0] == '-') {
            out += text(line);
        } else if (line[0] == 'o') {
            const std::size_t size = std::min(value.find(' '), value.size());
            out.append("o=").append(names_.user(value.substr(0, size))).append(text(line.substr(2 + size)));
        } else {
            out.append(line.substr(0, 2)).append(masked).append(line.substr(behind));
        }
    }
    return out;
}

std::string Anonymizer::body(std::string_view body, std::string_view content_type)
{
    std::string folded;
    for (const char c : content_type) folded += to_lower(c);
    const bool known = std::any_of(std::begin(report_types), std::end(report_types),
                                   [&](std::string_view type) { return folded.find(type) != std::string::npos; });
    if (known) return folded.find("xml") == std::string::npos ? session(body) : text(body);
    std::string out(body);
    for (char& c : out)
        if (!is_blank(c)) c = 'x';
    return out;
}

namespace {

/// The header's value; empty without one.
std::string_view find_header(std::string_view head, std::string_view name, std::string_view compact)
{
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size() - 1) + 1;
        const std::string_view line = head.substr(0, end);
        const std::string_view found = line.substr(0, skip_token(line, 0));
        if (equal_folded(found, name) || equal_folded(found, compact)) {
            const std::size_t begin = skip_blanks(line, std::min(line.find(':') + 1, line.size()));
            return line.substr(begin, line.find_last_not_of("\r\n") + 1 - std::min(begin, line.size()));
        }
        head.remove_prefix(end);
    }
    return {};
}

} // namespace

std::string Anonymizer::message(std::string_view bytes)
{
    std::size_t body_at = bytes.find("\r\n\r\n");
    body_at = body_at == std::string_view::npos ? bytes.size() : body_at + 4;
    const std::string_view old_head = bytes.substr(0, body_at);
    const std::string_view old_body = bytes.substr(body_at);
    call_id_ = find_header(old_head, "Call-ID", "i");
    std::string new_head = head(old_head);
    std::string new_body = body(old_body, find_header(old_head, "Content-Type", "c"));
    names_.remove_domains(new_head);
    names_.remove_domains(new_body);
    const std::string_view length = find_header(new_head, "Content-Length", "l");
    if (length == std::to_string(old_body.size()))
        new_head.replace(static_cast<std::size_t>(length.data() - new_head.data()), length.size(),
                         std::to_string(new_body.size()));
    return new_head + new_body;
}

void Anonymizer::event(log::Event& event)
{
    call_id_ = event.call_id;
    for (std::string* field : {&event.host, &event.text, &event.start_line, &event.call_id, &event.peer, &event.data}) {
        std::string other = field == &event.host ? names_.host(*field) : text(*field);
        names_.remove_domains(other);
        *field = std::move(other);
    }
}

std::string Anonymizer::log_name(std::string_view path)
{
    constexpr std::string_view types[] = {".UccApilog", ".log", ".txt", ".gz"};
    std::string name = "log-" + names_.call_id(path).substr(0, 16);
    for (const std::string_view type : types)
        if (path.size() > type.size() && equal_folded(path.substr(path.size() - type.size()), type)) name += type;
    return name;
}

} // namespace icewarn::tool
