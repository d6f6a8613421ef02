// SPDX-License-Identifier: GPL-2.0-or-later
// GMarkup as its manual has it.
#include "plain_markup.hpp"

#include <algorithm>

#include <glib.h>

#include "icewarn/span.hpp"

namespace {

struct Open {
    bool wanted;
    std::string text;
};

struct State {
    const std::vector<std::string>& names;
    std::vector<Open> open;
    std::vector<std::string> texts;
};

void on_start(GMarkupParseContext*, const char* name, const char**, const char**, void* data, GError**)
{
    auto& state = *static_cast<State*>(data);
    const std::string whole(name);
    const std::string local = whole.substr(whole.rfind(':') + 1);
    state.open.push_back({std::find(state.names.begin(), state.names.end(), local) != state.names.end(), {}});
}

void on_end(GMarkupParseContext*, const char*, void* data, GError**)
{
    auto& state = *static_cast<State*>(data);
    const std::string text = state.open.back().text;
    if (state.open.back().wanted) state.texts.emplace_back(view(text, icewarn::trimmed(text, 0, text.size())));
    state.open.pop_back();
}

void on_text(GMarkupParseContext*, const char* text, std::size_t size, void* data, GError**)
{
    auto& state = *static_cast<State*>(data);
    if (!state.open.empty()) state.open.back().text.append(text, size);
}

} // namespace

std::optional<std::vector<std::string>> plain_texts(std::string_view body, const std::vector<std::string>& names)
{
    const GMarkupParser callbacks{on_start, on_end, on_text, nullptr, nullptr};
    State state{names, {}, {}};
    GMarkupParseContext* context =
        g_markup_parse_context_new(&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &state, nullptr);
    const bool well =
        g_markup_parse_context_parse(context, body.data(), static_cast<gssize>(body.size()), nullptr) != FALSE &&
        g_markup_parse_context_end_parse(context, nullptr) != FALSE;
    g_markup_parse_context_free(context);
    if (!well) return std::nullopt;
    return state.texts;
}

std::string unify_line_ends(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i] == '\r' ? '\n' : text[i];
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    }
    return out;
}
