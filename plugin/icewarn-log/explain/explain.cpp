// SPDX-License-Identifier: GPL-2.0-or-later
// From what was pasted to the exit code.
#include "icewarn-log/explain/explain.hpp"

#include <algorithm>
#include <cstdio>

#include "icewarn-log/explain/explain_json.hpp"
#include "icewarn-log/explain/explain_text.hpp"
#include "icewarn-log/explain/found.hpp"
#include "icewarn-log/explain/pasted.hpp"
#include "icewarn-log/output/say.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t most_of_note = 16U << 10; ///< bytes of a text in which somebody noted a result code

/// A piece of a value could not be read.
bool is_damaged(const PastedHeader& header)
{
    Diagnostics diagnostics;
    parse(header.value, diagnostics);
    return std::any_of(diagnostics.notes.begin(), diagnostics.notes.end(),
                       [](const Note& note) { return problem_row(note.problem).klass != ProblemClass::unusual; });
}

std::string read_standard_input()
{
    std::string text;
    std::string piece(64 << 10, '\0');
    while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), stdin)) text.append(piece, 0, size);
    return text;
}

ExitCode complain(const Pasted& pasted)
{
    if (!pasted.kind.empty()) {
        say("this is " + pasted.kind + ".");
        return nothing_usable;
    }
    say("this is neither an ICEWarn number of 32 bits, such as 0x320, nor a diagnostics header, such as "
        "ms-client-diagnostics: 24; ...");
    return nothing_usable;
}

bool has_damage(const Pasted& pasted)
{
    bool damaged = false;
    Explainer explainer;
    explainer.on_context = [](std::string_view) {};
    explainer.on_header = [&](const PastedHeader& header) { damaged = damaged || is_damaged(header); };
    explainer.on_report = [&](const MessageReport& report) { damaged = damaged || report.flags_damaged; };
    walk(pasted, explainer);
    return damaged;
}

/// Result codes alone tell nothing in a longer text.
bool is_worth_telling(const Pasted& pasted, std::string_view text)
{
    return !pasted.empty() && (!pasted.has_others_only() || text.size() <= most_of_note);
}

ExitCode explain(const Pasted& pasted, bool as_json)
{
    if (as_json) explain_as_json(pasted);
    else explain_as_text(pasted);
    return has_damage(pasted) ? something_lost : all_read;
}

} // namespace

ExitCode explain_pasted(const std::string& text, bool as_json)
{
    const Pasted pasted = read_pasted(text == "-" ? read_standard_input() : text);
    return pasted.empty() ? complain(pasted) : explain(pasted, as_json);
}

std::optional<ExitCode> explain_log(const std::string& name, std::string_view text, bool as_json)
{
    const Pasted pasted = read_pasted(text);
    if (!is_worth_telling(pasted, text)) return std::nullopt;
    say(name + ": no SIP message; what it holds is explained, as by --explain.");
    return explain(pasted, as_json);
}

bool report_pasted(std::string_view text, const ReportCallback& found, bool& damaged)
{
    const Pasted pasted = read_pasted(text);
    if (!is_worth_telling(pasted, text)) return false;
    extract_pasted(pasted, found);
    damaged = has_damage(pasted);
    return true;
}

} // namespace icewarn::tool
