// SPDX-License-Identifier: GPL-2.0-or-later
// Finding a start line backwards, and reading headers forwards from it.
#include "icewarn/sip_head.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "icewarn/ascii.hpp"
#include "icewarn/parse_limits.hpp"
#include "core/sip/sip_start_line.hpp"

namespace icewarn {
namespace {

enum class Repeated : bool { keep_first, replace };

/// A header that is wanted.
struct WantedHeader {
    std::size_t name_size; ///< 0 for any other header
    std::string_view SipHead::*value;
};

WantedHeader if_named(std::string_view line, std::string_view name, std::string_view SipHead::*value)
{
    return {begins_folded(line, name) ? name.size() : 0, value};
}

/// What header a line of two bytes or more begins. Most lines are told by their first letters.
WantedHeader wanted_header(std::string_view line)
{
    constexpr char lower_bit = 0x20; // with it no other character is a lower-case letter
    const char second = static_cast<char>(line[1] | lower_bit);
    const auto is_compact = [line] { return !is_token_char(line[1]); };
    switch (line[0] | lower_bit) {
    case 'c':
        if (second == 'a') return if_named(line, "Call-ID", &SipHead::call_id);
        if (second == 's') return if_named(line, "CSeq", &SipHead::cseq);
        break;
    case 'f':
        if (is_compact()) return {1, &SipHead::from};
        if (second == 'r') return if_named(line, "From", &SipHead::from);
        break;
    case 't':
        if (is_compact()) return {1, &SipHead::to};
        if (second == 'o') return {2, &SipHead::to};
        break;
    case 'i':
        if (is_compact()) return {1, &SipHead::call_id};
        break;
    case 'u':
        if (second == 's') return if_named(line, "User-Agent", &SipHead::user_agent);
        break;
    default: break;
    }
    return {};
}

/// Reads the header from `begin` up to `end`, if it is wanted.
void read_header(std::string_view text, std::size_t begin, std::size_t end, Repeated repeated, SipHead& head)
{
    if (end - begin < 2) return;
    const std::string_view header = text.substr(begin, end - begin);
    const WantedHeader wanted = wanted_header(header);
    if (wanted.name_size == 0) return;
    const std::size_t colon = skip_blanks(header, wanted.name_size);
    std::string_view& value = head.*wanted.value;
    if (colon == header.size() || header[colon] != ':' || (!value.empty() && repeated == Repeated::keep_first)) return;
    const Span span = trimmed(header, colon + 1, header.size());
    if (!span.empty()) value = view(header, span); // an empty one does not count
}

/// Where the line that begins at `begin` ends, its line end included.
std::size_t line_end(std::string_view text, std::size_t begin)
{
    const std::size_t feed = text.find('\n', begin);
    return feed == std::string_view::npos ? text.size() : feed + 1;
}

/// Where the line begins that holds the byte before `end`, its line end included.
std::size_t line_begin(std::string_view text, std::size_t end)
{
    if (end <= 1) return 0;
    const std::string_view before = text.substr(0, end - 1);
#ifdef __GLIBC__ // the standard library's search takes three instructions a byte
    const void* found = memrchr(before.data(), '\n', before.size());
    return found == nullptr ? 0 : static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
#else
    const std::size_t feed = before.rfind('\n');
    return feed == std::string_view::npos ? 0 : feed + 1;
#endif
}

bool is_folded(char first) { return first == ' ' || first == '\t'; }

/// The end of the header that begins at `begin`: lines that begin with a blank are folded into it.
std::size_t header_end(std::string_view text, std::size_t begin)
{
    std::size_t end = line_end(text, begin);
    while (end < text.size() && is_folded(text[end])) end = line_end(text, end);
    return end;
}

bool is_empty_line(std::string_view text, std::size_t begin)
{
    return text[begin] == '\n' || (text[begin] == '\r' && begin + 1 < text.size() && text[begin + 1] == '\n');
}

/// Headers from `begin` to the empty line.
void read_headers(std::string_view text, std::size_t begin, SipHead& head)
{
    while (begin < text.size() && !is_empty_line(text, begin)) {
        const std::size_t end = header_end(text, begin);
        read_header(text, begin, end, Repeated::keep_first, head);
        begin = end;
    }
    head.body = begin < text.size() ? line_end(text, begin) : text.size();
}

/// What a line may be, by its first byte.
enum class LineKind : std::uint8_t {
    header, ///< one that is not wanted
    wanted, ///< one that may be wanted
    other,  ///< a fold, an empty line, a status line, bytes of something else
};

constexpr auto line_kinds = [] {
    std::array<LineKind, 256> kinds{};
    for (unsigned c = 0; c < kinds.size(); ++c) {
        const char first = static_cast<char>(c);
        const bool wanted = std::string_view("cfitu").find(to_lower(first)) != std::string_view::npos;
        kinds[c] = !is_token_char(first) || first == sip_version.front() ? LineKind::other
                   : wanted                                              ? LineKind::wanted
                                                                         : LineKind::header;
    }
    return kinds;
}();

/// Whether the line that ends at `end`, its line end included, has the version there, as requests have.
bool ends_in_version(std::string_view text, std::size_t begin, std::size_t end)
{
    if (text[end - 1] == '\n') --end;
    if (end > begin && text[end - 1] == '\r') --end;
    return end - begin > sip_version.size() && text[end - 1] == sip_version.back() &&
           text.substr(end - sip_version.size(), sip_version.size()) == sip_version;
}

/// A glance at a line, which headers pass and start lines do not: requests end in the version, responses begin with it,
/// or with bytes of something else, which mostly are no part of a header's name. What is missed here,
/// may_hide_response() finds.
LineKind kind_of_line(std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin == 0 || ends_in_version(text, begin, end)) return LineKind::other;
    return line_kinds[static_cast<unsigned char>(text[begin])];
}

/// Goes back from a position line by line, and reads headers on the way.
bool read_backwards(std::string_view text, std::size_t inside, std::size_t farthest, SipHead& head)
{
    const std::size_t behind = header_end(text, line_begin(text, inside + 1));
    bool in_head = true;
    std::size_t header = behind; // where the header ends whose lines are passed
    for (std::size_t end = behind, begin = 0; end > farthest; end = begin) {
        begin = line_begin(text, end);
        const LineKind kind = kind_of_line(text, begin, end);
        if (kind == LineKind::other) {
            if (is_empty_line(text, begin)) { // what was read belongs to a part of the body
                head = SipHead{};
                head.body = end;
                in_head = false;
            } else if (SipHead start; read_start_line(text, make_span(begin, end), start) && start.begin <= inside) {
                head.method = start.method;
                head.status = start.status;
                head.begin = start.begin;
                if (in_head) read_headers(text, behind, head);
                return true;
            } else if (is_folded(text[begin])) {
                continue;
            }
        }
        if (kind != LineKind::header) read_header(text, begin, header, Repeated::replace, head);
        header = begin;
    }
    return false;
}

/// Whether there may be a status line that does not begin its line, behind one position and not behind another.
bool may_hide_response(std::string_view text, std::size_t behind, std::size_t inside)
{
    constexpr std::string_view start = "SIP/2.0 ";
    return text.substr(0, inside + start.size()).find(start, behind + 1) != std::string_view::npos;
}

/// Looks for a start line in the whole of each line.
bool search_backwards(std::string_view text, std::size_t inside, std::size_t farthest, SipHead& head)
{
    for (std::size_t end = line_end(text, inside); end > farthest;) {
        const std::size_t begin = line_begin(text, end);
        head = SipHead{};
        // Behind the position in its own line the next message may begin.
        if (read_start_line(text, make_span(begin, end), head) && head.begin <= inside) {
            read_headers(text, end, head);
            return true;
        }
        end = begin;
    }
    return false;
}

/// @param farthest  a start line before it is none
/// @param head      freshly constructed; means nothing when none is found
bool find_head_behind(std::string_view bytes, std::size_t inside, std::size_t farthest, SipHead& head)
{
    const bool found =
        (read_backwards(bytes, inside, farthest, head) && !may_hide_response(bytes, head.begin, inside)) ||
        search_backwards(bytes, inside, farthest, head);
    return found && head.begin >= farthest;
}

std::size_t farthest_begin(std::size_t inside)
{
    return inside > limits::sip_message ? inside - limits::sip_message : 0;
}

} // namespace

