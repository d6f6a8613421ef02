// SPDX-License-Identifier: GPL-2.0-or-later
// One-line summaries: what they say, that they never say "may only be untried" while 0x20 is set, that no set bit goes
// unmentioned, and that they fit into a label for any flags and are cut between characters.
#include "cmocka.hpp"

#include <cstdio>
#include <random>
#include <string>

#include "exact_copy.hpp"
#include "icewarn/error_ids.hpp"
#include "icewarn/summary.hpp"

using namespace icewarn;

namespace {

bool has(std::string_view line, std::string_view text) { return line.find(text) != std::string_view::npos; }

/// Well-formed as far as lead and continuation bytes go.
bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : (lead & 0xe0) == 0xc0 ? 2 : (lead & 0xf0) == 0xe0 ? 3 : 4;
        if ((lead & 0xc0) == 0x80 || i + size > text.size()) return false;
        for (std::size_t k = 1; k < size; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        i += size;
    }
    return true;
}

bool is_line(std::string_view line) { return !line.empty() && line.size() <= 239 && is_utf8(line); }

bool complain(const char* what, std::string_view line)
{
    std::fprintf(stderr, "%s: %s\n", what, std::string(line).c_str());
    return false;
}

/// Every single bit, its company with 0x20, all, and many masks at random.
template <typename Check> bool for_masks(Check check)
{
    for (unsigned bit = 0; bit < 32; ++bit)
        if (!check(1u << bit) || !check(1u << bit | 0x20) || !check(~(1u << bit)) || !check(0xffffffffu >> bit))
            return false;
    std::mt19937 random{24};
    for (int i = 0; i < 5'000; ++i) {
        const auto mask = static_cast<std::uint32_t>(random());
        if (!check(mask) || !check(mask & static_cast<std::uint32_t>(random()))) return false;
    }
    return true;
}

bool check_report_lines()
{
    const auto line = [](std::optional<Side> side, std::string_view media, std::optional<std::uint32_t> flags,
                         bool damaged) { return std::string(report_line(side, media, flags, damaged).view()); };
    const std::string both = line(Side::caller, "application-sharing", 0x320, false);
    if (both != "Caller application-sharing, ICEWarn 0x00000320: local, TCP NAT, TCP TURN failed")
        return complain("flags", both);
    const std::string none = line(Side::callee, "audio", 0, false);
    if (none != "Callee audio, ICEWarn 0x00000000: no flag set") return complain("no flags", none);
    const std::string nothing = line(std::nullopt, "", 0x20, false);
    if (has(nothing, "Calle") || !has(nothing, "unknown") || !has(nothing, "0x00000020"))
        return complain("neither side nor media", nothing);
    const std::string absent = line(Side::caller, "audio", std::nullopt, false);
    const std::string damaged = line(Side::caller, "audio", std::nullopt, true);
    if (absent == damaged || !has(absent, "ICEWarn") || !has(damaged, "ICEWarn") || has(absent, "0x"))
        return complain("ICEWarn absent and damaged are to be told apart", absent + " / " + damaged);
    return true;
}

void report_lines(void**) { assert_true(check_report_lines()); }

/// Set bits that the table names, as the line gives them: phrases in words plus those that it only counts.
unsigned count_named(std::string_view words, std::uint32_t flags)
{
    unsigned named = 0;
    for (const Flag& flag : flag_table) {
        const std::size_t at = words.find(flag.brief);
        if ((flags & flag.bit) == 0 || at == std::string_view::npos) continue;
        const std::size_t end = at + flag.brief.size();
        const bool starts = at == 0 || words.substr(at - 2, 2) == ", " || words.substr(at - 2, 2) == "; ";
        const bool ends = end == words.size() || words[end] == ',' || words[end] == ';' ||
                          (flag.brief_failed && words.substr(end, 7) == " failed");
        named += starts && ends;
    }
    if (const std::size_t more = words.rfind("; and "); more != std::string_view::npos)
        named += static_cast<unsigned>(std::stoul(std::string(words.substr(more + 6))));
    return named;
}

bool says_all_bits(std::string_view media, std::uint32_t flags)
{
    const LabelText line = report_line(Side::caller, media, flags, false);
    const std::string_view text = line.view();
    if (!is_line(text) || line.c_str()[text.size()] != '\0') return complain("not a line", text);
    if (flags == 0) return true;
    const std::size_t colon = text.find("0x") + 10;
    unsigned bits = 0;
    for (std::uint32_t bit = 1; bit <= 0x10000000; bit <<= 1) bits += (flags & bit) != 0;
    if (count_named(text.substr(colon + 2), flags) != bits) return complain("a set flag goes unmentioned", text);
    const std::uint32_t unknown = flags & 0xe0000000;
    char number[32];
    std::snprintf(number, sizeof number, "unknown 0x%x", static_cast<unsigned>(unknown));
    if (unknown != 0 && !has(text, number)) return complain("unknown bits go unmentioned", text);
    return true;
}

bool check_all_masks()
{
    const std::string long_media(60, 'm');
    for (std::size_t size = 1; size <= long_media.size(); size += 5)
        if (!for_masks([&](std::uint32_t flags) { return says_all_bits({long_media.data(), size}, flags); }))
            return false;
    return says_all_bits("audio", 0);
}

