// SPDX-License-Identifier: GPL-2.0-or-later
// What is noted of a header once its reports are decoded: parameters that are repeated, and an ICEWarn that none has.
#include "core/builder.hpp"

#include <algorithm>

namespace icewarn {
namespace {

/// Rule 9 of plugin/doc/dialects.md. Several MediaDebug parameters are how several media are told, not a repetition.
void note_repeated_parameters(Builder& b)
{
    const auto& parameters = b.out.parameters;
    for (std::size_t i = 1; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        const bool report_key = b.out.flat && parameter.key != Key::none; // also those beyond a limit
        if (report_key || is_media_debug(parameter.role) || parameter.value.empty()) continue;
        const bool repeated = std::any_of(parameters.begin(), parameters.begin() + static_cast<std::ptrdiff_t>(i),
                                          [&](const Parameter& other) {
                                              return other.name_hash == parameter.name_hash &&
                                                     other.name.size == parameter.name.size && !other.value.empty();
                                          });
        if (repeated) b.note(Problem::repeated, NoteTarget::parameter, i, parameter.whole);
    }
}

/// `ICEWarn=` in any letter case, with blanks before the '='.
bool mentions_flags(std::string_view text)
{
    constexpr std::string_view name = "ICEWarn";
    for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
        std::size_t end = at;
        while (end > 0 && is_blank(text[end - 1])) --end;
        if (end >= name.size() && equal_folded(text.substr(end - name.size(), name.size()), name)) return true;
    }
    return false;
}

/// An ICEWarn that stands where none is decoded, as in a parameter whose name is damaged, is not to go unseen.
void note_undecoded_flags(Builder& b)
{
    const Diagnostics& out = b.out;
    const auto note = [&](NoteTarget target, std::size_t index, Span where) {
        if (mentions_flags(view(b.text, where))) b.note(Problem::undecoded_flags, target, index, where);
    };
    for (std::size_t i = 0; i < out.parameters.size(); ++i)
        if (!is_media_debug(out.parameters[i].role) && out.parameters[i].role != ParameterRole::report_key)
            note(NoteTarget::parameter, i, out.parameters[i].whole);
    for (std::size_t i = 0; i < out.items.size(); i += 1 + out.items[i].children)
        if (out.items[i].key != Key::icewarn) note(NoteTarget::item, i, out.items[i].whole);
    for (const Span span : out.undecoded) note(NoteTarget::header, 0, span);
}

} // namespace

void note_repeated_and_undecoded(Builder& b)
{
    note_repeated_parameters(b);
    note_undecoded_flags(b);
}

} // namespace icewarn
