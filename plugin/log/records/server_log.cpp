// SPDX-License-Identifier: GPL-2.0-or-later
// Server logs of OCSLogger and CLSLogger.
#include "log/records/server_log.hpp"

#include <algorithm>

#include "icewarn/ascii.hpp"
#include "icewarn/span.hpp"
#include "log/forms/start_search.hpp"
#include "log/peer.hpp"
#include "log/sip_lines.hpp"
#include "log/records/stamp.hpp"

namespace icewarn::log {
namespace {

constexpr std::uint64_t longest_header = 3; ///< lines of a header that was wrapped
constexpr std::string_view body_field = "Message-Body:";

/// What a record begins with. Those that are shared other products write as well.
struct About {
    std::string_view name;
    bool shared;
};
constexpr About about_fields[] = {
    {"Trace-Correlation-Id", false}, {"Instance-Id", false}, {"Direction", true}, {"Peer", false},
    {"Message-Type", false},         {"Start-Line", true},   {"Severity", false}};

const About* find_about(std::string_view name)
{
    const auto* found = std::find_if(std::begin(about_fields), std::end(about_fields),
                                     [&](const About& field) { return field.name == name; });
    return found == std::end(about_fields) ? nullptr : found;
}

std::string_view without_indent(std::string_view line) { return line.substr(skip_blanks(line, 0)); }

} // namespace

ServerLog::Outside ServerLog::take_outside(const Line& line)
{
    if (const auto header = parse_record_header(line.text)) {
        read_log_->recognise(Input::server);
        remember(*header, line.number);
        if (!header->begins) return Outside::entry;
        open_record(line);
        return Outside::record;
    }
    const std::string_view text = without_indent(line.text);
    if (begins_with(text, end_mark)) return Outside::end;
    switch (classify_begin_line(text)) {
    case BeginLine::no: break;
    case BeginLine::part: open_record(line); return Outside::record;
    case BeginLine::foreign:
        part_ = Part::skipped;
        type_ = Type::foreign;
        return Outside::foreign;
    }
    if (read_log_->input == Input::client || find_about(parse_field(text).name) == nullptr) return Outside::not_ours;
    open_without_mark(line);
    return Outside::record;
}

void ServerLog::remember(const RecordHeader& header, std::uint64_t line)
{
    header_.line = line;
    header_.type = header.flag == "TF_PROTOCOL" ? Type::protocol
                   : header.flag == "TF_DIAG"   ? Type::diagnostic
                                                : Type::other;
    header_.time_ns = parse_stamp(header.stamp);
    header_.host.assign(header.host);
}

bool ServerLog::header_is_near(const Line& line) const
{
    return header_.line > 0 && header_.line + longest_header > line.number;
}

void ServerLog::open_record(const Line& line)
{
    const bool known = header_is_near(line);
    if (!known) header_ = {};
    type_ = header_.type;
    ours_ = known;
    part_ = type_ == Type::diagnostic ? Part::skipped : Part::about;
    message_.direction = Direction::unknown;
    message_.time_ns = header_.time_ns;
    message_.local.host = header_.host;
    message_.remote = {};
    message_.line = known ? header_.line : line.number;
    message_.remarks = {};
    header_ = {};
    event_ = {};
    event_.line = message_.line;
    event_.time_ns = message_.time_ns;
    event_.host = message_.local.host;
    event_field_ = nullptr;
}

/// Some old records lack `$$begin_record`, and a log can begin within one.
void ServerLog::open_without_mark(const Line& line)
{
    open_record(line);
    message_.remarks.no_begin = !ours_;
    take_about(line);
    if (part_ != Part::skipped && message_.remarks.no_begin)
        read_log_->report_problem(message_.line, Problem::no_begin);
}

void ServerLog::take_inside(const Line& line)
{
    const std::string_view text = without_indent(line.text);
    if (begins_with(text, end_mark)) {
        end_record();
        return;
    }
    const auto header = begins_with(text, "TL_") ? parse_record_header(text) : std::nullopt;
    if (header) remember(*header, line.number); // an entry of another thread, unless it begins a record
    if ((header && header->begins) || (!header && classify_begin_line(text) == BeginLine::part)) {
        break_off(Problem::no_end);
        open_record(line);
    } else if (part_ != Part::about && begins_with(text, about_fields[0].name)) {
        break_off(Problem::no_end); // the next record has come without its mark
        open_without_mark(line);
    } else if (!header) {
        switch (part_) {
        case Part::about: take_about(line); break;
        case Part::headers: take_header(line); break;
        case Part::body: take_body(line); break;
        case Part::skipped: take_diagnostic(line); break;
        case Part::outside: break;
        }
    }
}

void ServerLog::take_about(const Line& line)
{
    const Field field = parse_field(line.text);
    if (field.name == "Severity") {
        type_ = Type::diagnostic;
        part_ = Part::skipped;
        take_diagnostic(line);
        return;
    }
    const About* about = find_about(field.name);
    if (about == nullptr && ours_ && type_ == Type::protocol && begins_known_header(without_indent(line.text))) {
        start_message({}, line); // what names the start line is damaged, too
        take_header(line);
        return;
    }
    if (about == nullptr || field.value.empty()) return;
    ours_ = ours_ || !about->shared;
    if (field.name == "Direction") {
        if (begins_with(field.value, "incoming")) message_.direction = Direction::received;
        if (begins_with(field.value, "outgoing")) message_.direction = Direction::sent;
    } else if (field.name == "Peer") {
        parse_peer(field.value, message_.remote);
    } else if (field.name == "Start-Line" && (ours_ || message_.direction == Direction::unknown)) {
        if (ours_) read_log_->recognise(Input::server);
        start_message(field.value, line);
    } else if (field.name == "Start-Line") { // only a direction before it, and no header
        type_ = Type::foreign;
        part_ = Part::skipped;
        read_log_->report_problem(message_.line, Problem::foreign_record);
    }
}

void ServerLog::start_message(std::string_view start_line, const Line& line)
{
    part_ = Part::headers;
    empty_before_ = no_body_ = said_so_ = false;
    blank_.clear();
    if (may_start(start_line)) {
        builder_.start(start_line, line.end);
        return;
    }
    message_.remarks.start_damaged = true;
    read_log_->report_problem(line.number, Problem::start_line_damaged);
    builder_.start(repaired_start_line(start_line), line.end);
}

/// Lines that begin with no field go on with the one before.
void ServerLog::take_diagnostic(const Line& line)
{
    if (type_ != Type::diagnostic) return;
    const Field field = parse_field(line.text);
    const auto* known = std::find_if(std::begin(event_fields), std::end(event_fields),
                                     [&](const EventField& candidate) { return candidate.name == field.name; });
    std::string_view text = field.value;
    if (known != std::end(event_fields)) {
        event_field_ = known->member;
    } else {
        text = without_indent(line.text);
        if (text.empty() || event_field_ == nullptr) return;
    }
    std::string& value = event_.*event_field_;
    if (!value.empty()) value += ' ';
    value.append(text.substr(0, limits::event_field - std::min(value.size(), limits::event_field)));
}

void ServerLog::take_header(const Line& line)
{
    const std::string_view text = without_indent(line.text);
    if (begins_with(text, body_field)) {
        begin_body(line);
    } else if (text.empty()) {
        empty_before_ = true;
        blank_.assign(line.text);
    } else if (empty_before_ && !begins_header(text, {})) {
        part_ = Part::body;
        builder_.begin_body();
        builder_.add_body(line);
    } else {
        if (!blank_.empty()) builder_.add_header({blank_, line.end, false, line.number});
        blank_.clear();
        empty_before_ = false;
        builder_.add_header(line);
    }
}

/// `Message-Body: -` is an empty one; else the first line of it may follow on the same line. It keeps the indentation
/// of the log, as the lines behind it do.
void ServerLog::begin_body(const Line& line)
{
    part_ = Part::body;
    builder_.begin_body();
    const std::size_t indent = skip_blanks(line.text, 0);
    std::string_view first = line.text.substr(indent + body_field.size());
    if (!first.empty() && first.front() == ' ') first.remove_prefix(1);
    no_body_ = first.substr(0, 1) == "-" && without_indent(first.substr(1)).empty();
    if (first.empty() || no_body_) return;
    first_line_.assign(line.text.substr(0, indent)).append(first);
    builder_.add_body({first_line_, line.end, line.cut, line.number});
}

void ServerLog::take_body(const Line& line)
{
    if (!no_body_) {
        builder_.add_body(line);
    } else if (!said_so_ && !without_indent(line.text).empty()) {
        read_log_->report_problem(line.number, Problem::text_after_body);
        said_so_ = true;
    }
}

void ServerLog::end_record()
{
    if (part_ == Part::headers || part_ == Part::body) deliver(true);
    else if (type_ == Type::diagnostic) read_log_->deliver(event_);
    else if (type_ == Type::other) ++read_log_->totals.other_records;
    else if (type_ == Type::protocol) read_log_->report_problem(message_.line, Problem::no_start_line);
    part_ = Part::outside;
}

void ServerLog::break_off(Problem why)
{
    if (!open()) return;
    if (type_ != Type::foreign) read_log_->report_problem(message_.line, why);
    if (part_ == Part::headers || part_ == Part::body) deliver(false);
    else if (type_ == Type::diagnostic) read_log_->deliver(event_);
    part_ = Part::outside;
}

void ServerLog::deliver(bool has_end)
{
    if (part_ == Part::headers) builder_.begin_body();
    message_.bytes = builder_.finish(std::nullopt, has_end, message_.remarks);
    message_.remarks.no_end = !has_end;
    read_log_->deliver(message_);
}

} // namespace icewarn::log
