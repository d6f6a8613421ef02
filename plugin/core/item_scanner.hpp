// SPDX-License-Identifier: GPL-2.0-or-later
// Takes a list of Key=Value items apart: a MediaDebug with its blocks, or a MediaChanBlob.
#pragma once

#include "icewarn/diagnostics.hpp"

namespace icewarn {

/// A pull parser: skip_separators() until it returns false; then take_media() if at_block_start(), and next_item().
/// Every byte is looked at a bounded number of times.
class ItemScanner {
public:
    /// Whether `media:Key=` starts a block (dialect rule 2) and keys have types. Both hold in a MediaDebug, neither in
    /// a MediaChanBlob.
    enum class Blocks : bool { no, yes };

    ItemScanner(std::string_view text, Span list, Blocks blocks)
        : text_(text.substr(0, list.end())), pos_(list.begin), end_(list.end()), blocks_(blocks == Blocks::yes)
    {}

    /// Goes to the next item; false at the end of the list.
    bool skip_separators();

    bool at_block_start() const { return is_block_start(pos_); }

    /// At a block start: passes `media:` and returns the media, empty when there is no name.
    Span take_media();

    /// Takes the item here into `item`, which must be fresh. Its name is empty when it is text without '='.
    void next_item(Item& item);

    /// What has not been taken yet.
    Span rest() const { return trimmed(text_, pos_, end_); }

private:
    bool has(char c, std::size_t pos) const { return pos < end_ && text_[pos] == c; }
    bool is_key_value(std::size_t pos) const;
    bool is_block_start(std::size_t pos) const;
    bool ends_value(std::size_t pos, bool typed) const;
    std::size_t find_value_end(std::size_t pos, bool typed) const;

    std::string_view text_; ///< up to the end of the list
    std::size_t pos_;
    std::size_t end_;
    bool blocks_;
};

} // namespace icewarn
