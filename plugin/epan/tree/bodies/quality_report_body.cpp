// SPDX-License-Identifier: GPL-2.0-or-later
// Quality reports: a protocol item for each session, a report for each of its media.
#include "reports/quality_facts.hpp"

#include "epan/tree/bodies/body_item.hpp"
#include "epan/tree/call_items.hpp"
#include "epan/tree/bodies/stream_items.hpp"
#include "epan/tree/value_items.hpp"
#include "epan/tree/verdict_items.hpp"
#include "epan/wire/evidence_items.hpp"
#include "epan/tree/findings.hpp"
#include "icewarn/flags_2007.hpp"
#include "icewarn/quality_flags.hpp"
#include "epan/stats/report_tap.hpp"
#include "epan/tree/bodies/body_pieces.hpp"

namespace icewarn {
namespace {

/// One MediaLine on its way to the tree.
struct MediaLine {
    const QualityReport& report;
    const QualityLine& line;
    const LayoutChoice& layout;
    StreamItems& streams;
    QualityFlags number; ///< IceWarningFlags

    bool is_2007() const { return layout.layout == FlagLayout::office_2007; }
    std::optional<std::uint32_t> flags() const { return is_2007() ? std::nullopt : number.value; }
    std::optional<std::uint32_t> flags_2007() const { return is_2007() ? number.value : std::nullopt; }
};

static_assert(is_jump_safe<MediaLine, LayoutChoice, QualityFlags>);

/// Flags of the older layout: those that mean the same as today's get their fields, without the bits of the number that
/// is not theirs; the others are shown in words.
void add_flag_2007_items(TreeContext& context, proto_item* item, Span at, std::uint32_t flags)
{
    proto_tree* tree = proto_item_add_subtree(item, ett.flags);
    const Translated2007 translated = translate_2007(flags);
    proto_item* leaves[flag_table.size()] = {};
    for (const Flag2007& flag : flags_2007_table) {
        if ((flags & flag.bit) == 0) continue;
        LabelText line;
        line.add_hex(flag.bit, 8).add(" = ").add(flag.label);
        if (flag.equivalent == 0) {
            context.add_line(tree, hf.item, at, line.c_str());
            continue;
        }
        for (std::size_t i = 0; i < flag_table.size(); ++i)
            if (flag_table[i].bit == flag.equivalent)
                leaves[i] = proto_tree_add_boolean_format(tree, hf.flag[i], context.value, TreeContext::begin(at),
                                                          TreeContext::size(at), flag.equivalent, "%s", line.c_str());
    }
    context.drawn += flag_table.size();
    proto_item* unknown =
        translated.unknown != 0 ? context.add_uint(tree, hf.unknown_flags, at, translated.unknown) : nullptr;
    add_flag_findings(context.experts, translated.flags, PI_ERROR, leaves, nullptr);
    if (translated.unknown == 0) return;
    LabelText line;
    line.add("IceWarningFlags has bits without a known meaning: ").add_hex(translated.unknown, 1);
    context.experts.add(unknown, Expert::unknown_flags, PI_ERROR, line);
}

const char* name_of(const TreeContext& context, std::string_view name) { return to_utf8(context.pinfo, name); }

/// A Key=Value without a field of its own.
proto_item* add_plain_item(const TreeContext& context, proto_tree* tree, const char* name, const BodyText& value)
{
    const char* text = to_utf8(context.pinfo, value.text);
    const char* whole = wmem_strconcat(context.pinfo->pool, name, "=", text, nullptr);
    const Span at = value.where.empty() ? value.raw : value.where;
    proto_item* item = context.add_line(tree, hf.item, at, whole);
    proto_tree* children = proto_item_add_subtree(item, ett.item);
    context.add_string(children, hf.item_name, at, name);
    context.add_string(children, hf.item_value, at, text);
    return item;
}

Problem problem_of(const QualityFlags& number, bool is_2007)
{
    return is_base_doubtful(number, is_2007 ? known_flags_2007 : known_flags) ? Problem::base_doubtful : number.problem;
}

void add_number_item(TreeContext& context, proto_tree* tree, const MediaLine& media, const QualityItem& flags)
{
    constexpr const char* name = "IceWarningFlags";
    const Span at = flags.value.raw.empty() ? flags.value.where : flags.value.raw;
    const QualityFlags number = parse_quality_flags(flags.value.text);
    proto_item* item = number.value
                           ? context.add_uint(tree, media.is_2007() ? hf.flags_2007 : hf.flags, at, *number.value)
                           : add_plain_item(context, tree, name, flags.value);
    if (number.value) {
        if (number.other)
            proto_item_append_text(item, " (decimal, as the schema has it; as hexadecimal it would be 0x%08x)",
                                   *number.other);
        proto_item_append_text(item, " [%s]", layout_line(media.layout).c_str());
        if (media.is_2007()) add_flag_2007_items(context, item, at, *number.value);
        else add_flag_items(context, item, at, *number.value);
    }
    const Problem problem = problem_of(number, media.is_2007());
    if (problem == Problem::none) return;
    const Note note{problem, NoteTarget::header, 0, {}};
    context.experts.add(item, problem_expert(problem), PI_ERROR,
                        note_line(note, printable(context.pinfo, to_utf8(context.pinfo, flags.value.text))));
}

/// Addresses are shown as they stand, and found by icewarn.addr and icewarn.addr6.
void add_address_item(const TreeContext& context, proto_tree* tree, const QualityItem& address)
{
    const BodyText& value = address.value;
    if (value.text.empty()) return;
    proto_item* item = add_plain_item(context, tree, name_of(context, address.name), value);
    add_any_address_item(context, item, value.where.empty() ? value.raw : value.where,
                         parse_endpoint(value.text).endpoint);
}

/// Flags answer first, so that they are drawn before what else stands in the line.
enum class Part { flags, rest };

void add_media_items(TreeContext& context, proto_tree* line_tree, const MediaLine& media, Part part)
{
    for (std::size_t i = 0; i < media.line.item_count && context.has_room(); ++i) {
        const QualityItem& item = media.report.items[media.line.first_item + i];
        if ((item.key == QualityKey::flags) != (part == Part::flags)) continue;
        proto_tree* tree = media.streams.tree_of(context, line_tree, item);
        switch (item.key) {
        case QualityKey::ice:
            if (!item.value.text.empty())
                context.add_string(tree, hf.ice_status, item.value.where, to_utf8(context.pinfo, item.value.text));
            break;
        case QualityKey::flags: add_number_item(context, tree, media, item); break;
        case QualityKey::relay_address:
        case QualityKey::local_address:
        case QualityKey::remote_address: add_address_item(context, tree, item); break;
        case QualityKey::metric: add_metric_item(context, tree, media.report, item); break;
        case QualityKey::other: add_plain_item(context, tree, name_of(context, item.name), item.value); break;
        }
    }
}

void process_line(TreeContext& context, proto_tree* tree, const MediaLine& media, bool counts, InfoText* info)
{
    AssessedReport assessed;
    assess_report(context, media_report(media.report, media.line, media.layout.layout), assessed);
    if (counts) queue_report(context, assessed);
    if (info != nullptr) info->add(assessed.verdict.outcome, assessed.facts.flags, std::nullopt);
    if (!context.has_room()) return;

    proto_item* item = add_report_line(context, tree, {}, assessed);
    proto_tree* content = proto_item_add_subtree(item, ett.report);
    add_verdict_items(context, content, item, assessed);
    add_evidence_items(context, content, assessed);
    add_media_items(context, content, media, Part::flags);
    if (assessed.side) context.add_generated(content, hf.side, *assessed.side == Side::caller ? "caller" : "callee");
    if (media.line.label && !media.line.label->empty()) context.add_generated(content, hf.media, assessed.media);
    add_media_items(context, content, media, Part::rest);
    add_media_filter_item(context, content, assessed);
}

/// What number of the older or of today's layout raises, where its text is seen nowhere.
void add_number_unseen(ExpertQueue& experts, const QualityFlags& number, bool is_2007)
{
    if (number.value && !is_2007) add_flag_findings(experts, *number.value, PI_ERROR, nullptr, nullptr);
    if (number.value && is_2007) {
        const Translated2007 translated = translate_2007(*number.value);
        add_flag_findings(experts, translated.flags, PI_ERROR, nullptr, nullptr);
        if (translated.unknown != 0) experts.add_unseen(Expert::unknown_flags, PI_ERROR);
    }
    if (const Problem problem = problem_of(number, is_2007); problem != Problem::none)
        experts.add_unseen(problem_expert(problem), PI_ERROR);
}

/// Where there is no tree and nobody listens, the Info column and the worst finding are all that is seen anywhere.
void assess_unseen(FrameContext& frame, const QualityReport& report, const QualityLine& line, FlagLayout layout,
                   InfoText* info)
{
    const ReportFacts facts = media_report(report, line, layout).facts;
    const Outcome outcome = add_outcome_unseen(frame.experts, facts);
    if (info != nullptr) info->add(outcome, facts.flags, std::nullopt);
    for (std::size_t i = 0; i < line.item_count; ++i) {
        const QualityItem& item = report.items[line.first_item + i];
        if (item.key == QualityKey::flags)
            add_number_unseen(frame.experts, parse_quality_flags(item.value.text), layout == FlagLayout::office_2007);
        const auto value =
            item.key == QualityKey::metric ? parse_metric(item.metric, item.value.text) : std::optional<double>();
        if (const auto expert = value ? metric_expert(item.metric, *value) : std::nullopt)
            frame.experts.add_unseen(*expert, PI_ERROR);
    }
}

/// @return the protocol item
proto_item* process_session(FrameContext& frame, const Collected& body, const CallRef& message,
                            const QualityReport& report, std::uint32_t index)
{
    const QualitySession& session = report.sessions[index];
    CallRef call_ref = refer_to(call_of(session), message);
    if (!body.in_error) link_to_call(frame.pinfo, call_ref, {report.body, true, {}, {}, {}}, nullptr);
    const LayoutChoice layout = layout_of(session, message.user_agent);
    if (frame.experts.is_brief()) {
        for (const QualityLine& line : report.lines)
            if (line.session == index)
                assess_unseen(frame, report, line, layout.layout, body.in_error ? nullptr : &frame.info);
        return nullptr;
    }
    auto* diagnostics = new_report<Diagnostics>(frame.pinfo);
    diagnostics->text = report.body;
    TreeContext context = context_of(frame, body, *diagnostics, call_ref);
    const auto [item, content] = add_body_item(frame, context, "quality report", body.in_error);

    StreamItems streams(report, frame.pinfo->pool);
    for (const QualityLine& line : report.lines) {
        if (line.session != index) continue;
        MediaLine media{report, line, layout, streams, {}};
        media.number = parse_quality_flags(text_of(report, line, QualityKey::flags));
        process_line(context, content, media, !body.in_error && call_ref.same_report == 0,
                     body.in_error ? nullptr : &frame.info);
    }
    for (const SessionDetail& detail : report.details)
        if (detail.session == index && context.has_room())
            add_plain_item(context, content, name_of(context, detail.name), detail.value);
    add_call_items(context, content);
    return item;
}

/// A body of which no session could be read, for the findings that say why.
/// @return the protocol item
proto_item* process_damaged(FrameContext& frame, const Collected& body, const CallRef& message)
{
    auto* none = new_report<Diagnostics>(frame.pinfo);
    const TreeContext context = context_of(frame, body, *none, message);
    return add_body_item(frame, context, "quality report without a session", body.in_error).item;
}

} // namespace

void process_quality_report(FrameContext& frame, const Collected& body)
{
    auto* report = new_report<QualityReport>(frame.pinfo);
    read_quality_report(text_of(body.value), *report);
    const CallRef message = message_of(frame.pinfo, body);
    proto_item* item = nullptr;
    for (std::uint32_t i = 0; i < report->sessions.size(); ++i)
        item = process_session(frame, body, message, *report, i);
    if (report->sessions.empty() && !report->notes.empty()) item = process_damaged(frame, body, message);
    add_body_findings(frame, *report, item);
}

} // namespace icewarn
