// SPDX-License-Identifier: GPL-2.0-or-later
// Client logs of UCCAPI.
#include "log/records/client_log.hpp"

#include "icewarn/span.hpp"
#include "log/records/client_block.hpp"
#include "log/forms/start_search.hpp"
#include "log/peer.hpp"
#include "log/sip_lines.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

/// As nearly all end lines are: `End of `, and the opening line without its colon.
bool repeats(std::string_view end, std::string_view opening)
{
    if (!opening.empty() && opening.back() == ':') opening.remove_suffix(1);
    return end.size() > opening.size() && end.substr(end.size() - opening.size()) == opening;
}

/// @param known  the text that `peer` was read from
void set_peer(Peer& peer, std::string& known, std::string_view text)
{
    if (known == text) return;
    known.assign(text);
    parse_peer(text, peer);
}

} // namespace

ClientLog::Outside ClientLog::take_outside(const Line& line)
{
    const auto entry = parse_entry(line.text);
    if (!entry) return Outside::not_ours;
    read_log_->recognise(Input::client);
    if (const auto packet = parse_packet_line(entry->text)) {
        has_frames_ = true;
        if (packet->end) return Outside::end;
        open_block(*packet, *entry, line.number);
        return Outside::block;
    }
    if (!is_start_line(entry->text)) return Outside::entry;
    open_without_begin(*entry, line);
    return Outside::block;
}

std::size_t ClientLog::take_block(std::string_view text, std::uint64_t line)
{
    const auto block = read_client_block(text, room_);
    if (!block) return 0;
    read_log_->recognise(Input::client);
    has_frames_ = true;
    block_size_ = block->size;
    end_was_wrapped_ = false;
    if (block->message.empty()) {
        ++read_log_->totals.empty_blocks;
        return block->lines;
    }
    message_.time_ns = parse_stamp(block->stamp);
    message_.line = line;
    message_.remarks = {};
    describe(block->packet);
    message_.bytes = block->message;
    read_log_->deliver(message_);
    return block->lines;
}

bool ClientLog::take_inside(const Line& line)
{
    if (const auto entry = parse_entry(line.text)) {
        take_entry(*entry, line);
    } else if (state_ == State::in_message) {
        if (interrupted_ && !goes_on_with(line)) {
            break_off(Problem::no_end);
            return false;
        }
        builder_.add(line);
    } else {
        take_data(line);
    }
    return true;
}

/// Without an opening line the next entry ends the message, unless what follows is a part of it that was interrupted.
bool ClientLog::goes_on_with(const Line& line) const
{
    if (!builder_.in_body()) return begins_header(line.text, {}) || skip_blanks(line.text, 0) == line.text.size();
    const auto length = builder_.content_length();
    return length && builder_.body_size() < *length;
}

void ClientLog::open_block(const PacketLine& opening, const Entry& entry, std::uint64_t line)
{
    state_ = State::opened;
    has_data_ = interrupted_ = false;
    first_.clear();
    first_line_ = line;
    opening_.assign(entry.text);
    message_.time_ns = parse_stamp(entry.stamp);
    message_.line = line;
    message_.remarks = {};
    describe(opening);
}

/// The log begins within a block: the end line will tell what the opening line would have.
void ClientLog::open_without_begin(const Entry& entry, const Line& line)
{
    open_block({}, entry, line.number);
    opening_.clear();
    message_.remarks.no_begin = true;
    begin_message(entry.text, line.end);
}

void ClientLog::begin_message(std::string_view start_line, LineEnd end)
{
    state_ = State::in_message;
    builder_.start(start_line, end);
}

/// The headers begin, and no start line stands before them that can be read.
void ClientLog::begin_damaged(const Line& line)
{
    read_log_->report_problem(first_line_, Problem::start_line_damaged);
    message_.remarks.start_damaged = true;
    begin_message(repaired_start_line(first_), LineEnd::crlf);
    builder_.add(line);
}

void ClientLog::describe(const PacketLine& packet)
{
    message_.direction = packet.direction;
    message_.stated_size = packet.size;
    set_peer(message_.remote, remote_, packet.remote);
    set_peer(message_.local, local_, packet.local);
}

/// Entries of other threads can stand anywhere within a block; they are no part of the message.
void ClientLog::take_entry(const Entry& entry, const Line& line)
{
    const auto packet = parse_packet_line(entry.text);
    has_frames_ = has_frames_ || packet;
    if (packet && !packet->end) {
        break_off(Problem::no_end);
        open_block(*packet, entry, line.number);
    } else if (packet && ends_block(entry.text, *packet)) {
        end_block(*packet);
    } else if (packet) {
        read_log_->report_problem(line.number, Problem::end_without_begin);
    } else if (state_ == State::opened && may_start(entry.text)) {
        begin_message(entry.text, line.end);
    } else if (state_ == State::opened) {
        if (!entry.text.empty()) first_.assign(entry.text);
        first_line_ = line.number;
    } else if (is_start_line(entry.text)) {
        break_off(Problem::no_end);
        open_without_begin(entry, line);
    } else {
        interrupted_ = message_.remarks.no_begin;
    }
}

/// A line between the opening line and the start line.
void ClientLog::take_data(const Line& line)
{
    const std::string_view text = view(line.text, trimmed(line.text, 0, line.text.size()));
    if (text.empty()) return;
    if (may_start(text)) {
        begin_message(text, line.end);
        return;
    }
    if (!message_.stated_size && !has_data_) { // the opening line itself may have been wrapped
        opening_.append(1, ' ').append(text);
        if (const auto packet = parse_packet_line(opening_); packet && packet->size) {
            describe(*packet);
            return;
        }
    }
    if (begins_header(text, {}) && begins_known_header(text)) {
        begin_damaged(line);
        return;
    }
    if (!has_data_ && first_.empty()) {
        first_.assign(text);
        first_line_ = line.number;
    }
    has_data_ = true;
}

/// What the end line says must agree with the opening line, as far as both say it.
bool ClientLog::ends_block(std::string_view text, const PacketLine& end) const
{
    if (opening_.empty() || repeats(text, opening_)) return true;
    const auto opening = parse_packet_line(opening_);
    return end.direction == message_.direction && (!end.size || !opening->size || *end.size == *opening->size) &&
           may_be_same_peer(end.remote, opening->remote) && may_be_same_peer(end.local, opening->local);
}

void ClientLog::end_block(const PacketLine& end)
{
    end_was_wrapped_ = message_.stated_size && !end.size;
    if (opening_.empty()) {
        describe(end);
        read_log_->report_problem(message_.line, Problem::no_begin);
    }
    if (state_ == State::in_message) {
        deliver(true);
        return;
    }
    state_ = State::idle;
    ++(has_data_ ? read_log_->totals.foreign_blocks : read_log_->totals.empty_blocks);
    if (has_data_) read_log_->report_problem(message_.line, Problem::not_sip);
}

void ClientLog::break_off(Problem why)
{
    if (!open()) return;
    const bool nothing_but_start_line = message_.remarks.no_begin && !builder_.has_headers();
    if (!message_.remarks.no_begin) read_log_->report_problem(message_.line, why);
    else if (has_frames_) read_log_->report_problem(message_.line, Problem::no_begin);
    if (state_ == State::in_message && !nothing_but_start_line) deliver(false);
    state_ = State::idle;
}

void ClientLog::deliver(bool has_end)
{
    state_ = State::idle;
    message_.bytes = builder_.finish(message_.stated_size, has_end, message_.remarks);
    message_.remarks.no_end = !has_end && (has_frames_ || !message_.remarks.no_begin);
    read_log_->deliver(message_);
}

} // namespace icewarn::log