void report_lines_of_any_flags(void**) { assert_true(check_all_masks()); }

bool check_flag_line(const Flag& flag, std::uint32_t flags)
{
    const LabelText line = flag_line(flag, flags | flag.bit);
    const std::string_view text = line.view();
    if (!is_line(text) || text.size() > longest_flag_text) return complain("too long", text);
    if (text.substr(0, flag.label.size()) != flag.label) return complain("no label", text);
    const bool expected = (flag.bit & 0x300) != 0 && ((flags | flag.bit) & 0x20) == 0;
    if (has(text, "untried") != expected) return complain("may it be untried?", text);
    return expected || has(text, flag.advice) || complain("no advice", text);
}

bool check_flag_lines()
{
    return for_masks([](std::uint32_t flags) {
        for (const Flag& flag : flag_table)
            if (!check_flag_line(flag, flags)) return false;
        return true;
    });
}

void flag_lines(void**) { assert_true(check_flag_lines()); }

std::string line_of_header(std::string_view value, std::string_view reason)
{
    const ExactCopy copy(value);
    Diagnostics diagnostics;
    parse(copy.view(), diagnostics);
    return std::string(header_line(diagnostics, reason).view());
}

bool check_header_lines()
{
    const std::string known = line_of_header("24;reason=\"x\"", "x");
    if (known != "24 media connectivity failed at call setup, both endpoints remote") return complain("known", known);
    const std::string uncertain = line_of_header("27", "");
    if (!has(uncertain, "27 ") || !has(uncertain, "uncertain")) return complain("uncertain", uncertain);
    const std::string documented = line_of_header("4998", "Gone");
    if (!has(documented, "4998 \"Gone\"") || !has(documented, "User services") || has(documented, "inferred"))
        return complain("unknown id", documented);
    const std::string no_range = line_of_header("70000.5", "Gone");
    if (no_range != "70000.5 \"Gone\"") return complain("no range", no_range);
    const std::string no_id = line_of_header(";reason=\"Gone\"", "Gone");
    if (!has(no_id, "no error ID") || !has(no_id, "\"Gone\"")) return complain("no id", no_id);
    return true;
}

void header_lines(void**) { assert_true(check_header_lines()); }

bool check_inferred_component()
{
    const std::string line = line_of_header("25999", "No such pool");
    return (has(line, "Routing between pools") && has(line, "inferred")) || complain("not marked as inferred", line);
}

void inferred_components_are_marked(void**) { assert_true(check_inferred_component()); }

/// Text of two- to four-byte characters at every offset: what is left is valid, and says that it was cut.
bool check_cuts()
{
    static constexpr std::string_view characters[] = {"a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
    for (const std::string_view character : characters) {
        for (std::size_t offset = 0; offset < 300; ++offset) {
            std::string text(offset, 'x');
            for (int i = 0; i < 300; ++i) text += character;
            LabelText line;
            line.add(text).add("more").add_decimal(1).add_hex(1, 8);
            if (!is_line(line.view()) || line.view().substr(line.view().size() - 3) != "...")
                return complain("a line of text", line.view());
            const Note note{Problem::bad_port, NoteTarget::header, 0, {40, 1}};
            const LabelText lines[] = {report_line(Side::callee, text, 0xffffffff, false),
                                       header_line(Diagnostics(), text), note_line(note, text)};
            for (const LabelText& one : lines)
                if (!is_line(one.view()) || !has(one.view(), "...")) return complain("a cut piece", one.view());
        }
    }
    return true;
}

void cut_between_characters(void**) { assert_true(check_cuts()); }

bool check_room()
{
    LabelText line;
    if (line.room() != 239 || !line.view().empty() || line.c_str()[0] != '\0') return false;
    line.add(std::string(239, 'x'));
    const bool exact = line.room() == 0 && line.view() == std::string(239, 'x');
    line.add("y");
    const bool cut = line.view() == std::string(236, 'x') + "..." && line.c_str()[239] == '\0';
    LabelText numbers;
    numbers.add_decimal(0).add(" ").add_decimal(4294967295).add(" ").add_hex(0x20, 8).add(" ").add_hex(0x80000000, 1);
    return exact && cut && numbers.view() == "0 4294967295 0x00000020 0x80000000";
}

void room_of_a_line(void**) { assert_true(check_room()); }

bool check_note_line()
{
    const Note note{Problem::bad_port, NoteTarget::item, 0, {40, 22}};
    const LabelText line = note_line(note, "LocalSite=192.0.2.1:x");
    return line.view() == "The port is not a number from 0 to 65535: LocalSite=192.0.2.1:x, at byte 40 of the value" ||
           complain("note", line.view());
}

void note_lines(void**) { assert_true(check_note_line()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(report_lines),
        cmocka_unit_test(report_lines_of_any_flags),
        cmocka_unit_test(flag_lines),
        cmocka_unit_test(header_lines),
        cmocka_unit_test(inferred_components_are_marked),
        cmocka_unit_test(cut_between_characters),
        cmocka_unit_test(room_of_a_line),
        cmocka_unit_test(note_lines),
    };
    return cmocka_run_group_tests_name("summary", tests, nullptr, nullptr);
}
