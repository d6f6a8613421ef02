// SPDX-License-Identifier: GPL-2.0-or-later
// Messages found by their start line.
#include "log/forms/text_messages.hpp"

#include <algorithm>
#include <utility>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "icewarn/span.hpp"
#include "log/forms/start_search.hpp"
#include "log/records/packet_line.hpp"
#include "log/peer.hpp"
#include "log/records/record_line.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

constexpr std::uint64_t near = 5;        ///< lines between an opening line and the message that it announces
constexpr std::size_t wrapped_from = 40; ///< a line that was wrapped is not shorter
constexpr std::size_t wrapped_word = 60; ///< unless the word behind it would have made it as long as this

std::string_view without_quote_end(std::string_view text) { return text.substr(0, text.rfind('"')); }

bool is_empty(std::string_view text) { return skip_blanks(text, 0) == text.size(); }

void set_peer(Peer& peer, std::string_view host, std::string_view port)
{
    if (port.empty()) {
        parse_peer(host, peer);
        return;
    }
    Peer number;
    parse_peer(std::string(":").append(port), number);
    peer.host.assign(host);
    peer.port = number.port;
}

} // namespace

bool TextMessages::take_outside(const Line& line, std::optional<std::int64_t> time)
{
    if (is_end_mark(line.text)) return true;
    const auto opening = read_opening(line.text);
    if (opening) announce(*opening, line.number, time);
    if (take_wrapped_start(line)) return open();
    if (line.text.find(sip_version) == std::string_view::npos) return opening.has_value();
    const std::size_t from = opening ? opening->text : 0;
    std::string_view text = without_time_tag(line.text);
    if (from > 0 && from <= text.size() && text[from - 1] == '"') text = without_quote_end(text);
    const Line rest{text.substr(std::min(from, text.size())), line.end, line.cut, line.number};
    session_.assign(read_syslog_prefix(line.text).session);
    if (unpack(rest.text, packed_)) {
        if (take_packed(rest)) return true; // also when the message ended in it
    } else if (const auto start = find_start_line(rest.text)) {
        open_message(rest.text, *start, line);
    }
    return opening || open();
}

/// `BYE sip:bob@contoso.com;gruu` and `SIP/2.0`, or each word on a line of its own, as mail wraps them.
bool TextMessages::take_wrapped_start(const Line& line)
{
    const std::string_view text = trim(line.text);
    const bool goes_on = !start_.empty() && start_line_ + 1 == line.number;
    const bool begins = may_start(text) && text.find(sip_version) == std::string_view::npos;
    if (!goes_on || begins) start_.clear();
    if (!begins && start_.empty()) return false;
    start_.append(start_.empty() ? "" : " ").append(text);
    start_line_ = line.number;
    if (is_start_line(start_)) {
        const std::string whole = std::exchange(start_, {});
        open_message(whole, 0, line);
    } else if (!may_start(start_)) {
        start_.clear();
        return false;
    }
    return true;
}

void TextMessages::announce(const Opening& opening, std::uint64_t line, std::optional<std::int64_t> time)
{
    announced_ = {};
    announced_.line = line;
    announced_.direction = opening.direction;
    set_peer(announced_.local, opening.local, opening.local_port);
    set_peer(announced_.remote, opening.remote, opening.remote_port);
    announced_.time = opening.time;
    if (!announced_.time && time) announced_.time = FoundTime{*time, false, false};
}

void TextMessages::open_message(std::string_view text, std::size_t start, const Line& line)
{
    if (announced_.line + near < line.number) announced_ = {};
    const std::string_view prefix = text.substr(0, start);
    const auto time = announced_.time ? announced_.time : find_time(prefix);
    message_.direction = announced_.direction;
    message_.local = announced_.local;
    message_.remote = announced_.remote;
    message_.line = announced_.line > 0 ? announced_.line : line.number;
    message_.time_ns.reset();
    if (time) message_.time_ns = time->ns;
    message_.time_is_utc = time && time->utc;
    message_.remarks = {};
    message_.remarks.year_guessed = time && time->year_guessed;
    announced_ = {};
    shape_.learn(prefix);
    following_ = Following::undecided;
    part_ = Part::head;
    spaced_ = in_packed_ = false;
    empty_ = 0;
    body_lines_ = 0;
    last_size_ = line.text.size();
    open_ = {};
    const std::size_t bar = prefix.find_last_not_of(" \t");
    indent_ = bar == std::string_view::npos ? prefix.size() : skip_blanks(prefix, 0);
    if (bar != std::string_view::npos && prefix.substr(indent_) != "|") indent_ = 0;
    builder_.start(text.substr(start), line.end);
}

/// The lines of a message that the log has on one. @return whether one began in it
bool TextMessages::take_packed(const Line& line)
{
    bool began = false;
    for (std::string_view text : packed_.lines) {
        if (!partial_.empty()) text = partial_.append(text);
        const Line piece{text, LineEnd::crlf, line.cut, line.number};
        if (!open() || !take_text(piece)) {
            break_off();
            if (const auto start = find_start_line(text)) {
                open_message(text, *start, piece);
                began = true;
            }
        }
        following_ = open() ? Following::bare : following_;
        partial_.clear();
    }
    in_packed_ = open();
    if (open()) partial_.assign(packed_.rest);
    return began;
}

/// What stands behind the last line end of a packed line is a line where nothing continues it.
void TextMessages::end_packed(const Line& line)
{
    in_packed_ = false;
    if (!partial_.empty() && open()) take_text({partial_, LineEnd::none, false, line.number});
    partial_.clear();
}

