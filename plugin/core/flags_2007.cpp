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

constexpr std::array<ProductRow, 5> product_table{{
    {"UCCAPI", 2, 3, FlagLayout::office_2007},
    {"UCCAPI", 4, any_later, FlagLayout::lync_2010},
    {"RTC", 3, 3, FlagLayout::office_2007},
    {"RTC", 4, any_later, FlagLayout::lync_2010},
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

} // namespace

void add_flags_2007(LabelText& line, std::uint32_t flags_2007)
{
    add_set_flags(line, flags_2007_table, known_flags_2007, flags_2007);
}

LayoutChoice choose_layout(std::optional<std::string_view> user_agent, bool has_version)
{
    const std::string_view text = user_agent.value_or("");
    for (std::size_t pos = skip_blanks(text, 0); pos < text.size(); pos = skip_blanks(text, pos)) {
        const std::size_t begin = pos;
        pos = text[pos] == '(' ? skip_comment(text, pos) : skip_product(text, pos);
        const std::string_view product = text.substr(begin, pos - begin);
        if (const ProductRow* row = find_product(product)) return {row->layout, LayoutBasis::user_agent, product};
    }
    if (has_version) return {FlagLayout::lync_2010, LayoutBasis::version_present, {}};
    return {FlagLayout::office_2007, LayoutBasis::version_absent, {}};
}

LabelText layout_line(const LayoutChoice& choice)
{
    LabelText line;
    line.add(choice.layout == FlagLayout::lync_2010 ? "layout of Lync 2010 and later"
                                                    : "layout of Office Communications Server 2007");
    switch (choice.basis) {
    case LayoutBasis::user_agent: return line.add(", inferred from User-Agent ").add(choice.product);
    case LayoutBasis::version_present: return line.add(", inferred from the report's Version");
    case LayoutBasis::version_absent: break;
    }
    return line.add(", inferred from the report, which has no Version");
}

} // namespace icewarn
