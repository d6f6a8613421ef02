// SPDX-License-Identifier: GPL-2.0-or-later
// Puts the header lines of a message right that somebody pasted through mail or a web page: indented as a whole, or
// wrapped without the white space that a fold begins with. Folds (RFC 3261 7.3.1) stay as they are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace icewarn::log {

/// Where two lines were joined, and whether a blank seems to have stood there.
struct Joint {
    std::size_t at = 0;
    bool blank = false;
};

struct UnwrappedHead {
    std::string head;          ///< start line and headers, each with CRLF
    std::vector<Joint> joints; ///< in ascending order; those with a blank at the end of the first line are left out
    std::size_t indent = 0;    ///< blanks taken away in front of each line
    bool joined = false;

    bool changed() const { return joined || indent > 0; }
};

/// @param head  start line and headers as they stand in the log, each line with CRLF
/// @param out   what was in it is replaced
void unwrap(std::string_view head, UnwrappedHead& out);

/// Puts blanks in at the joints.
/// @param missing  how many bytes the message has less than it should, if that is known: it decides when it is none or
///                 one for each joint
void put_blanks(UnwrappedHead& unwrapped, std::optional<std::size_t> missing);

/// Takes `indent` blanks away in front of each line of `body`, if all lines that hold something have them.
/// @return whether they have
bool unindent(std::string_view body, std::size_t indent, std::string& out);

} // namespace icewarn::log
