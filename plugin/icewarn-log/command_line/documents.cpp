// SPDX-License-Identifier: GPL-2.0-or-later
// Help, manual and completions.
#include "icewarn-log/command_line/documents.hpp"

#include <algorithm>

#include "icewarn-log/command_line/option_table.hpp"

namespace icewarn::tool {
namespace {

constexpr std::size_t help_column = 28;
constexpr std::size_t help_width = 100;

constexpr const char* help_head =
    "Usage:\n"
    "  icewarn-log [OPTION...] LOG...\n"
    "\n"
    "LOG is any text with SIP of Lync or Skype for Business in it; - is standard input: UCCAPI client logs\n"
    "(*.UccApilog), server logs (OCSLogger, CLSLogger, Mediation Server), syslog and logs of AudioCodes, Cisco\n"
    "Expressway, Pexip, Polycom and Pidgin, bare SIP out of mails, tickets and web pages, or gzip of any of them.\n"
    "A text without messages, such as a saved header or number, is explained as by --explain.\n"
    "Without -o it prints a table of the media reports (ICEWarn) and failed requests.\n";
constexpr const char* help_foot =
    "\nExit status: 0 all was read, 1 something was lost (it is listed), 2 there was nothing usable.\n";

/// "  -o, --output=FILE".
std::string help_names(const OptionRow& row)
{
    std::string text = row.letter != 0 ? std::string("  -") + row.letter + ", --" : "      --";
    text += row.name;
    if (row.argument != nullptr) text.append("=").append(row.argument);
    return text;
}

/// The words in lines behind what `line` holds already.
std::string wrapped(std::string line, std::string_view words)
{
    std::string text;
    if (line.size() + 2 > help_column) {
        text += line + '\n';
        line.clear();
    }
    line.resize(help_column, ' ');
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (line.size() > help_column && line.size() + 1 + end > help_width) {
            text += line + '\n';
            line.assign(help_column, ' ');
        }
        if (line.size() > help_column) line += ' ';
        line += words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return text + line + '\n';
}

std::string help_group(const char* title, Audience audience)
{
    std::string text = title;
    for (const OptionRow& row : option_table())
        if (row.audience == audience) text += wrapped(help_names(row), row.help);
    return text;
}

/// man(7): a hyphen is one, and a line that begins with a dot or an apostrophe is no command.
std::string roff(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '-') result += "\\-";
        else if (c == '\\') result += "\\e";
        else result += c;
    }
    return !result.empty() && (result[0] == '.' || result[0] == '\'') ? "\\&" + result : result;
}

std::string make_manual()
{
    std::string text;
    for (const OptionRow& row : option_table()) {
        if (row.audience != Audience::people) continue;
        text += ".TP\n.BR ";
        if (row.letter != 0) text += std::string("\\-") + row.letter + " \", \" ";
        text += "\\-\\-" + roff(row.name);
        if (row.argument != nullptr) text.append(" =\\fI").append(row.argument).append("\\fR");
        text += '\n' + roff(row.help) + ".\n";
        if (*row.more != '\0') text += roff(row.more) + '\n';
    }
    return text;
}

std::string shell_words(const char* prefix, const OptionRow& row)
{
    std::string text = std::string(prefix) + "--" + row.name;
    if (row.letter != 0) text += std::string(" -") + row.letter;
    return text;
}

std::string make_bash()
{
    std::string all;
    std::string cases;
    for (const OptionRow& row : option_table()) {
        if (row.audience != Audience::people) continue;
        all += shell_words(all.empty() ? "" : " ", row);
        if (row.argument == nullptr) continue;
        cases += std::string("        --") + row.name;
        if (row.letter != 0) cases += std::string("|-") + row.letter;
        cases += ") ";
        switch (row.completion) {
        case Completion::none: break;
        case Completion::file: cases += "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\")) "; break;
        case Completion::folder: cases += "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$word\")) "; break;
        case Completion::words:
            cases += std::string("COMPREPLY=($(compgen -W '") + row.words + "' -- \"$word\")) ";
            break;
        }
        cases += ";;\n";
    }
    return "# bash completion for icewarn-log\n"
           "_icewarn_log()\n"
           "{\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    [ \"$before\" != '=' ] || before=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    [ \"$word\" != '=' ] || { before=${COMP_WORDS[COMP_CWORD-1]}; word=; }\n"
           "    COMPREPLY=()\n"
           "    case $before in\n" +
           cases +
           "        *)\n"
           "            if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '" +
           all +
           "' -- \"$word\"))\n"
           "            else compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\")); fi ;;\n"
           "    esac\n"
           "}\n"
           "complete -F _icewarn_log icewarn-log\n";
}

