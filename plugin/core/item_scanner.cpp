// SPDX-License-Identifier: GPL-2.0-or-later
// Dialect rules 2 and 6: where a block starts and where a value ends.
#include "core/item_scanner.hpp"

namespace icewarn {

/// `Key =`
bool ItemScanner::is_key_value(std::size_t pos) const
{
    const std::size_t end = skip_token(text_, pos);
    return end > pos && has('=', skip_blanks(text_, end));
}

/// `media : Key =`, where the media may be missing
bool ItemScanner::is_block_start(std::size_t pos) const
{
    if (!blocks_) return false;
    const std::size_t colon = skip_blanks(text_, skip_token(text_, skip_blanks(text_, pos)));
    return has(':', colon) && is_key_value(skip_blanks(text_, colon + 1));
}

/// Whether the separator at `pos` ends the value before it. In text a comma may be part of the value.
bool ItemScanner::ends_value(std::size_t pos, bool typed) const
{
    if (text_[pos] == ';') return is_block_start(pos + 1);
    if (text_[pos] != ',') return false;
    const std::size_t next = skip_blanks(text_, pos + 1);
    return typed || next == end_ || text_[next] == ',' || is_key_value(next) || is_block_start(next);
}

bool ItemScanner::skip_separators()
{
    while (pos_ < end_ && (is_blank(text_[pos_]) || text_[pos_] == ',' || text_[pos_] == ';')) ++pos_;
    return pos_ < end_;
}

Span ItemScanner::take_media()
{
    const std::size_t end = skip_token(text_, pos_);
    const Span media = make_span(pos_, end);
    pos_ = skip_blanks(text_, skip_blanks(text_, end) + 1);
    return media;
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
    if (item.key != Key::none && key_row(item.key).flat_only) item.key = Key::none;
    const bool typed = item.key != Key::none && key_row(item.key).kind != ValueKind::text;

    const std::size_t value = ++pos_;
    pos_ = find_value_end(value, typed);
    item.value = trimmed(text_, value, pos_);
    item.whole = make_span(item.name.begin, item.value.empty() ? value : item.value.end());
}

} // namespace icewarn
