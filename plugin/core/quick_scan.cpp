// SPDX-License-Identifier: GPL-2.0-or-later
// A reading of well-formed headers that looks at names and at ICEWarn only.
#include "icewarn/quick_scan.hpp"

#include <utility>

#include "icewarn/ascii.hpp"
#include "icewarn/scalars.hpp"
#include "icewarn/span.hpp"

namespace icewarn {
namespace {

/// Gives up by returning false from every step, so that each step only has to know what it is sure of.
class Scanner {
public:
    Scanner(std::string_view text, QuickScan& out) : text_(text), out_(out) {}

    bool scan()
    {
        if (!scan_error_id()) return false;
        while (pos_ < text_.size()) {
            ++pos_; // the ';'
            pos_ = skip_blanks(text_, pos_);
            if (pos_ < text_.size() && !scan_parameter()) return false;
        }
        if (flat_flags_) out_.media[flat_index_] = flat_media_text_;
        return !(any_debug_ && any_flat_);
    }

private:
    std::string_view take_token()
    {
        const std::size_t begin = pos_;
        pos_ = skip_token(text_, pos_);
        return text_.substr(begin, pos_ - begin);
    }

    bool at_separator() const { return pos_ == text_.size() || text_[pos_] == ';'; }

    bool scan_error_id()
    {
        pos_ = skip_blanks(text_, pos_);
        const std::size_t begin = pos_;
        while (pos_ < text_.size() && is_digit(text_[pos_])) ++pos_;
        out_.error_id = parse_decimal(text_.substr(begin, pos_ - begin)).value;
        pos_ = skip_blanks(text_, pos_);
        return out_.error_id && at_separator();
    }

    bool scan_parameter()
    {
        if (text_[pos_] == ';') return true;
        if (++parameters_ > most_parameters) return false;
        const std::string_view name = take_token();
        pos_ = skip_blanks(text_, pos_);
        if (name.empty() || pos_ == text_.size() || text_[pos_] != '=') return false;
        ++pos_;
        pos_ = skip_blanks(text_, pos_);
        std::string_view value;
        return take_value(value) && use(name, value);
    }

    bool take_value(std::string_view& value)
    {
        const bool quoted = pos_ < text_.size() && text_[pos_] == '"';
        if (quoted) ++pos_;
        const std::size_t end = text_.find(quoted ? '"' : ';', pos_);
        if (quoted && end == std::string_view::npos) return false;
        value = text_.substr(pos_, end == std::string_view::npos ? end : end - pos_);
        if (value.find('\\') != std::string_view::npos) return false;
        pos_ = quoted ? end + 1 : pos_ + value.size();
        pos_ = skip_blanks(text_, pos_);
        return at_separator();
    }

    /// Names are told apart by their sizes first: that costs nothing.
    bool use(std::string_view name, std::string_view value)
    {
        switch (name.size()) {
        case std::string_view("ICEWarn").size():
            if (!equal_folded(name, "ICEWarn")) return true;
            any_flat_ = true;
            flat_index_ = out_.count;
            return !std::exchange(flat_flags_, true) && add_flags(value, {});
        case std::string_view("UserType").size(): return !equal_folded(name, "UserType") || use_once(flat_side_, value);
        case std::string_view("ICEWarnEx").size():
            // MediaType has as many letters.
            if (equal_folded(name, "MediaType")) {
                flat_media_text_ = value;
                return use_once(flat_media_, value);
            }
            if (equal_folded(name, "ICEWarnEx")) any_flat_ = true;
            return true;
        case std::string_view("MediaChanBlob").size():
            if (equal_folded(name, "MediaChanBlob")) any_flat_ = true;
            return true;
        case std::string_view("CallerMediaDebug").size():
            if (!equal_folded(name, "CallerMediaDebug") && !equal_folded(name, "CalleeMediaDebug")) return true;
            any_debug_ = true;
            return scan_blocks(value);
        default: return true;
        }
    }

    /// A UserType or MediaType that comes again starts another report, and an empty one is no ordinary header.
    bool use_once(bool& seen, std::string_view value)
    {
        any_flat_ = true;
        return !std::exchange(seen, true) && !value.empty();
    }

    bool add_flags(std::string_view value, std::string_view media)
    {
        const ParsedNumber number = parse_flags(view(value, trimmed(value, 0, value.size())));
        if (!number.value || number.problem != Problem::none || out_.count == out_.flags.size()) return false;
        out_.media[out_.count] = media;
        out_.flags[out_.count++] = *number.value;
        return true;
    }

    /// `media:Key=Value,Key=Value,...`: pieces between commas, of which those matter that start a block or are ICEWarn.
    bool scan_blocks(std::string_view list)
    {
        if (list.find(';') != std::string_view::npos) return false;
        bool has_flags = false;
        media_ = {};
        while (!list.empty()) {
            const std::size_t comma = list.find(',');
            if (!scan_piece(list.substr(0, comma), has_flags)) return false;
            if (comma == std::string_view::npos) break;
            list.remove_prefix(comma + 1);
        }
        return true;
    }

    bool scan_piece(std::string_view piece, bool& has_flags)
    {
        std::size_t begin = skip_blanks(piece, 0);
        std::size_t end = skip_token(piece, begin);
        std::size_t next = skip_blanks(piece, end);
        if (next < piece.size() && piece[next] == ':') {
            const std::string_view media = piece.substr(begin, end - begin);
            begin = skip_blanks(piece, next + 1);
            end = skip_token(piece, begin);
            next = skip_blanks(piece, end);
            if (end == begin || !has_equals(piece, next)) return !has_equals(piece); // starts nothing
            if (++blocks_ > QuickScan::most_reports) return false;
            media_ = media;
            has_flags = false;
        }
        if (!has_equals(piece, next)) return !has_equals(piece); // a name that is no token may be read all the same
        if (!equal_folded(piece.substr(begin, end - begin), "ICEWarn")) return true;
        return !std::exchange(has_flags, true) && add_flags(piece.substr(next + 1), media_);
    }

    static bool has_equals(std::string_view piece) { return piece.find('=') != std::string_view::npos; }
    static bool has_equals(std::string_view piece, std::size_t pos) { return pos < piece.size() && piece[pos] == '='; }

    // Beyond these a header is not ordinary, and may reach a limit of parse().
    static constexpr unsigned most_parameters = 64;

    std::string_view text_;
    QuickScan& out_;
    unsigned parameters_ = 0;
    unsigned blocks_ = 0;
    std::size_t pos_ = 0;
    bool any_flat_ = false;
    bool any_debug_ = false;
    bool flat_flags_ = false;
    bool flat_side_ = false;
    bool flat_media_ = false;
    std::size_t flat_index_ = 0; ///< of the flat report, once flat_flags_ is set
    std::string_view flat_media_text_;
    std::string_view media_; ///< of the block at hand
};

/// Longer values may reach a limit of parse() in other ways.
constexpr std::size_t longest_ordinary = 2048;

} // namespace

bool quick_scan(std::string_view value, QuickScan& out)
{
    return value.size() <= longest_ordinary && Scanner(value, out).scan();
}

} // namespace icewarn
