// SPDX-License-Identifier: GPL-2.0-or-later
// Where a block starts and where a value ends: rules 2 and 6 of plugin/doc/dialects.md.
#include "core/item_scanner.hpp"

#include <algorithm>

namespace icewarn {

/// `Key =`
bool ItemScanner::is_key_value(std::size_t pos) const
{
    const std::size_t end = skip_token(text_, pos);
    return end > pos && has('=', skip_blanks(text_, end));
}

/// The key of a name that is no token, by what of it is one.
Key ItemScanner::find_damaged_key(Span name) const
{
    std::size_t begin = name.begin;
    std::size_t end = name.end();
    while (begin < end && !is_token_char(text_[begin])) ++begin;
    while (begin < end && !is_token_char(text_[end - 1])) --end;
    const Key key = find_key(text_.substr(begin, end - begin));
    return key == Key::none || key_row(key).flat_only ? Key::none : key;
}

/// `media : Key =`, where the media may be missing
std::optional<ItemScanner::BlockStart> ItemScanner::find_block_start(std::size_t pos) const
{
    if (!blocks_) return std::nullopt;
    const std::size_t media = skip_blanks(text_, pos);
    const std::size_t end = skip_token(text_, media);
    const std::size_t colon = skip_blanks(text_, end);
    const std::size_t item = skip_blanks(text_, colon + 1);
    if (has(':', colon) && is_key_value(item)) return BlockStart{make_span(media, end), item, true};
    if (has('=', colon)) return std::nullopt; // an item, as nearly always
    return find_damaged_block_start(media);
}

/// The same where media or key is no token, or the first block has ';' for ':'. Only a known key counts.
std::optional<ItemScanner::BlockStart> ItemScanner::find_damaged_block_start(std::size_t pos) const
{
    const std::size_t equals = std::min(text_.find_first_of(pos == begin_ ? ",=" : ",;=", pos), end_);
    if (!has('=', equals)) return std::nullopt;
    const std::string_view before = text_.substr(pos, equals - pos);
    std::size_t separator = before.rfind(':');
    if (separator == std::string_view::npos) separator = before.rfind(';');
    if (separator == std::string_view::npos) return std::nullopt;
    const std::size_t colon = pos + separator;
    if (find_damaged_key(make_span(colon + 1, equals)) == Key::none) return std::nullopt;
    const Span media = trimmed(text_, pos, colon);
    const bool usual = text_[colon] == ':' && (media.empty() || is_token(view(text_, media)));
    return BlockStart{media, skip_blanks(text_, colon + 1), usual};
}

/// Whether the separator at `pos` ends the value before it. In text a comma may be part of the value.
bool ItemScanner::ends_value(std::size_t pos, bool typed) const
{
    if (text_[pos] == ';') return find_block_start(pos + 1).has_value();
    if (text_[pos] != ',') return false;
    const std::size_t next = skip_blanks(text_, pos + 1);
    return typed || next == end_ || text_[next] == ',' || is_key_value(next) || find_block_start(next);
}

bool ItemScanner::skip_separators()
{
    while (pos_ < end_ && (is_blank(text_[pos_]) || text_[pos_] == ',' || text_[pos_] == ';')) ++pos_;
    return pos_ < end_;
}

std::size_t ItemScanner::find_value_end(std::size_t pos, bool typed) const
{
    for (; pos < end_; ++pos) {
        const char c = text_[pos];
        if ((c == ',' || c == ';') && ends_value(pos, typed)) break;
    }
    return pos;
}

void ItemScanner::next_item(Item& item)
{
    const std::size_t begin = pos_;
    pos_ = skip_token(text_, pos_);
    while (pos_ < end_ && text_[pos_] != '=' && !ends_value(pos_, true)) ++pos_;
    if (!has('=', pos_)) {
        item.whole = item.value = trimmed(text_, begin, pos_);
        return;
    }
    item.name = trimmed(text_, begin, pos_);
    const std::string_view name = view(text_, item.name);
    item.name_hash = hash_folded(name);
    if (blocks_) item.key = find_key(name, item.name_hash);
    if (blocks_ && item.key == Key::none && !is_token(name)) item.key = find_damaged_key(item.name);
    if (item.key != Key::none && key_row(item.key).flat_only) item.key = Key::none;
    const bool typed = item.key != Key::none && key_row(item.key).kind != ValueKind::text;

    const std::size_t value = ++pos_;
    pos_ = find_value_end(value, typed);
    item.value = trimmed(text_, value, pos_);
    item.whole = make_span(item.name.begin, item.value.empty() ? value : item.value.end());
}

} // namespace icewarn
