// SPDX-License-Identifier: GPL-2.0-or-later
// The outer grammar of a header value: ErrorId[.SubId] *( ; name[=value] ), [MS-OCER] 2.2.1.1.
#include "core/builder.hpp"

namespace icewarn {
namespace {

/// Reads the error ID and says where the parameters begin.
std::size_t parse_error_id(Builder& b)
{
    const std::string_view text = b.text;
    const std::size_t begin = skip_blanks(text, 0);
    const std::size_t semicolon = b.find(';', begin);
    std::size_t end = begin;
    while (end < semicolon && (is_digit(text[end]) || text[end] == '.')) ++end;

    const bool ends_well = end == semicolon || is_blank(text[end]);
    if (end == begin || !ends_well) {
        const Span first = trimmed(text, begin, semicolon);
        b.note(Problem::no_error_id, NoteTarget::header, 0, first);
        if (view(text, first).find('=') != std::string_view::npos) return begin; // a parameter stands first
        if (!first.empty()) b.out.undecoded.push_back(first);
        return semicolon;
    }

    const Span all = make_span(begin, end);
    const std::size_t dot = begin + std::min(view(text, all).find('.'), std::size_t{all.size});
    b.out.error_id_span = make_span(begin, dot);
    b.out.error_id = parse_decimal(view(text, b.out.error_id_span)).value;
    if (!b.out.error_id) b.leave_undecoded(Problem::bad_error_id, all);
    else if (dot < end) {
        b.out.error_sub_id_span = make_span(dot + 1, end);
        b.out.error_sub_id = parse_decimal(view(text, b.out.error_sub_id_span)).value;
        if (!b.out.error_sub_id) b.leave_undecoded(Problem::bad_error_sub_id, make_span(dot, end));
    }

    const Span rest = trimmed(text, end, semicolon);
    if (view(text, rest).find('=') != std::string_view::npos) { // the ';' before the first parameter is missing
        b.note(Problem::junk_after_error_id, NoteTarget::header, 0, rest);
        return rest.begin;
    }
    b.leave_undecoded(Problem::junk_after_error_id, rest);
    return semicolon;
}

/// Where the next unescaped quote stands, or the end of the value.
std::size_t find_quote(std::string_view text, std::size_t pos)
{
    std::size_t quote = std::min(text.find('"', pos), text.size());
    while (true) {
        const std::size_t escape = text.substr(0, quote).find('\\', pos);
        if (escape == std::string_view::npos) return quote;
        pos = std::min(escape + 2, text.size());
        if (pos > quote) quote = std::min(text.find('"', pos), text.size());
    }
}

/// If the text between `begin` and `end` ends in `; name =`, where its ';' stands; else `end`.
std::size_t find_swallowed_parameter(std::string_view text, std::size_t begin, std::size_t end)
{
    std::size_t pos = trimmed(text, begin, end).end();
    if (pos <= begin || text[pos - 1] != '=') return end;
    const Span before = trimmed(text, begin, pos - 1);
    pos = before.end();
    while (pos > before.begin && is_token_char(text[pos - 1])) --pos;
    if (pos == before.end()) return end;
    pos = trimmed(text, begin, pos).end();
    return pos > begin && text[pos - 1] == ';' ? pos - 1 : end;
}

/// Rule 3 of plugin/doc/dialects.md. `quote` is where the opening quote stands. Sets the value and says where parsing
/// goes on.
std::size_t parse_quoted(Builder& b, std::size_t quote, Parameter& parameter, std::size_t index)
{
    const std::string_view text = b.text;
    const std::size_t begin = quote + 1;
    parameter.quoted = true;

    const auto end_value = [&](std::size_t end, bool closed) {
        parameter.value = make_span(begin, end);
        parameter.whole = make_span(parameter.name.begin, closed ? end + 1 : end);
        if (!closed) b.note(Problem::missing_quote, NoteTarget::parameter, index, parameter.whole);
    };

    const std::size_t close = find_quote(text, begin);
    if (close == text.size()) {
        end_value(close, false);
        b.out.cut = true;
        return close;
    }
    const std::size_t next = skip_blanks(text, close + 1);
    if (next == text.size() || text[next] == ';') {
        end_value(close, true);
        return next;
    }
    if (const std::size_t semicolon = find_swallowed_parameter(text, begin, close); semicolon != close) {
        end_value(trimmed(text, begin, semicolon).end(), false);
        return semicolon;
    }
    end_value(close, true);
    const std::size_t semicolon = b.find(';', next);
    b.leave_undecoded(Problem::junk_after_quote, trimmed(text, next, semicolon));
    return semicolon;
}

ParameterRole role_of(std::string_view name)
{
    if (equal_folded(name, "reason")) return ParameterRole::reason;
    if (equal_folded(name, "source")) return ParameterRole::source;
    if (equal_folded(name, "CallerMediaDebug")) return ParameterRole::caller_debug;
    if (equal_folded(name, "CalleeMediaDebug")) return ParameterRole::callee_debug;
    return ParameterRole::other;
}

/// Reads the parameter that begins at `begin`, which is neither a blank nor a ';', and says where parsing goes on.
std::size_t parse_parameter(Builder& b, std::size_t begin)
{
    const std::string_view text = b.text;
    std::size_t pos = begin;
    while (pos < text.size() && text[pos] != '=' && text[pos] != ';') ++pos;

    const std::size_t index = b.out.parameters.size();
    Parameter parameter;
    parameter.name = trimmed(text, begin, pos);
    parameter.whole = parameter.name;
    const std::string_view name = view(text, parameter.name);
    parameter.name_hash = hash_folded(name);
    parameter.role = role_of(name);
    parameter.key = find_key(name, parameter.name_hash);

    if (pos < text.size() && text[pos] == '=') {
        parameter.has_value = true;
        const std::size_t after_equals = pos + 1;
        const std::size_t value = skip_blanks(text, after_equals);
        if (value < text.size() && text[value] == '"') {
            pos = parse_quoted(b, value, parameter, index);
        } else {
            pos = b.find(';', value);
            parameter.value = trimmed(text, value, pos);
            parameter.whole = make_span(begin, parameter.value.empty() ? after_equals : parameter.value.end());
        }
    }
    if (!parameter.has_value) parameter.role = ParameterRole::other; // shown as it stands: there is nothing to decode
    if (!is_token(name)) b.note(Problem::bad_parameter_name, NoteTarget::parameter, index, parameter.whole);
    b.out.parameters.push_back(parameter);
    return pos;
}

} // namespace

void parse_parameters(Builder& b)
{
    std::size_t pos = parse_error_id(b);
    while (true) {
        while (pos < b.text.size() && (is_blank(b.text[pos]) || b.text[pos] == ';')) ++pos;
        if (pos == b.text.size()) return;
        if (b.out.parameters.size() == limits::items) {
            b.leave_undecoded(Problem::too_many_parameters, trimmed(b.text, pos, b.text.size()));
            return;
        }
        pos = parse_parameter(b, pos);
    }
}

} // namespace icewarn
