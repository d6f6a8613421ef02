// SPDX-License-Identifier: GPL-2.0-or-later
// Parse results and text in the packet's memory.
#include "epan/memory.hpp"

#include <algorithm>
#include <cstring>
#include <new>

#include "icewarn/text.hpp"

namespace icewarn {
namespace {

constexpr const char* replacement_character = "\xEF\xBF\xBD";

const char* valid_utf8(packet_info* pinfo, const char* text, std::size_t size)
{
    const auto* bytes = reinterpret_cast<const guint8*>(text);
    return as_text(get_utf_8_string(pinfo->pool, bytes, static_cast<int>(size)));
}

} // namespace

std::string_view text_of(tvbuff_t* value)
{
    const unsigned captured = tvb_captured_length(value);
    if (captured == 0) return {};
    return {as_text(tvb_get_ptr(value, 0, static_cast<int>(captured))), captured};
}

Diagnostics* parse_value(packet_info* pinfo, tvbuff_t* value)
{
    auto* memory = new (wmem_alloc(pinfo->pool, sizeof(PoolResource))) PoolResource(pinfo->pool);
    auto* diagnostics = new (wmem_alloc(pinfo->pool, sizeof(Diagnostics))) Diagnostics(memory);
    parse(text_of(value), *diagnostics);
    if (tvb_captured_length(value) < tvb_reported_length(value)) mark_cut_by_capture(*diagnostics);
    return diagnostics;
}

const char* to_utf8(packet_info* pinfo, std::string_view raw, bool quoted)
{
    auto* text = static_cast<char*>(wmem_alloc(pinfo->pool, raw.size() + 1));
    if (is_plain_text(raw)) {
        text[raw.copy(text, raw.size())] = '\0';
        return text;
    }
    const char* end = text + decode_text(raw, quoted, text);
    const char* nul = std::find(text, const_cast<char*>(end), '\0');
    if (nul == end) return valid_utf8(pinfo, text, static_cast<std::size_t>(end - text));

    wmem_strbuf_t* pieces = wmem_strbuf_new(pinfo->pool, nullptr);
    for (const char* begin = text;; begin = nul + 1) {
        nul = std::find(begin, end, '\0');
        wmem_strbuf_append(pieces, valid_utf8(pinfo, begin, static_cast<std::size_t>(nul - begin)));
        if (nul == end) return wmem_strbuf_get_str(pieces);
        wmem_strbuf_append(pieces, replacement_character);
    }
}

const char* printable(packet_info* pinfo, const char* text)
{
    const std::size_t size = std::strlen(text);
    return is_plain_text({text, size}) ? text : format_text(pinfo->pool, TextArgument{text}, size);
}

} // namespace icewarn
