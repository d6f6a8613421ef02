// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a header value: no crash, and what must hold of every result holds.
#include <algorithm>
#include <array>
#include <memory_resource>
#include <string>
#include <vector>

#include "icewarn/diagnostics.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/summary.hpp"
#include "icewarn/text.hpp"
#include "invariants.hpp"
#include "require.hpp"
#include "second_reading.hpp"

using namespace icewarn;

namespace {

/// The result in memory of its own, most of the time without the heap.
struct Parsed {
    explicit Parsed(std::string_view text) : memory(buffer.data(), buffer.size()), d(&memory) { parse(text, d); }

    std::array<std::byte, 16384> buffer;
    std::pmr::monotonic_buffer_resource memory;
    Diagnostics d;
};

bool same(Span a, Span b) { return a.begin == b.begin && a.size == b.size; }

bool same(const Endpoint& a, const Endpoint& b) { return a.address == b.address && a.port == b.port; }

bool same(const PortRange& a, const PortRange& b) { return a.min == b.min && a.max == b.max; }

template <class T> bool same(const T& a, const T& b) { return a == b; }

bool same(const ItemValue& a, const ItemValue& b)
{
    if (a.index() != b.index()) return false;
    return std::visit([&](const auto& value) { return same(value, std::get<std::decay_t<decltype(value)>>(b)); }, a);
}

bool same(const Parameter& a, const Parameter& b)
{
    return same(a.whole, b.whole) && same(a.name, b.name) && same(a.value, b.value) && a.has_value == b.has_value &&
           a.quoted == b.quoted && a.role == b.role && a.key == b.key;
}

bool same(const Item& a, const Item& b)
{
    return same(a.whole, b.whole) && same(a.name, b.name) && same(a.value, b.value) && a.quoted == b.quoted &&
           a.key == b.key && a.children == b.children && same(a.decoded, b.decoded);
}

bool same(const Report& a, const Report& b)
{
    return same(a.whole, b.whole) && a.side == b.side && same(a.side_span, b.side_span) &&
           a.side_inherited == b.side_inherited && same(a.media, b.media) && a.media_quoted == b.media_quoted &&
           a.flags == b.flags && a.first_item == b.first_item && a.item_count == b.item_count;
}

bool same(const Note& a, const Note& b)
{
    return a.problem == b.problem && a.owner == b.owner && a.index == b.index && same(a.where, b.where);
}

template <class T> bool same_list(const std::pmr::vector<T>& a, const std::pmr::vector<T>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}

void require_same(const Diagnostics& a, const Diagnostics& b, const char* what)
{
    require(a.error_id == b.error_id && a.error_sub_id == b.error_sub_id && a.cut == b.cut && a.flat == b.flat, what);
    require(same(a.error_id_span, b.error_id_span) && same(a.error_sub_id_span, b.error_sub_id_span), what);
    require(same_list(a.parameters, b.parameters) && same_list(a.reports, b.reports) && same_list(a.items, b.items),
            what);
    require(same_list(a.notes, b.notes) && same_list(a.undecoded, b.undecoded), what);
}

/// The value of an item with the character that it escapes in place of each backslash; line ends cannot be escaped.
std::string plain_value(const Diagnostics& d, const Item& item)
{
    const std::string_view raw = view(d.text, item.value);
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const bool escape = item.quoted && raw[i] == '\\' && i + 1 < raw.size();
        if (escape && raw[i + 1] != '\r' && raw[i + 1] != '\n') ++i;
        text += raw[i];
    }
    return text;
}

/// Disjoint from every parameter, or inside the value of one.
void check_undecoded(const Diagnostics& d)
{
    for (const Span span : d.undecoded)
        for (const Parameter& p : d.parameters) {
            const bool apart = span.end() <= p.whole.begin || span.begin >= p.whole.end();
            const bool inside = span.begin >= p.value.begin && span.end() <= p.value.end();
            require(apart || inside, "what is left undecoded does not overlap what is decoded");
        }
}

/// Items of one level stand one behind the other, within a report and within an item.
void check_order(const Diagnostics& d)
{
    for (const Report& report : d.reports) {
        std::uint32_t end = report.whole.begin;
        for (std::uint32_t i = report.first_item; i < report.first_item + report.item_count; ++i) {
            const Item& item = d.items[i];
            require(item.whole.begin >= end, "items ascend and do not overlap");
            end = item.whole.end();
            std::uint32_t child_end = item.value.begin;
            for (std::uint32_t child = i + 1; child <= i + item.children; ++child) {
                require(d.items[child].children == 0 && d.items[child].whole.begin >= child_end, "pairs ascend");
                child_end = d.items[child].whole.end();
            }
            i += item.children;
        }
    }
    std::vector<std::uint32_t> first_items;
    for (const Report& report : d.reports) first_items.push_back(report.first_item);
    std::sort(first_items.begin(), first_items.end());
    require(std::adjacent_find(first_items.begin(), first_items.end()) == first_items.end(), "an item has one report");
}

