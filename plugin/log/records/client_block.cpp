// SPDX-License-Identifier: GPL-2.0-or-later
// The stated size tells where the end line is; if it is there, the message is what lies between.
#include "log/records/client_block.hpp"

#include <algorithm>
#include <optional>

#include "icewarn/ascii.hpp"
#include "log/lines/markup.hpp"
#include "log/lines/utf8.hpp"
#include "log/log_limits.hpp"
#include "log/plain_text.hpp"
#include "log/records/client_entries.hpp"
#include "log/records/stamp.hpp"
#include "log/sip_lines.hpp"

namespace icewarn::log {
namespace {

constexpr std::size_t status_line = 11; ///< size of one without a reason phrase, which gets a blank
constexpr std::size_t line_end = 2;

/// Text that an entry, a record or an end line may begin with.
bool may_be_entry(std::string_view line)
{
    if (line.empty()) return false;
    if (is_stamp(line, '|')) return true;
    switch (line[0]) {
    case '\xef': return true;
    case 'T': return line.substr(0, 3) == "TL_";
    case ' ':
    case '\t':
    case ':': return true;
    case 'S':
    case 'D':
    case 'E':
    case 'I': return parse_entry(line).has_value();
    default: return false;
    }
}

/// A header whose diagnostics may have to be made plain.
bool may_be_typeset(std::string_view line)
{
    return to_lower(line[0]) == 'm' && (!is_ascii(line) || has_escaped_quotes(line));
}

bool is_end_of(std::string_view opening, std::string_view text)
{
    constexpr std::string_view end_of = "End of ";
    opening.remove_suffix(1); // the colon
    return text.size() == end_of.size() + opening.size() && begins_with(text, end_of) && ends_with(text, opening);
}

/// Goes through a block from its opening line to its end line, each step as far as it is as it should be.
class BlockReader {
public:
    /// @param room  for a message with entries between its lines
    BlockReader(std::string_view text, std::string& room) : text_(text), rest_(text), room_(room) { room_.clear(); }

    bool read(ClientBlock& block)
    {
        if (!read_opening(block) || !read_start(block)) return false;
        if (start_ != nullptr && !(read_head() && read_body() && read_end(block))) return false;
        block.lines = lines_;
        block.size = behind();
        return !has_marks();
    }

private:
    /// @return false unless the next line ends in CRLF and holds no other CR
    bool take()
    {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos || end == 0 || end > limits::line || rest_[end - 1] != '\r') return false;
        line_ = rest_.substr(0, end - 1);
        if (line_.find('\r') != std::string_view::npos) return false;
        rest_.remove_prefix(end + 1);
        ++lines_;
        return true;
    }

    std::size_t behind() const { return text_.size() - rest_.size(); }

    /// The text of an entry in the line.
    std::optional<Entry> take_entry()
    {
        if (!is_stamp(rest_, '|') || !take() || !is_ascii(line_.substr(0, stamp_size))) return std::nullopt;
        return parse_entry(line_);
    }

    bool read_opening(ClientBlock& block)
    {
        const auto entry = take_entry();
        const auto packet = entry ? parse_packet_line(entry->text) : std::nullopt;
        if (!packet || packet->end || !packet->size || entry->text.back() != ':') return false;
        if (*packet->size > std::min(limits::line, limits::message) || *packet->size >= rest_.size()) return false;
        block.packet = *packet;
        block.opening = entry->text;
        block.stamp = entry->stamp;
        left_ = size_ = *packet->size;
        head_ = body_ = behind();
        return true;
    }

    /// The start line stands in an entry or behind one. A block without one is a keep-alive.
    bool read_start(const ClientBlock& block)
    {
        while (true) {
            const bool in_entry = is_stamp(rest_, '|');
            const auto entry = in_entry ? take_entry() : std::nullopt;
            if (in_entry ? !entry : !take() || !is_ascii(line_)) return false;
            const std::string_view text = in_entry ? entry->text : line_;
            if (text.empty()) continue;
            if (in_entry && is_end_of(block.opening, text)) break;
            if (!is_start_line(text) || text.size() <= status_line || line_.back() != text.back()) return false;
            start_ = text.data();
            return !is_blank(text.back()) && count(text.size());
        }
        body_ = behind();
        return true;
    }

    /// A line of the message with its end. @return false when it is none
    bool count(std::size_t size)
    {
        if (size + line_end > left_) return false;
        left_ -= size + line_end;
        return true;
    }

    /// Entries of other threads are no part of the message.
    bool leave_out_entry()
    {
        if (!is_plain_entry(line_)) return false;
        room_.append(start_, static_cast<std::size_t>(line_.data() - start_));
        start_ = rest_.data();
        return true;
    }

    bool read_head()
    {
        std::optional<std::uint32_t> length;
        bool any = false;
        while (take() && !line_.empty()) {
            if (is_stamp(line_, '|')) {
                if (!leave_out_entry()) return false;
                continue;
            }
            if (!is_plain_header(line_) || begins_with(line_, "TL_") || may_be_typeset(line_) || !count(line_.size()))
                return false;
            if (const auto number = content_length(line_)) length = number;
            any = true;
        }
        body_ = behind();
        return any && line_.empty() && count(0) && (!length || *length == left_);
    }

    bool read_body()
    {
        while (left_ > 0) {
            if (!take()) return false;
            if (is_stamp(line_, '|')) {
                if (!leave_out_entry()) return false;
            } else if (may_be_entry(line_)) {
                return false;
            } else if (line_.size() == left_) { // the last line, without an end of its own
                left_ = 0;
            } else if (!count(line_.size())) {
                return false;
            }
        }
        return true;
    }

    /// Line ends of the log may stand before the end line.
    bool read_end(ClientBlock& block)
    {
        block.message = {start_, size_};
        if (!room_.empty()) block.message = room_.append(start_, size_ - room_.size());
        while (begins_with(rest_, "\r\n"))
            if (!take()) return false;
        const auto entry = take_entry();
        return entry && is_end_of(block.opening, entry->text);
    }

    bool has_marks() const
    {
        constexpr char escape = '\x1b'; // of colours, which may stand anywhere
        return text_.substr(0, behind()).find(escape) != std::string_view::npos ||
               may_be_marked(text_.substr(0, head_ - line_end), Place::outside) ||
               may_be_marked(text_.substr(head_, body_ - head_), Place::head) ||
               may_be_marked(text_.substr(body_, behind() - body_), Place::body);
    }

    std::string_view text_;
    std::string_view rest_; ///< from behind the line that was taken last
    std::string_view line_; ///< that line
    std::size_t lines_ = 0;
    const char* start_ = nullptr; ///< of the message, or of what stands behind an entry within it
    std::size_t size_ = 0;        ///< of the message
    std::size_t left_ = 0;        ///< of it
    std::size_t head_ = 0;        ///< where the lines behind the opening line begin
    std::size_t body_ = 0;        ///< behind the empty line
    std::string& room_;
};

} // namespace

std::optional<ClientBlock> read_client_block(std::string_view text, std::string& room)
{
    ClientBlock block;
    if (!BlockReader(text, room).read(block)) return std::nullopt;
    return block;
}

} // namespace icewarn::log
