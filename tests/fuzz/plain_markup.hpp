// SPDX-License-Identifier: GPL-2.0-or-later
// The reading of an XML body by GMarkup alone, in one piece and without repairs: what a body with which nothing is
// wrong must be read as.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The texts that stand directly in elements of one of these local names, without blanks at their edges, in the order
/// of their end tags; none when GMarkup gives up.
std::optional<std::vector<std::string>> plain_texts(std::string_view body, const std::vector<std::string>& names);

/// What GMarkup makes of line ends.
std::string unify_line_ends(std::string_view text);