void check_endpoint(const Endpoint& endpoint, const std::string& text)
{
    const auto* v4 = std::get_if<Ipv4>(&endpoint.address);
    const std::string host = text.substr(0, text.find(':'));
    require((v4 != nullptr) == second_reading::ipv4(host).has_value(), "IPv4 when there is one");
    if (v4 != nullptr) require(*v4 == *second_reading::ipv4(host), "the IPv4 address is as inet_pton reads it");
    require(parse_ipv6(text) == second_reading::ipv6(text), "the IPv6 address is as inet_pton reads it");
    if (endpoint.port)
        require(second_reading::decimal(text.substr(text.rfind(':') + 1)) == *endpoint.port, "the port is the number");
}

void check_value(const Diagnostics& d, const Item& item)
{
    if (item.key == Key::none) {
        require(item.decoded.index() == 0, "an unknown key has no decoded value");
        return;
    }
    const std::string text = plain_value(d, item);
    const auto* number = std::get_if<std::uint32_t>(&item.decoded);
    const std::optional<std::uint32_t> value = number != nullptr ? std::optional(*number) : std::nullopt;
    switch (key_row(item.key).kind) {
    case ValueKind::hex:
    case ValueKind::bits: require(value == second_reading::flags(text), "the flags are the number"); break;
    case ValueKind::number: require(value == second_reading::decimal(text), "the number is the number"); break;
    case ValueKind::port: {
        const auto port = second_reading::decimal(text);
        require(value == (port && *port <= 0xffff ? port : std::nullopt), "the port is the number");
        break;
    }
    case ValueKind::endpoint:
        if (const auto* endpoint = std::get_if<Endpoint>(&item.decoded)) check_endpoint(*endpoint, text);
        else require(text.empty(), "an endpoint is decoded");
        break;
    default: require(number == nullptr, "text is no number"); break;
    }
}

/// The flags of a report are its first ICEWarn that is a number.
void check_flags(const Diagnostics& d)
{
    for (const Item& item : d.items) check_value(d, item);
    for (const Report& report : d.reports) {
        std::optional<std::uint32_t> flags;
        for (std::uint32_t i = report.first_item; i < report.first_item + report.item_count; ++i)
            if (d.items[i].key == Key::icewarn && !flags) flags = second_reading::flags(plain_value(d, d.items[i]));
        require(report.flags == flags, "the flags of a report are those of its first valid ICEWarn");
    }
}

std::string decoded(const Diagnostics& d, Span span, bool quoted)
{
    std::vector<char> out(span.size); // exactly the room that is promised to suffice
    const std::size_t size = decode_text(view(d.text, span), quoted, out.data());
    require(size <= span.size, "decoded text is not longer");
    return {out.data(), size};
}

void check_line(const LabelText& line, bool utf8)
{
    require(line.view().size() <= LabelText::capacity, "a line keeps to its capacity");
    require(line.c_str()[line.view().size()] == '\0', "a line is terminated");
    require(!utf8 || second_reading::is_utf8(line.view()), "a line is UTF-8 when its parts are");
}

void check_text(const Diagnostics& d)
{
    for (const Parameter& p : d.parameters) {
        const std::string text = decoded(d, p.value, p.quoted);
        const bool utf8 = second_reading::is_utf8(text);
        check_line(header_line(d, text), utf8);
    }
    for (const Report& report : d.reports) {
        const std::string media = decoded(d, report.media, report.media_quoted);
        check_line(report_line(report.side, media, report.flags, true), second_reading::is_utf8(media));
        for (const Flag& flag : flag_table)
            if ((report.flags.value_or(0) & flag.bit) != 0) check_line(flag_line(flag, *report.flags), true);
    }
    for (const Note& note : d.notes) {
        const std::string shown = decoded(d, note.where, false);
        check_line(note_line(note, shown), second_reading::is_utf8(shown));
    }
    for (const Item& item : d.items) decoded(d, item.value, item.quoted);
}

/// What the unit tests check of any result, that the quick reading agrees with it among it.
void require_whole(const Diagnostics& d)
{
    const std::string broken = broken_invariant(d);
    require(broken.empty(), broken.c_str());
}

/// The result for the same text in capitals is the same: names, numbers and sides are read without regard to case.
void check_capitals(const Diagnostics& d)
{
    std::string capitals(d.text);
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    Parsed other(capitals);
    require_same(d, other.d, "letter case makes no difference");
    require_whole(other.d);
}

void check_header_line(std::string_view text)
{
    const Span value = header_line_value(text);
    require(value.begin <= text.size() && value.size <= text.size() - value.begin, "a value lies within its line");
    const Span name = find_name_before(text, "ms-diagnostics");
    require(name.begin <= text.size() && name.size <= text.size() - name.begin, "a name lies within its line");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: bytes as text
    Parsed parsed(text);
    Diagnostics& d = parsed.d;

    require_whole(d);
    check_undecoded(d);
    check_order(d);
    check_flags(d);
    check_text(d);
    require_same(d, Parsed(text).d, "parsing twice gives the same");
    check_capitals(d);
    check_header_line(text);

    mark_cut_by_capture(d);
    require(d.cut && !d.notes.empty() && broken_invariant(d).empty(), "a cut is noted");
    return 0;
}
