// SPDX-License-Identifier: GPL-2.0-or-later
// What one value of ms-client-diagnostics, ms-diagnostics or ms-diagnostics-public says.
//
// Grammar: [MS-OCER] 2.2.1.1, `ErrorId[.SubId] *( ; name[=value] )` by the rules of RFC 3261 25.1, and what real
// clients make of it. All pieces are spans of the value, so the value must outlive what is read through them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "icewarn/keys.hpp"
#include "icewarn/problems.hpp"
#include "icewarn/scalars.hpp"
#include "icewarn/span.hpp"

namespace icewarn {

enum class Side : std::uint8_t { caller, callee };

enum class ParameterRole : std::uint8_t {
    reason,
    source,
    caller_debug, ///< CallerMediaDebug: its value holds reports
    callee_debug,
    report_key, ///< part of a flat report: one of its items has the same span
    other,
};

/// `name[=value]` between two semicolons.
struct Parameter {
    Span whole; ///< from the name to the end of the value, quotes included
    Span name;
    Span value; ///< without quotes, escapes and folds as they stand
    bool has_value = false;
    bool quoted = false;
    ParameterRole role = ParameterRole::other;
    Key key = Key::none;
    std::uint64_t name_hash = 0;
};

/// The decoded value of an item, as far as its key has a type and the text is valid.
using ItemValue = std::variant<std::monostate, std::uint32_t, Endpoint, PortRange, Side>;

/// `Key=Value` of a media report.
struct Item {
    Span whole;
    Span name;           ///< empty for text without '='
    Span value;          ///< escapes and folds as they stand
    bool quoted = false; ///< the value stands inside quotes, so escapes may occur in it
    Key key = Key::none;
    std::uint64_t name_hash = 0;
    ItemValue decoded;
    std::uint32_t children = 0; ///< so many of the items that follow are pairs inside this one (MediaChanBlob)
};

/// One media report: a block of a MediaDebug parameter, or the report keys of a flat header.
struct Report {
    Span whole; ///< from its first byte to its last; parameters that are no part of a flat report may lie inside
    std::optional<Side> side;
    Span side_span;
    bool side_inherited = false; ///< the side was said for an earlier report of the header
    Span media;
    bool media_quoted = false;
    std::optional<std::uint32_t> flags; ///< the first valid ICEWarn
    std::uint32_t first_item = 0;       ///< index into Diagnostics::items
    std::uint32_t item_count = 0;       ///< children of items included
};

/// What a Note is about.
enum class NoteTarget : std::uint8_t { header, parameter, item };

struct Note {
    Problem problem = Problem::none;
    NoteTarget owner = NoteTarget::header;
    std::uint32_t index = 0; ///< of the parameter or item; 0 for the header
    Span where;
};

struct Diagnostics {
    /// @param memory  where the lists live; it must outlive this object
    explicit Diagnostics(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
        : parameters(memory), reports(memory), items(memory), notes(memory), undecoded(memory)
    {}

    std::string_view text; ///< the value that the spans belong to
    std::optional<std::uint32_t> error_id;
    std::optional<std::uint32_t> error_sub_id;
    Span error_id_span;
    Span error_sub_id_span;
    bool cut = false;                       ///< the end is missing: cut by the capture, or a quote that never closes
    bool flat = false;                      ///< the flat form, with report keys among the parameters
    std::pmr::vector<Parameter> parameters; ///< in the order they stand
    std::pmr::vector<Report> reports;       ///< in the order of their first bytes
    std::pmr::vector<Item> items;           ///< those of one report lie together
    std::pmr::vector<Note> notes;
    std::pmr::vector<Span> undecoded; ///< neither parameter nor item: junk, and what lies beyond a limit
};

/// Decodes one header value.
/// @param value  the value as it stands in the message: folded lines, quotes and escapes included; any bytes, less than
///               4 GiB of them
/// @param out    receives the result; must be freshly constructed
/// Takes time linear in the size of the value and memory bounded by the constants in parse_limits.hpp. Says what is
/// wrong with the value in out.notes and decodes the rest all the same. Throws only what out's memory resource throws.
void parse(std::string_view value, Diagnostics& out);

/// Adds that the capture holds only the beginning of the value that was parsed.
void mark_cut_by_capture(Diagnostics& diagnostics);

} // namespace icewarn
