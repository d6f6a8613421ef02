// SPDX-License-Identifier: GPL-2.0-or-later
// The older flag layout in words, and which layout a report uses.
#include "icewarn/flags_2007.hpp"

#include <algorithm>

#include "core/flag_phrases.hpp"
#include "icewarn/ascii.hpp"

namespace icewarn {
namespace {

/// Products by name and major version, both inclusive.
struct ProductRow {
    std::string_view name;
    std::uint32_t first;
    std::uint32_t last;
    FlagLayout layout;
};

constexpr std::uint32_t any_later = 0xffffffff;

constexpr std::array<ProductRow, 6> product_table{{
    {"UCCAPI", 2, 3, FlagLayout::office_2007},
    {"UCCAPI", 4, any_later, FlagLayout::lync_2010},
    {"RTC", 3, 3, FlagLayout::office_2007},
    {"RTC", 4, any_later, FlagLayout::lync_2010},
    {"RTCC", 3, 3, FlagLayout::office_2007},
    {"RTCC", 4, any_later, FlagLayout::lync_2010},
}};

/// The decimal number that `text` begins with, as far as 32 bits go; 0 without one.
std::uint32_t leading_number(std::string_view text)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < text.size() && is_digit(text[i]); ++i)
        number = std::min<std::uint64_t>(number * 10 + static_cast<unsigned>(text[i] - '0'), any_later);
    return static_cast<std::uint32_t>(number);
}

/// @param product  `name` or `name/version`
const ProductRow* find_product(std::string_view product)
{
    const std::size_t slash = product.find('/');
    if (slash == std::string_view::npos) return nullptr;
    const std::uint32_t major = leading_number(product.substr(slash + 1));
    for (const ProductRow& row : product_table)
        if (equal_folded(product.substr(0, slash), row.name) && major >= row.first && major <= row.last) return &row;
    return nullptr;
}

/// Behind the comment that begins at `pos`; they may be nested.
std::size_t skip_comment(std::string_view text, std::size_t pos)
{
    std::size_t open = 0;
    for (; pos < text.size(); ++pos) {
        if (text[pos] == '\\') ++pos;
        else if (text[pos] == '(') ++open;
        else if (text[pos] == ')' && --open == 0) return pos + 1;
    }
    return text.size();
}

/// Up to the next blank or comment.
std::size_t skip_product(std::string_view text, std::size_t pos)
{
    while (pos < text.size() && !is_blank(text[pos]) && text[pos] != '(') ++pos;
    return pos;
}

struct Witness {
    const ProductRow* row = nullptr;
    std::string_view product;
};

/// The first product that is known to use a layout.
Witness find_witness(std::string_view user_agent)
{
    for (std::size_t pos = skip_blanks(user_agent, 0); pos < user_agent.size(); pos = skip_blanks(user_agent, pos)) {
        const std::size_t begin = pos;
        pos = user_agent[pos] == '(' ? skip_comment(user_agent, pos) : skip_product(user_agent, pos);
        const std::string_view product = user_agent.substr(begin, pos - begin);
        if (const ProductRow* row = find_product(product)) return {row, product};
    }
    return {};
}

} // namespace

void add_flags_2007(LabelText& line, std::uint32_t flags_2007)
{
    add_set_flags(line, flags_2007_table, known_flags_2007, flags_2007);
}

LayoutChoice choose_layout(const LayoutEvidence& evidence)
{
    const Witness witness = find_witness(evidence.user_agent);
    LayoutChoice choice;
    choice.schema = evidence.schema;
    choice.product = witness.product;
    if (!evidence.schema.empty()) {
        choice.basis = LayoutBasis::schema;
        choice.layout = FlagLayout::lync_2010;
    } else if (witness.row != nullptr && !evidence.has_event) {
        choice.basis = LayoutBasis::user_agent;
        choice.layout = witness.row->layout;
    } else {
        choice.basis = LayoutBasis::no_schema;
        choice.layout = FlagLayout::office_2007;
    }
    choice.product_contradicts = witness.row != nullptr && witness.row->layout != choice.layout;
    return choice;
}

LabelText layout_line(const LayoutChoice& choice)
{
    LabelText line;
    line.add(choice.layout == FlagLayout::lync_2010 ? "layout of Lync 2010 and later"
                                                    : "layout of Office Communications Server 2007");
    switch (choice.basis) {
    case LayoutBasis::schema: line.add(", inferred from ").add(choice.schema); break;
    case LayoutBasis::no_schema: line.add(", inferred from the report, which names no later schema"); break;
    case LayoutBasis::user_agent: return line.add(", inferred from User-Agent ").add(choice.product);
    }
    if (choice.product.empty()) return line;
    return line.add(choice.product_contradicts ? ", although User-Agent " : ", as User-Agent ")
        .add(choice.product)
        .add(choice.product_contradicts ? " has the other one" : " has it");
}

} // namespace icewarn
