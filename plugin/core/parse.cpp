// SPDX-License-Identifier: GPL-2.0-or-later
// One header value, from bytes to Diagnostics.
#include "core/builder.hpp"

namespace icewarn {

void parse(std::string_view value, Diagnostics& out)
{
    out.text = value;
    out.parameters.reserve(16);
    out.items.reserve(16);
    Builder builder{value, out};
    parse_parameters(builder);
    parse_reports(builder);
    note_repeated_and_undecoded(builder);
}

void mark_cut_by_capture(Diagnostics& diagnostics)
{
    diagnostics.cut = true;
    Builder{diagnostics.text, diagnostics}.note(Problem::cut_by_capture, NoteTarget::header, 0,
                                                make_span(diagnostics.text.size(), diagnostics.text.size()));
}

} // namespace icewarn
