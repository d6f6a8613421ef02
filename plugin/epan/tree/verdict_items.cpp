// SPDX-License-Identifier: GPL-2.0-or-later
// All of this is inferred, so all of it is marked as generated.
#include "epan/tree/verdict_items.hpp"

#include "epan/tree/findings.hpp"
#include "epan/tree/conversation_filter.hpp"
#include "reports/extractor.hpp"

namespace icewarn {
namespace {

/// Bare names are the value; what has to be said beside them goes into the label only.
void add_path_items(const TreeContext& context, proto_tree* tree, int id, PathSet paths, PathSet through_far_relay = {})
{
    if (paths.empty()) return;
    LabelText names;
    LabelText label;
    add_paths(names, paths);
    add_paths(label, paths, through_far_relay);
    context.add_generated(tree, id, names.c_str(), label.c_str());
}

void add_candidate_items(const TreeContext& context, proto_tree* tree, int id,
                         const std::optional<CandidateSet>& candidates)
{
    if (candidates) context.add_generated(tree, id, candidates_line(*candidates).c_str());
}

void add_outcome_items(const TreeContext& context, proto_tree* tree, const Verdict& verdict)
{
    context.add_generated(tree, hf.outcome, static_cast<std::uint32_t>(verdict.outcome));
    for (std::size_t i = 0; i < verdict.size(); ++i) context.add_generated(tree, hf.verdict, verdict[i].c_str());
}

} // namespace

proto_item* add_report_line(const TreeContext& context, proto_tree* tree, Span at, const AssessedReport& assessed)
{
    const LabelText summary = report_headline(assessed.side, assessed.facts, assessed.flags_damaged);
    LabelText line;
    line.add("[").add(outcome_row(assessed.verdict.outcome).name).add("] ").add(summary.view());
    return context.add_line(tree, hf.report, at, summary.c_str(), line.c_str());
}

void add_verdict_items(const TreeContext& context, proto_tree* tree, proto_item* report, const AssessedReport& assessed)
{
    const Verdict& verdict = assessed.verdict;
    add_outcome_items(context, tree, verdict);
    const Paths& paths = verdict.paths;
    add_path_items(context, tree, hf.paths_failed, paths.failed);
    add_path_items(context, tree, hf.paths_left, paths.left, paths.through_far_relay);
    add_path_items(context, tree, hf.paths_unavailable, paths.unavailable);
    if (paths.no_path) {
        ++context.drawn; // for filters: the outcome says it
        proto_item_set_hidden(proto_tree_add_boolean(tree, hf.no_path, context.value, 0, 0, 1));
    }
    add_candidate_items(context, tree, hf.candidates_local, assessed.offered.local);
    add_candidate_items(context, tree, hf.candidates_remote, assessed.offered.remote);
    add_verdict_finding(context.experts, assessed.facts, verdict, report);
}

void add_request_items(const TreeContext& context, proto_tree* tree, proto_item* header, const AssessedReport& assessed)
{
    add_outcome_items(context, tree, assessed.verdict);
    add_request_finding(context.experts, assessed.verdict, header);
}

void add_media_filter_item(const TreeContext& context, proto_tree* tree, const AssessedReport& assessed)
{
    constexpr std::size_t shown_size = 200; // the whole label has room, so that Wireshark does not cut it
    const char* filter = publish_media_filter(context.pinfo, assessed.facts);
    if (*filter == '\0') return;
    LabelText shown;
    context.add_generated(tree, hf.media_filter, filter, shown.add_cut(filter, shown_size).c_str());
}

} // namespace icewarn
