// SPDX-License-Identifier: GPL-2.0-or-later
// Takes a list of Key=Value items apart: a MediaDebug with its blocks, or a MediaChanBlob.
#pragma once

#include <optional>

#include "icewarn/diagnostics.hpp"

namespace icewarn {

/// A pull parser: skip_separators() until it returns false; then take_media() if at_block_start(), and next_item().
/// Every byte is looked at a bounded number of times.
class ItemScanner {
public:
    /// Whether `media:Key=` starts a block (plugin/doc/dialects.md, rule 2) and keys have types. Both hold in a
    /// MediaDebug, neither in a MediaChanBlob.
    enum class Blocks : bool { no, yes };

    /// How a block starts.
    struct BlockStart {
        Span media;       ///< empty when there is no name
        std::size_t item; ///< where its first item stands
        bool usual;       ///< `media:` with a token, or nothing, as media
    };

    ItemScanner(std::string_view text, Span list, Blocks blocks)
        : text_(text.substr(0, list.end())), begin_(list.begin), pos_(list.begin), end_(list.end()),
          blocks_(blocks == Blocks::yes)
    {}

    /// Goes to the next item; false at the end of the list.
    bool skip_separators();

    /// The block that starts here; nothing where none does.
    std::optional<BlockStart> find_block_start() const { return find_block_start(pos_); }

    /// Goes to the first item of a block that starts here.
    void enter(const BlockStart& block) { pos_ = block.item; }

    /// Takes the item here into `item`, which must be fresh. Its name is empty when it is text without '='.
    void next_item(Item& item);

    /// What has not been taken yet.
    Span rest() const { return trimmed(text_, pos_, end_); }

private:
    bool has(char c, std::size_t pos) const { return pos < end_ && text_[pos] == c; }
    bool is_key_value(std::size_t pos) const;
    Key find_damaged_key(Span name) const;
    std::optional<BlockStart> find_block_start(std::size_t pos) const;
    std::optional<BlockStart> find_damaged_block_start(std::size_t pos) const;
    bool ends_value(std::size_t pos, bool typed) const;
    std::size_t find_value_end(std::size_t pos, bool typed) const;

    std::string_view text_; ///< up to the end of the list
    std::size_t begin_;
    std::size_t pos_;
    std::size_t end_;
    bool blocks_;
};

} // namespace icewarn
