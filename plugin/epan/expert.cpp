// SPDX-License-Identifier: GPL-2.0-or-later
// Registration and raising of expert info.
#include "expert.hpp"

#include <algorithm>
#include <array>

#include "icewarn/flags.hpp"

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
int effective_severity(Expert expert, bool lower)
{
    const expert_field_info& info = items[index_of(expert)].eiinfo;
    const bool ours = info.severity == info.orig_severity;
    return lower && ours && info.severity > PI_NOTE ? PI_NOTE : info.severity;
}

/// Wireshark has no severity for a single item: it is changed around the call, and put back even if the call raises.
void add_with_severity(packet_info* pinfo, proto_item* item, Expert expert, int severity, const char* text)
{
    const std::size_t i = index_of(expert);
    expert_field_info* info = &items[i].eiinfo;
    if (severity == info->severity) {
        expert_add_info_format(pinfo, item, &ids[i], "%s", text);
        return;
    }
    info->severity = severity;
    TRY { expert_add_info_format(pinfo, item, &ids[i], "%s", text); }
    FINALLY { info->severity = info->orig_severity; }
    ENDTRY;
}

} // namespace

Expert problem_expert(Problem problem)
{
    switch (problem_row(problem).klass) {
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
    expert_register_field_array(expert_register_protocol(protocol), items.data(), static_cast<int>(items.size()));
}

bool ExpertQueue::wants(Expert expert, bool lower) const
{
    return mode_ == Mode::all || first_ == nullptr || effective_severity(expert, lower) > first_->severity;
}

bool ExpertQueue::has_worst_possible() const
{
    return first_ != nullptr && std::all_of(items.begin(), items.end(), [this](const ei_register_info& item) {
               return item.eiinfo.severity <= first_->severity;
           });
}

void ExpertQueue::add(proto_item* item, Expert expert, bool lower, const Line& text)
{
    if (!wants(expert, lower)) return;
    if (mode_ == Mode::worst_only) first_ = last_ = nullptr;
    auto* finding = wmem_new(pinfo_->pool, Finding);
    *finding = {item, wmem_strdup(pinfo_->pool, text.c_str()), nullptr, effective_severity(expert, lower), expert};
    (last_ != nullptr ? last_->next : first_) = finding;
    last_ = finding;
    ++size_;
}

void ExpertQueue::raise()
{
    // The Expert column shows what came last. If another dissector found something worse, that has to stay.
    const char* shown = col_get_text(pinfo_->cinfo, COL_EXPERT);
    const char* before = shown != nullptr ? wmem_strdup(pinfo_->pool, shown) : "";
    int worst = 0;
    constexpr int ascending[] = {PI_COMMENT, PI_CHAT, PI_NOTE, PI_WARN, PI_ERROR};
    for (const int severity : ascending)
        for (const Finding* finding = first_; finding != nullptr; finding = finding->next)
            if (finding->severity == severity) {
                add_with_severity(pinfo_, finding->item, finding->expert, severity, finding->text);
                worst = severity;
            }
    if (static_cast<int>(str_to_val(before, expert_severity_vals, 0)) > worst)
        col_add_str(pinfo_->cinfo, COL_EXPERT, before);
}

} // namespace icewarn
