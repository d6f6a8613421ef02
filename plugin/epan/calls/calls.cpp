// SPDX-License-Identifier: GPL-2.0-or-later
// The table of calls, by Call-ID.
#include "epan/calls/calls.hpp"

#include <new>

#include "icewarn/fingerprint.hpp"
#include "icewarn/parse_limits.hpp"

namespace icewarn {
namespace {

/// Call by its id, a std::string_view. Emptied by Wireshark with the memory of the capture.
wmem_map_t* calls;

/// The message that was noted last.
struct {
    std::uint32_t frame;
    unsigned status;
    const Call* call;
} last_noted;

/// The call that was asked for last: the messages of a call mostly come together.
Call* last_found;

guint hash_id(gconstpointer key) { return static_cast<const CallId*>(key)->hash; }

gboolean equal_ids(gconstpointer a, gconstpointer b)
{
    return static_cast<const CallId*>(a)->text == static_cast<const CallId*>(b)->text;
}

Call* look_up(const CallId& id)
{
    auto* call = static_cast<Call*>(wmem_map_lookup(calls, &id));
    if (call != nullptr) last_found = call;
    return call;
}

bool was_last_found(std::string_view id) { return last_found != nullptr && last_found->id.text == id; }

CallId call_id(std::string_view text) { return {text, static_cast<std::uint32_t>(fingerprint(text))}; }

bool is_subset(DialogTags a, DialogTags b)
{
    const auto in_b = [b](std::uint64_t tag) { return tag == 0 || tag == b.from || tag == b.to; };
    return in_b(a.from) && in_b(a.to);
}

bool is_challenge(unsigned status) { return status == 401 || status == 407; }

} // namespace

DialogTags dialog_tags(std::string_view from_tag, std::string_view to_tag)
{
    return {from_tag.empty() ? 0 : fingerprint(from_tag), to_tag.empty() ? 0 : fingerprint(to_tag)};
}

bool may_be_same_dialog(DialogTags a, DialogTags b) { return is_subset(a, b) || is_subset(b, a); }

void register_calls() { calls = wmem_map_new_autoreset(wmem_epan_scope(), wmem_file_scope(), hash_id, equal_ids); }

Call* find_call(std::string_view text) { return was_last_found(text) ? last_found : look_up(call_id(text)); }

Call* remember_call(std::string_view text)
{
    if (was_last_found(text)) return last_found;
    const CallId id = call_id(text);
    if (Call* call = look_up(id)) return call;
    if (wmem_map_size(calls) >= limits::calls) return nullptr;
    auto* memory = static_cast<char*>(wmem_alloc(wmem_file_scope(), sizeof(Call) + text.size()));
    Call* call = new (memory) Call;
    call->id = {{memory + sizeof(Call), text.copy(memory + sizeof(Call), text.size())}, id.hash};
    wmem_map_insert(calls, &call->id, call);
    last_found = call;
    return call;
}

void note_invite(Call& call, const packet_info* pinfo, std::uint32_t cseq, std::string_view from, std::string_view to)
{
    if (call.reinvite_frame != 0 && pinfo->num >= call.reinvite_frame) return;
    if (call.response_frame == 0) call.invite_cseq = cseq; // the last of several, each after a challenge
    if (call.setup_frame != 0 && call.setup_frame <= pinfo->num) return;
    call.setup_frame = pinfo->num;
    call.setup_time = pinfo->abs_ts;
    auto* texts = static_cast<char*>(wmem_alloc(wmem_file_scope(), from.size() + to.size() + 1));
    call.from = {texts, from.copy(texts, from.size())};
    call.to = {texts + from.size(), to.copy(texts + from.size(), to.size())};
}

void note_response(Call& call, const packet_info* pinfo, std::uint32_t cseq, std::uint16_t status)
{
    if (status < 200 || is_challenge(status) || (call.setup_frame != 0 && cseq != call.invite_cseq)) return;
    if (call.response_frame != 0 && call.response_frame <= pinfo->num) return;
    call.response_frame = pinfo->num;
    call.response_code = status;
}

bool is_noted(const packet_info* pinfo, const char* call_id, unsigned status)
{
    return pinfo->num == last_noted.frame && status == last_noted.status && last_noted.call->id.text == call_id;
}

void forget_last_calls()
{
    last_noted = {};
    last_found = nullptr;
}

void note_message(Call& call, const packet_info* pinfo, const SipHead& head)
{
    last_noted = {pinfo->num, head.status, &call};
    const CommandSequence cseq = parse_cseq(head.cseq);
    if (cseq.method != "INVITE") return;
    if (head.status != 0) return note_response(call, pinfo, cseq.number.value_or(0), head.status);
    const NameAddress from = parse_name_address(head.from);
    const NameAddress to = parse_name_address(head.to);
    if (!to.tag.empty()) {
        if (call.reinvite_frame == 0 || pinfo->num < call.reinvite_frame) call.reinvite_frame = pinfo->num;
        return;
    }
    note_invite(call, pinfo, cseq.number.value_or(0), from.uri, to.uri);
    if (call.setup_frame == pinfo->num) call.caller_tag = dialog_tags(from.tag, {}).from;
}

std::uint32_t note_report(Call& call, std::uint32_t frame, std::uint64_t fingerprint, DialogTags tags, bool is_media)
{
    const std::uint32_t first = first_frame_of(call, fingerprint);
    if (first == frame) return frame;
    if (++(is_media ? call.report_count : call.request_count) <= limits::call_entries) {
        auto* report = wmem_new(wmem_file_scope(), CallReport);
        *report = {frame, fingerprint, tags, is_media, nullptr};
        (call.last_report != nullptr ? call.last_report->next : call.first_report) = report;
        call.last_report = report;
    }
    return first != 0 ? first : frame;
}

std::uint32_t first_frame_of(const Call& call, std::uint64_t fingerprint)
{
    for (const CallReport* report = call.first_report; report != nullptr; report = report->next)
        if (report->fingerprint == fingerprint) return report->frame;
    return 0;
}

void note_diagnostics(Call& call, const CallDiagnostics& diagnostics)
{
    CallDiagnostics** end = &call.first_diagnostics;
    std::size_t count = 0;
    for (; *end != nullptr; end = &(*end)->next, ++count)
        if ((*end)->header == diagnostics.header && (*end)->has_error_id == diagnostics.has_error_id &&
            (*end)->error_id == diagnostics.error_id)
            return;
    if (count == limits::call_entries) return;
    *end = wmem_new(wmem_file_scope(), CallDiagnostics);
    **end = diagnostics;
    (*end)->next = nullptr;
}

} // namespace icewarn
