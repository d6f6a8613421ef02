// SPDX-License-Identifier: GPL-2.0-or-later
// The entries of a client log that hold no SIP, which most of it may be: gone over without taking them apart.
#pragma once

#include <cstddef>
#include <string_view>

namespace icewarn::log {

/// An entry that neither begins nor ends a block and holds no start line, nor anything that may be changed before it is
/// read.
bool is_plain_entry(std::string_view line);

struct SkippedEntries {
    std::size_t bytes = 0;
    std::size_t lines = 0;
};

/// The whole lines at the beginning of `text` that are such entries.
SkippedEntries skip_client_entries(std::string_view text);

} // namespace icewarn::log
