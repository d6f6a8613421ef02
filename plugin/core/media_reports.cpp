// SPDX-License-Identifier: GPL-2.0-or-later
// Media reports: the blocks of CallerMediaDebug and CalleeMediaDebug, and the report keys of a flat header.
#include <memory_resource>
#include <string>

#include "core/builder.hpp"
#include "icewarn/text.hpp"
#include "core/item_scanner.hpp"

namespace icewarn {
namespace {

/// The Key=Value items of one report, or the pairs inside one item.
struct ItemScope {
    std::size_t first = 0;       ///< index of the first item
    std::uint64_t seen_keys = 0; ///< those of the key table that have stood there, by bit
};

constexpr std::uint64_t key_bit(Key key) { return std::uint64_t{1} << static_cast<unsigned>(key); }

/// True when an item of that name has stood among the siblings already; remembers a key of the table.
bool is_repeated(const Builder& b, ItemScope& siblings, const Item& item, std::size_t index)
{
    // An empty value gives no field, so it does not count; an empty ICEWarn is an error and does.
    if (item.name.empty() || (item.value.empty() && item.key != Key::icewarn)) return false;
    if (item.key != Key::none) {
        const bool seen = (siblings.seen_keys & key_bit(item.key)) != 0;
        siblings.seen_keys |= key_bit(item.key);
        return seen;
    }
    for (std::size_t i = siblings.first; i < index; i += 1 + b.out.items[i].children) {
        const Item& other = b.out.items[i];
        if (other.name_hash == item.name_hash && other.name.size == item.name.size && !other.value.empty()) return true;
    }
    return false;
}

void decode_side(std::string_view value, Item& item)
{
    if (equal_folded(value, "caller")) item.decoded = Side::caller;
    else if (equal_folded(value, "callee")) item.decoded = Side::callee;
}

/// Decodes the value by the kind of its key and reports what is wrong with it.
void decode_value(Builder& b, Item& item, std::size_t index)
{
    std::string_view value = view(b.text, item.value);
    std::pmr::string unescaped(b.out.items.get_allocator().resource());
    const bool escaped = item.quoted && value.find('\\') != std::string_view::npos;
    if (escaped) {
        unescaped.resize(value.size());
        value = {unescaped.data(), decode_text(value, true, unescaped.data())};
    }
    const bool assessed = item.key != Key::none && key_row(item.key).basis != Basis::name_only;
    const auto note = [&](Problem problem) {
        if (assessed) b.note(problem, NoteTarget::item, index, item.whole);
    };
    const auto take = [&](const ParsedNumber& number) {
        if (number.value) item.decoded = *number.value;
        note(number.problem);
    };
    if (item.key == Key::none) return;
    if (value.empty()) {
        if (item.key == Key::icewarn) note(Problem::empty_flags);
        return;
    }
    switch (key_row(item.key).kind) {
    case ValueKind::hex:
    case ValueKind::bits: take(parse_flags(value)); break;
    case ValueKind::number: take(parse_decimal(value)); break;
    case ValueKind::port: {
        const ParsedNumber port = parse_decimal(value, 0xffff);
        if (port.value) item.decoded = *port.value;
        else note(Problem::bad_port);
        break;
    }
    case ValueKind::endpoint: {
        const ParsedEndpoint endpoint = parse_endpoint(value);
        item.decoded = endpoint.endpoint;
        note(endpoint.malformed);
        note(endpoint.unusual);
        break;
    }
    case ValueKind::range: {
        const ParsedRange range = parse_range(value);
        item.decoded = range.range;
        note(range.problem);
        break;
    }
    case ValueKind::side: decode_side(value, item); break;
    case ValueKind::text:
    case ValueKind::list: break;
    }
    const bool has_value = !std::holds_alternative<std::monostate>(item.decoded);
    if (escaped && has_value && !std::holds_alternative<Side>(item.decoded)) note(Problem::escaped_value);
}

/// Decodes and assesses the item that was appended last.
void complete_item(Builder& b, ItemScope& siblings)
{
    const std::size_t index = b.out.items.size() - 1;
    Item& item = b.out.items[index];
    decode_value(b, item, index);
    if (is_repeated(b, siblings, item, index)) b.note(Problem::repeated, NoteTarget::item, index, item.whole);
}

/// Appends the item that the scanner stands at.
void take_item(Builder& b, ItemScanner& scanner, ItemScope& siblings, bool quoted)
{
    Item& item = b.out.items.emplace_back();
    item.quoted = quoted;
    scanner.next_item(item);
    const std::size_t index = b.out.items.size() - 1;
    if (item.name.empty()) b.note(Problem::not_key_value, NoteTarget::item, index, item.whole);
    else if (item.key != Key::none && !is_token(view(b.text, item.name)))
        b.note(Problem::bad_key_name, NoteTarget::item, index, item.whole);
    complete_item(b, siblings);
}

/// Takes the item that was appended last into the report.
void extend_report(const Builder& b, Report& report)
{
    const Item& added = b.out.items.back();
    report.whole = make_span(report.whole.begin, added.whole.end());
    if (added.key == Key::icewarn && !report.flags && std::holds_alternative<std::uint32_t>(added.decoded))
        report.flags = std::get<std::uint32_t>(added.decoded);
    if (const Side* side = std::get_if<Side>(&added.decoded)) {
        report.side = *side;
        report.side_span = added.value;
        report.side_inherited = false;
    }
    if (added.key == Key::media_type && !added.value.empty()) {
        report.media = added.value;
        report.media_quoted = added.quoted;
    }
}

Report start_report(const Builder& b, std::size_t begin)
{
    Report report;
    report.whole = make_span(begin, begin);
    report.first_item = static_cast<std::uint32_t>(b.out.items.size());
    return report;
}

void finish_report(Builder& b, Report& report)
{
    report.item_count = static_cast<std::uint32_t>(b.out.items.size()) - report.first_item;
    b.out.reports.push_back(report);
}

/// MediaChanBlob: a list of pairs as the value of one item.
void add_pairs(Builder& b, std::size_t parent)
{
    const Span list = b.out.items[parent].value;
    const bool quoted = b.out.items[parent].quoted;
    ItemScanner scanner(b.text, list, ItemScanner::Blocks::no);
    ItemScope siblings{b.out.items.size()};
    while (scanner.skip_separators()) {
        if (b.out.items.size() == limits::items) {
            b.leave_undecoded(Problem::too_many_items, scanner.rest());
            break;
        }
        take_item(b, scanner, siblings, quoted);
    }
    b.out.items[parent].children = static_cast<std::uint32_t>(b.out.items.size() - parent - 1);
}

Item item_of(std::string_view text, const Parameter& parameter)
{
    Item item;
    item.whole = parameter.whole;
    item.name = parameter.name;
    item.value = parameter.value;
    item.quoted = parameter.quoted;
    item.key = parameter.key;
    // Blanks and folds at the edges of a quoted string are part of a text, but not of a number, an address or a name.
    if (item.key != Key::network_name) item.value = trimmed(text, item.value.begin, item.value.end());
    item.name_hash = parameter.name_hash;
    return item;
}

/// Whether a UserType or MediaType belongs to the next report. One that the report has does; and so does a UserType
/// behind the content of a report that inherited its side, while right behind MediaType it says the side anew.
bool starts_next_report(const Builder& b, const Report& report, const ItemScope& siblings, const Parameter& parameter)
{
    const Key key = parameter.key;
    if ((key != Key::user_type && key != Key::media_type) || parameter.value.empty()) return false;
    const bool has = (siblings.seen_keys & key_bit(key)) != 0;
    const bool has_content = b.out.items.size() > siblings.first + 1;
    return has || (key == Key::user_type && report.side_inherited && has_content);
}

/// Rule 1 of plugin/doc/dialects.md: the report keys among the parameters. A UserType or MediaType that the report has
/// starts the next.
void parse_flat(Builder& b)
{
    std::optional<Report> report;
    ItemScope siblings{0};
    for (Parameter& parameter : b.out.parameters) {
        if (parameter.key == Key::none) continue;
        const bool next = report && starts_next_report(b, *report, siblings, parameter);
        const bool no_more_reports = (!report || next) && b.out.reports.size() + (report ? 1 : 0) >= limits::reports;
        if (no_more_reports || b.out.items.size() == limits::items) {
            // What follows stays among the parameters, as it stands.
            b.note(no_more_reports ? Problem::too_many_reports : Problem::too_many_items, NoteTarget::header, 0,
                   make_span(parameter.whole.begin, b.text.size()));
            break;
        }
        if (!report || next) {
            Report fresh = start_report(b, parameter.whole.begin);
            if (next) {
                if (parameter.key == Key::media_type) {
                    fresh.side = report->side;
                    fresh.side_span = report->side_span;
                    fresh.side_inherited = report->side.has_value();
                }
                finish_report(b, *report);
            }
            report = fresh;
            siblings = {b.out.items.size()};
        }
        parameter.role = ParameterRole::report_key;
        b.out.items.push_back(item_of(b.text, parameter));
        complete_item(b, siblings);
        extend_report(b, *report);
        if (parameter.key == Key::media_chan_blob) add_pairs(b, b.out.items.size() - 1);
    }
    if (report) finish_report(b, *report);
}

/// Rule 2 of plugin/doc/dialects.md: blocks of `media:Key=Value,...`, one after the other.
void parse_media_debug(Builder& b, const Parameter& parameter)
{
    std::optional<Report> report;
    ItemScope siblings{0};
    ItemScanner scanner(b.text, parameter.value, ItemScanner::Blocks::yes);
    const auto start = [&](std::size_t begin, const ItemScanner::BlockStart& block) {
        if (report) finish_report(b, *report);
        if (!block.usual) b.note(Problem::bad_media_name, NoteTarget::header, 0, make_span(begin, block.item));
        report = start_report(b, begin);
        report->side = parameter.role == ParameterRole::caller_debug ? Side::caller : Side::callee;
        report->side_span = make_span(parameter.name.begin, parameter.name.begin + std::string_view("Caller").size());
        report->media = block.media;
        report->media_quoted = parameter.quoted;
        siblings = {b.out.items.size()};
    };
    while (scanner.skip_separators()) {
        const auto block = scanner.find_block_start();
        const bool no_more_reports = (block || !report) && b.out.reports.size() + (report ? 1 : 0) >= limits::reports;
        if (no_more_reports || b.out.items.size() == limits::items) {
            b.leave_undecoded(no_more_reports ? Problem::too_many_reports : Problem::too_many_items, scanner.rest());
            break;
        }
        if (block || !report) {
            const std::size_t begin = scanner.rest().begin;
            start(begin, block.value_or(ItemScanner::BlockStart{{}, begin, true}));
            if (block) scanner.enter(*block);
        }
        take_item(b, scanner, siblings, parameter.quoted);
        extend_report(b, *report);
    }
    if (report) finish_report(b, *report);
}

} // namespace

void parse_reports(Builder& b)
{
    Diagnostics& out = b.out;
    out.flat = std::any_of(out.parameters.begin(), out.parameters.end(), [](const Parameter& parameter) {
        return parameter.key != Key::none && key_row(parameter.key).marks_flat;
    });
    if (out.flat) parse_flat(b);
    for (const Parameter& parameter : out.parameters)
        if (is_media_debug(parameter.role)) parse_media_debug(b, parameter);
    std::sort(out.reports.begin(), out.reports.end(),
              [](const Report& x, const Report& y) { return x.whole.begin < y.whole.begin; });
}

} // namespace icewarn
