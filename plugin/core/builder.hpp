// SPDX-License-Identifier: GPL-2.0-or-later
// The two steps of parsing share this: the value, the result, and how something is reported.
#pragma once

#include <algorithm>

#include "icewarn/diagnostics.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {

struct Builder {
    std::string_view text;
    Diagnostics& out;

    void note(Problem problem, NoteTarget owner, std::size_t index, Span where)
    {
        if (problem == Problem::none) return;
        out.notes.push_back({problem, owner, static_cast<std::uint32_t>(index), where});
    }

    /// Reports a piece that stands between the parts of the header and keeps it to be shown.
    void leave_undecoded(Problem problem, Span where)
    {
        if (where.empty()) return;
        note(problem, NoteTarget::header, 0, where);
        out.undecoded.push_back(where);
    }

    /// Where `c` stands next, or the end of the value.
    std::size_t find(char c, std::size_t pos) const { return std::min(text.find(c, pos), text.size()); }
};

inline bool is_media_debug(ParameterRole role)
{
    return role == ParameterRole::caller_debug || role == ParameterRole::callee_debug;
}

/// First step: error ID and parameters, in parameters.cpp.
void parse_parameters(Builder& builder);

/// Second step: the media reports that the parameters hold, in media_reports.cpp.
void parse_reports(Builder& builder);

/// Third step: what can only be seen when both are done, in report_notes.cpp.
void note_repeated_and_undecoded(Builder& builder);

} // namespace icewarn
