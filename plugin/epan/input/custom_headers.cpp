// SPDX-License-Identifier: GPL-2.0-or-later
// Finding the declared headers, reading their lines, and remembering where they stood for later passes.
#include "epan/input/custom_headers.hpp"

#include <array>

#include "icewarn/ascii.hpp"
#include "icewarn/text.hpp"
#include "epan/jump_safe.hpp"
#include "epan/memory.hpp"
#include "epan/preferences.hpp"

namespace icewarn {
namespace {

/// A field of SIP that holds one of our headers.
struct CustomField {
    int id;
    Header header;
};

// A user can declare one name in several letter cases; SIP registers a field for each and fills one of them.
constexpr std::size_t most_fields = 16;
std::array<CustomField, most_fields> fields;

constexpr std::uint32_t lines_key = 0; ///< of what is kept with the capture for a packet

/// Where a header line stands. The data source is known by its place in the packet's list, the same on each pass.
struct KeptLine {
    Header header;
    bool in_error;
    unsigned source;
    int offset;
    int size;
    KeptLine* next;
};

static_assert(is_jump_safe<KeptLine>);

/// What the packet's memory holds of data source `index`, or a null pointer.
tvbuff_t* data_source(const packet_info* pinfo, unsigned index)
{
    const auto* source = static_cast<const struct data_source*>(g_slist_nth_data(pinfo->data_src, index));
    return source != nullptr ? get_data_source_tvb(source) : nullptr;
}

void keep_lines(packet_info* pinfo, proto_tree* tree, int protocol)
{
    const bool in_error = has_icmp(pinfo);
    KeptLine* first = nullptr;
    KeptLine** end = &first;
    for (std::size_t i = 0; i < custom_header_count; ++i) {
        const GPtrArray* found = proto_get_finfo_ptr_array(tree, fields[i].id);
        for (unsigned n = 0; found != nullptr && n < found->len; ++n) {
            const auto* info = static_cast<const field_info*>(g_ptr_array_index(found, n));
            unsigned source = 0;
            while (data_source(pinfo, source) != nullptr && data_source(pinfo, source) != info->ds_tvb) ++source;
            *end = wmem_new(wmem_file_scope(), KeptLine);
            **end = {fields[i].header, in_error, source, info->start, info->length, nullptr};
            end = &(*end)->next;
        }
    }
    if (first != nullptr) p_add_proto_data(wmem_file_scope(), pinfo, protocol, lines_key, first);
}

} // namespace

GArray* find_custom_headers()
{
    custom_header_count = 0;
    void* cookie = nullptr;
    const int sip = proto_get_id_by_filter_name("sip");
    for (const header_field_info* info = proto_get_first_protocol_field(sip, &cookie); info != nullptr;
         info = proto_get_next_protocol_field(sip, &cookie)) {
        for (const HeaderRow& row : headers) {
            constexpr std::string_view prefix = "sip.";
            const std::string_view abbrev = info->abbrev;
            if (abbrev.size() > prefix.size() && equal_folded(abbrev.substr(prefix.size()), row.name) &&
                preferences.decodes(row.header) && custom_header_count < most_fields)
                fields[custom_header_count++] = {info->id, row.header};
        }
    }
    if (custom_header_count == 0) return nullptr;
    GArray* wanted = g_array_new(FALSE, FALSE, sizeof(int));
    for (std::size_t i = 0; i < custom_header_count; ++i) g_array_append_val(wanted, fields[i].id);
    return wanted;
}

void collect_custom_headers(packet_info* pinfo, proto_tree* tree, int protocol, CollectHeader collect)
{
    if (tree != nullptr && !pinfo->fd->visited) keep_lines(pinfo, tree, protocol);
    const auto* line = static_cast<const KeptLine*>(p_get_proto_data(wmem_file_scope(), pinfo, protocol, lines_key));
    for (; line != nullptr; line = line->next) {
        tvbuff_t* source = data_source(pinfo, line->source);
        if (source == nullptr || !tvb_bytes_exist(source, line->offset, line->size)) continue;
        const std::string_view text(as_text(tvb_get_ptr(source, line->offset, line->size)),
                                    static_cast<std::size_t>(line->size));
        const Span value = header_line_value(text);
        collect(
            pinfo, line->header, line->in_error,
            tvb_new_subset_length(source, line->offset + static_cast<int>(value.begin), static_cast<int>(value.size)));
    }
}

} // namespace icewarn