bool TextMessages::continues_packed(const Line& line)
{
    const SyslogPrefix prefix = read_syslog_prefix(line.text);
    if (session_.empty() || prefix.session != session_ || read_opening(line.text)) return false;
    const Line rest{without_time_tag(line.text).substr(std::min(prefix.text, without_time_tag(line.text).size())),
                    line.end, line.cut, line.number};
    if (unpack(rest.text, packed_)) take_packed(rest);
    else partial_.append(rest.text);
    return true;
}

bool TextMessages::take_inside(const Line& line)
{
    if (in_packed_) {
        if (continues_packed(line)) return true;
        end_packed(line);
        break_off();
        return false;
    }
    if (!is_plain_header(line.text) && ends_here(line)) {
        break_off();
        return is_end_mark(line.text);
    }
    if (!session_.empty()) {
        const SyslogPrefix prefix = read_syslog_prefix(line.text);
        if (!prefix.session.empty() && prefix.session == session_)
            return take_text({without_time_tag(line.text).substr(prefix.text), line.end, line.cut, line.number});
    }
    const auto text = without_prefix(line.text);
    const std::string_view whole = text ? without_time_tag(*text) : std::string_view();
    if (text && whole.size() < text->size() && is_empty(whole)) return true;
    if (!text || !take_text({whole, line.end, line.cut, line.number})) {
        break_off();
        return false;
    }
    return true;
}

/// Lines that are no part of any message.
bool TextMessages::ends_here(const Line& line) const
{
    return is_end_mark(line.text) || parse_entry(line.text) || parse_record_header(line.text) ||
           line.text.substr(skip_blanks(line.text, 0), begin_mark.size()) == begin_mark || read_opening(line.text);
}

/// The line as it stood in the message; none when it is another line of the log.
std::optional<std::string_view> TextMessages::without_prefix(std::string_view text)
{
    if (!shape_.is_telling()) return without_indent(text);
    if (following_ == Following::bare) return shape_.match(text) ? std::nullopt : std::optional(text);
    const auto size = shape_.match(text);
    if (following_ == Following::undecided) following_ = size ? Following::prefixed : Following::bare;
    if (!size) return following_ == Following::bare ? std::optional(text) : std::nullopt;
    const std::string_view rest = text.substr(*size);
    const std::size_t blanks = skip_blanks(rest, 0);
    const bool other = shape_.indent() > 1 && blanks < shape_.indent() && blanks < rest.size();
    if (other) return std::nullopt;
    message_.remarks.unprefixed = true;
    return rest.substr(std::min(blanks, shape_.indent()));
}

/// The lines are indented as the start line is, or not at all.
std::string_view TextMessages::without_indent(std::string_view text)
{
    const std::size_t blanks = skip_blanks(text, 0);
    if (following_ == Following::undecided && blanks < text.size()) {
        following_ = blanks >= indent_ && indent_ > 0 ? Following::prefixed : Following::bare;
        message_.remarks.unprefixed = following_ == Following::prefixed;
    }
    return following_ == Following::prefixed ? text.substr(std::min(blanks, indent_)) : text;
}

bool TextMessages::starts_message(std::string_view text) const
{
    const auto start = find_start_line(text);
    if (!start) return false;
    return skip_blanks(text, 0) >= *start || find_time(text.substr(0, *start)).has_value();
}

bool TextMessages::take_text(const Line& line)
{
    if (starts_message(line.text) && !(part_ == Part::body && builder_.holds_message() && !body_is_complete()))
        return false;
    const bool taken = part_ == Part::head ? take_head(line) : take_body(line);
    last_size_ = line.text.size();
    return taken;
}

bool TextMessages::take_head(const Line& line)
{
    if (is_empty(line.text)) {
        ++empty_;
        if (!builder_.has_headers()) spaced_ = spaced_ || line.end != LineEnd::none;
        if (!builder_.has_headers() || (spaced_ && empty_ < 2)) return true;
        part_ = Part::body;
        builder_.begin_body();
        if (builder_.content_length() == 0U) break_off();
        return true;
    }
    const std::string_view text = line.text.substr(skip_blanks(line.text, 0));
    const bool header = begins_header(text, open_);
    if (!builder_.has_headers() && !header) return false;
    empty_ = 0;
    const bool fold = text.size() < line.text.size();
    if (!header && !fold && begins_body(text)) {
        part_ = Part::body;
        builder_.begin_body_without_empty_line();
        return take_body(line);
    }
    const bool short_line =
        last_size_ < wrapped_from && last_size_ + std::min(text.find(' '), text.size()) < wrapped_word;
    if (!header && !fold && short_line && !open_.quote) return false;
    if (header) open_ = {};
    open_.scan(text);
    builder_.add_header(line);
    return true;
}

bool TextMessages::take_body(const Line& line)
{
    if (body_lines_ == 0 && !builder_.content_length()) { // is there a body at all?
        if (is_empty(line.text)) return true;
        const std::string_view text = line.text.substr(skip_blanks(line.text, 0));
        if (!begins_body(text) && text.substr(0, 2) != "--") return false;
    }
    if (body_is_complete()) return is_empty(line.text);
    builder_.add_body(line);
    ++body_lines_;
    return true;
}

/// Lines may have ended in LF on the wire: the body is whole when it is, counted so.
bool TextMessages::body_is_complete() const
{
    const auto length = builder_.content_length();
    return length && builder_.body_size() >= *length + body_lines_;
}

void TextMessages::break_off()
{
    if (!open()) return;
    const bool in_head = part_ == Part::head;
    part_ = Part::outside;
    in_packed_ = false;
    partial_.clear();
    if (!builder_.has_headers()) return;
    message_.bytes = builder_.finish(std::nullopt, in_head || body_is_complete(), message_.remarks);
    read_log_->recognise(Input::text);
    read_log_->deliver(message_);
}

} // namespace icewarn::log