std::optional<SipHead> find_sip_head(std::string_view bytes, std::size_t inside)
{
    inside = std::min(inside, bytes.size());
    SipHead head;
    if (!find_head_behind(bytes, inside, farthest_begin(inside), head)) return std::nullopt;
    return head;
}

const SipHead* SipHeadFinder::find(std::string_view bytes, std::size_t inside)
{
    inside = std::min(inside, bytes.size());
    const bool same_bytes = bytes.data() == bytes_.data() && bytes.size() == bytes_.size();
    if (!same_bytes || inside < inside_) {
        head_ = SipHead{};
        found_ = find_head_behind(bytes, inside, farthest_begin(inside), head_);
    } else if (!found_ || inside >= head_.body) {
        // Between the last position and this one the next message may begin; what lies before it is known.
        SipHead next;
        if (find_head_behind(bytes, inside, found_ ? std::max(inside_, head_.body) : inside_, next)) {
            head_ = next;
            found_ = true;
        }
    }
    bytes_ = bytes;
    inside_ = inside;
    return found_ ? &head_ : nullptr;
}

std::optional<SipHead> read_sip_head(std::string_view message)
{
    const std::size_t end = line_end(message, 0);
    SipHead head;
    if (!read_start_line(message, make_span(0, end), head) || head.begin != 0) return std::nullopt;
    read_headers(message, end, head);
    return head;
}

} // namespace icewarn