/// What a shell shows beside an option.
std::string short_help(const OptionRow& row)
{
    const std::string_view help = row.help;
    return std::string(help.substr(0, help.find(';')));
}

/// For text within single quotes of a shell, and for the brackets and colons of _arguments.
std::string zsh_quoted(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\'') result += "'\\''";
        else if (c == '[' || c == ']' || c == ':' || c == '\\') result.append("\\").append(1, c);
        else result += c;
    }
    return result;
}

std::string make_zsh()
{
    std::string text = "#compdef icewarn-log\n_arguments -s \\\n";
    for (const OptionRow& row : option_table()) {
        if (row.audience != Audience::people) continue;
        std::string tail = "[" + zsh_quoted(short_help(row)) + "]";
        if (row.argument != nullptr) {
            tail += std::string(":") + row.argument + ":";
            if (row.completion == Completion::file) tail += "_files";
            if (row.completion == Completion::folder) tail += "_files -/";
            if (row.completion == Completion::words) tail += std::string("(") + row.words + ")";
        }
        const char* repeated = row.argument != nullptr ? "*" : "";
        const char* joined = row.argument != nullptr ? "=" : "";
        text += std::string("  '") + repeated + "--" + row.name + joined + tail + "' \\\n";
        const char* apart = row.argument != nullptr ? "+" : "";
        if (row.letter != 0) text += std::string("  '") + repeated + "-" + row.letter + apart + tail + "' \\\n";
    }
    return text + "  '*:log, folder of logs, or any text with SIP, also gzip:_files'\n";
}

std::string make_fish()
{
    std::string text;
    for (const OptionRow& row : option_table()) {
        if (row.audience != Audience::people) continue;
        text += std::string("complete -c icewarn-log -l ") + row.name;
        if (row.letter != 0) text += std::string(" -s ") + row.letter;
        if (row.argument != nullptr) {
            text += row.completion == Completion::file ? " -r -F" : " -x";
            if (row.completion == Completion::folder) text += " -a '(__fish_complete_directories)'";
            if (row.completion == Completion::words) text += std::string(" -a '") + row.words + "'";
        }
        std::string help;
        for (const char c : short_help(row)) help += c == '\'' ? "\\'" : std::string(1, c);
        text += " -d '" + help + "'\n";
    }
    return text;
}

struct Document {
    std::string_view name;
    std::string (*make)();
};
constexpr Document documents[] = {
    {"bash", make_bash},
    {"zsh", make_zsh},
    {"fish", make_fish},
    {"manual", make_manual},
};

const Document* find_document(std::string_view name)
{
    const auto* const found =
        std::find_if(std::begin(documents), std::end(documents), [&](const Document& row) { return row.name == name; });
    return found == std::end(documents) ? nullptr : found;
}

} // namespace

std::string help_text(Help which)
{
    std::string text = help_head;
    if (which != Help::extcap) text += help_group("\nOptions:\n", Audience::people);
    if (which != Help::usual) text += help_group("\nWhat Wireshark asks for (extcap):\n", Audience::extcap);
    return text + help_foot;
}

bool is_document(std::string_view name) { return find_document(name) != nullptr; }

std::string document_names()
{
    std::string text;
    for (const Document& row : documents) text.append(text.empty() ? "" : ", ").append(row.name);
    return text;
}

std::string make_document(std::string_view name) { return find_document(name)->make(); }

} // namespace icewarn::tool
