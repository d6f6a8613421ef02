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

constexpr std::size_t most_of_file = 4 << 20; ///< bytes of a file that is no log

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
    for (const std::string& other : pasted.others) say("\"" + other + "\" is no ICEWarn number.");
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

} // namespace

ExitCode explain_pasted(const std::string& text, bool as_json)
{
    const Pasted pasted = read_pasted(text == "-" ? read_standard_input() : text);
    if (pasted.empty()) return complain(pasted);
    if (as_json) explain_as_json(pasted);
    else explain_as_text(pasted);
    return has_damage(pasted) ? something_lost : all_read;
}

std::optional<ExitCode> explain_file(const std::string& path)
{
    const system::Descriptor file = path == "-" ? system::Descriptor() : system::open_to_read(path);
    if (!file.valid()) return std::nullopt;
    std::string text(most_of_file, '\0');
    std::size_t size = 0;
    for (std::ptrdiff_t read = 1; read > 0 && size < text.size();
         size += static_cast<std::size_t>(std::max<std::ptrdiff_t>(read, 0)))
        read = system::read_some(file.get(), text.data() + size, text.size() - size);
    if (size == text.size()) return std::nullopt; // no text that somebody saved
    const Pasted pasted = read_pasted(std::string_view(text).substr(0, size));
    if (pasted.empty()) return std::nullopt;
    say(path + ": what it holds is explained, as by --explain.");
    explain_as_text(pasted);
    return has_damage(pasted) ? something_lost : all_read;
}

} // namespace icewarn::tool
