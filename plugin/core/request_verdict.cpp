// SPDX-License-Identifier: GPL-2.0-or-later
// Sentences on a request that failed without a media report.
#include "core/request_rules.hpp"
#include "icewarn/error_names.hpp"
#include "icewarn/verdict.hpp"

namespace icewarn {
namespace {

static_assert(
    [] {
        for (const RequestRule& rule : request_rules)
            if (rule.sentence.size() > LabelText::capacity) return false;
        return true;
    }(),
    "a sentence does not fit into its line");

void add_what_failed(LabelText& line, const RequestFacts& facts, Outcome outcome)
{
    line.add(outcome_row(outcome).brief).add(" (");
    if (facts.status != 0) line.add("response ").add_decimal(facts.status);
    if (facts.status != 0 && facts.error_id) line.add(", ");
    if (facts.error_id) {
        line.add("error ID ").add_decimal(*facts.error_id);
        LabelText meaning;
        if (add_error_meaning(meaning, *facts.error_id)) line.add(": ").add(meaning.view());
    }
    line.add(")");
    line.add(outcome == Outcome::media_failed ? ", and no media report tells how." : ".");
}

} // namespace

bool assess(const RequestFacts& facts, Verdict& verdict)
{
    const std::optional<Outcome> outcome = assess_outcome(facts);
    if (!outcome) return false;
    verdict.outcome = *outcome;
    add_what_failed(verdict.add(), facts, *outcome);
    for (const RequestRule& rule : request_rules)
        if (applies(rule, facts)) verdict.add().add(rule.sentence);
    if (facts.only_public)
        verdict.add().add("ms-diagnostics-public alone: what failed belongs to another company, or the detail was lost "
                          "at a federation boundary, where only this header passes.");
    return true;
}

} // namespace icewarn
