// SPDX-License-Identifier: GPL-2.0-or-later
// Registration and raising of expert info.
#include "epan/fields/expert.hpp"

#include <algorithm>
#include <array>

#include "icewarn/flags.hpp"
#include "epan/fields/expert_compat.hpp"

namespace icewarn {
namespace {

constexpr std::size_t expert_count = static_cast<std::size_t>(Expert::count);

std::array<expert_field, expert_count> ids;
std::array<ei_register_info, expert_count> items;

constexpr std::size_t index_of(Expert expert) { return static_cast<std::size_t>(expert); }

int severity_of(FlagClass klass)
{
    switch (klass) {
    case FlagClass::failure: return PI_WARN;
    case FlagClass::degraded: return PI_NOTE;
    case FlagClass::info: break;
    }
    return PI_CHAT;
}

void define(Expert expert, const char* name, int group, int severity, const char* summary)
{
    const std::size_t i = index_of(expert);
    ids[i] = EI_INIT;
    items[i] = {&ids[i], {name, group, severity, summary, EXPFILL}};
}

/// The severity that an item has now; the user may have set another than ours.
int effective_severity(Expert expert, int at_most)
{
    const expert_field_info& info = items[index_of(expert)].eiinfo;
    const bool ours = info.severity == info.orig_severity;
    return ours ? std::min(info.severity, at_most) : info.severity;
}

/// Wireshark has no severity for a single item: it is changed around the call, and put back even if the call raises.
void add_with_severity(packet_info* pinfo, proto_item* item, Expert expert, int severity, const char* text)
{
    const std::size_t i = index_of(expert);
    expert_field_info* info = &items[i].eiinfo;
    const auto add = [=] {
        if (text != nullptr) expert_add_info_format(pinfo, item, &ids[i], "%s", text);
        else expert_add_info(pinfo, item, &ids[i]);
    };
    if (severity == info->severity) return add();
    info->severity = severity;
    TRY { add(); }
    FINALLY { info->severity = info->orig_severity; }
    ENDTRY;
}

} // namespace

Expert class_expert(ProblemClass klass)
{
    switch (klass) {
    case ProblemClass::unusual: return Expert::unusual;
    case ProblemClass::limit: return Expert::limit;
    case ProblemClass::malformed: break;
    }
    return Expert::malformed;
}

void register_expert_items(int protocol)
{
    for (std::size_t i = 0; i < flag_table.size(); ++i) {
        const Flag& flag = flag_table[i];
        define(flag_expert(i), wmem_strconcat(wmem_epan_scope(), "icewarn.expert.", flag.leaf.data(), nullptr),
               PI_RESPONSE_CODE, severity_of(flag.klass), flag.label.data());
    }
    define(Expert::unknown_flags, "icewarn.expert.unknown_flags", PI_UNDECODED, PI_NOTE,
           "ICEWarn has bits without a known meaning");
    define(Expert::unusual, "icewarn.expert.unusual", PI_PROTOCOL, PI_NOTE, "Unusual, but understood");
    define(Expert::malformed, "icewarn.expert.malformed", PI_MALFORMED, PI_WARN, "Not as the grammar has it");
    define(Expert::limit, "icewarn.expert.limit", PI_UNDECODED, PI_WARN, "More than is decoded");
    define(Expert::no_path, "icewarn.expert.no_path", PI_RESPONSE_CODE, PI_ERROR,
           "Every media path is reported failed or had no relay");
    define(Expert::media_failed, "icewarn.expert.media_failed", PI_RESPONSE_CODE, PI_ERROR,
           "Media is said to have failed");
    define(Expert::request_failed, "icewarn.expert.request_failed", PI_RESPONSE_CODE, PI_WARN,
           "A request failed, and there is no media report");
    define(Expert::quality_poor, "icewarn.expert.quality_poor", PI_RESPONSE_CODE, PI_WARN,
           "The quality of a stream was poor");
    define(Expert::quality_fair, "icewarn.expert.quality_fair", PI_RESPONSE_CODE, PI_NOTE,
           "The quality of a stream was fair");
    expert_register_field_array(expert_register_protocol(protocol), items.data(), static_cast<int>(items.size()));
}

bool ExpertQueue::wants(Expert expert, int at_most) const
{
    return mode_ == Mode::all || first_ == nullptr || effective_severity(expert, at_most) > first_->severity;
}

bool ExpertQueue::has_worst_possible(bool media_failed) const
{
    if (first_ == nullptr) return false;
    const int worst = first_->severity;
    if (worst == PI_ERROR) return true; // there is nothing above it
    const ei_register_info* first = items.data();
    return std::all_of(first, first + index_of(Expert::no_path),
                       [worst](const ei_register_info& item) { return item.eiinfo.severity <= worst; }) &&
           effective_severity(Expert::no_path, media_failed ? PI_ERROR : PI_WARN) <= worst &&
           (!media_failed || effective_severity(Expert::media_failed, PI_ERROR) <= worst);
}

void ExpertQueue::append(proto_item* item, Expert expert, int at_most, const char* text)
{
    if (is_brief()) first_ = last_ = nullptr;
    Finding* finding = is_brief() ? &only_ : wmem_new(pinfo_->pool, Finding);
    *finding = {item, text, nullptr, effective_severity(expert, at_most), expert};
    (last_ != nullptr ? last_->next : first_) = finding;
    last_ = finding;
    ++size_;
}

void ExpertQueue::add(proto_item* item, Expert expert, int at_most, const LabelText& text)
{
    if (wants(expert, at_most)) append(item, expert, at_most, wmem_strdup(pinfo_->pool, text.c_str()));
}

void ExpertQueue::add_unseen(Expert expert, int at_most)
{
    if (wants(expert, at_most)) append(nullptr, expert, at_most, nullptr);
}

void ExpertQueue::raise()
{
    // The Expert column shows what came last. If another dissector found something worse, that has to stay.
    const char* shown = col_get_text(pinfo_->cinfo, COL_EXPERT);
    const bool has_column = shown != nullptr;
    if (is_brief() && !has_column && (first_ == nullptr || !is_worst_so_far(pinfo_, first_->severity))) return;
    const char* before = has_column && *shown != '\0' ? wmem_strdup(pinfo_->pool, shown) : nullptr;
    int worst = 0;
    constexpr int ascending[] = {PI_COMMENT, PI_CHAT, PI_NOTE, PI_WARN, PI_ERROR};
    for (const int severity : ascending)
        for (const Finding* finding = first_; finding != nullptr; finding = finding->next)
            if (finding->severity == severity) {
                add_with_severity(pinfo_, finding->item, finding->expert, severity, finding->text);
                worst = severity;
            }
    if (before != nullptr && static_cast<int>(str_to_val(before, expert_severity_vals, 0)) > worst)
        col_add_str(pinfo_->cinfo, COL_EXPERT, before);
}

} // namespace icewarn
