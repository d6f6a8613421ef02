// SPDX-License-Identifier: GPL-2.0-or-later
// All of this is inferred, so all of it is marked as generated.
#include "epan/tree/verdict_items.hpp"

#include "epan/tree/findings.hpp"
#include "epan/tree/conversation_filter.hpp"

namespace icewarn {
namespace {

/// Bare names are the value; what has to be said beside them goes into the label only.
void draw_paths(const Canvas& canvas, proto_tree* tree, int id, PathSet paths, PathSet through_far_relay = {})
{
    if (paths.empty()) return;
    Line names;
    Line label;
    add_paths(names, paths);
    add_paths(label, paths, through_far_relay);
    canvas.add_generated(tree, id, names.c_str(), label.c_str());
}

void draw_candidates(const Canvas& canvas, proto_tree* tree, int id, const std::optional<CandidateSet>& candidates)
{
    if (candidates) canvas.add_generated(tree, id, candidates_line(*candidates).c_str());
}

} // namespace

void draw_verdict(const Canvas& canvas, proto_tree* tree, proto_item* report, const JudgedReport& judged)
{
    const Verdict& verdict = judged.verdict;
    for (std::size_t i = 0; i < verdict.size(); ++i) canvas.add_generated(tree, hf.verdict, verdict[i].c_str());
    const Paths& paths = verdict.paths;
    draw_paths(canvas, tree, hf.paths_failed, paths.failed);
    draw_paths(canvas, tree, hf.paths_left, paths.left, paths.through_far_relay);
    draw_paths(canvas, tree, hf.paths_unavailable, paths.unavailable);
    if (paths.no_path) {
        ++canvas.drawn;
        proto_item_set_generated(proto_tree_add_boolean(tree, hf.no_path, canvas.value, 0, 0, 1));
    }
    draw_candidates(canvas, tree, hf.candidates_local, judged.offered.local);
    draw_candidates(canvas, tree, hf.candidates_remote, judged.offered.remote);
    add_verdict_finding(canvas.experts, judged.facts, verdict, report);
}

void draw_media_filter(const Canvas& canvas, proto_tree* tree, const JudgedReport& judged)
{
    constexpr std::size_t shown_size = 200; // the whole label has room, so that Wireshark does not cut it
    const char* filter = offer_media_filter(canvas.pinfo, judged.facts);
    if (*filter == '\0') return;
    Line shown;
    canvas.add_generated(tree, hf.media_filter, filter, shown.add_cut(filter, shown_size).c_str());
}

} // namespace icewarn
