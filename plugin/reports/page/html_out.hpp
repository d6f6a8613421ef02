// SPDX-License-Identifier: GPL-2.0-or-later
// HTML being written: markup comes from literals of the program only, everything else goes through escape_html().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "reports/page/harmless.hpp"

namespace icewarn::page {

class Html {
public:
    /// Markup. Takes literals only, so that no text of a log can get in here.
    template <std::size_t size> Html& markup(const char (&literal)[size])
    {
        text_.append(literal, size - 1);
        return *this;
    }

    Html& text(std::string_view any)
    {
        text_ += escape_html(any);
        return *this;
    }

    Html& number(long long number)
    {
        text_ += std::to_string(number);
        return *this;
    }

    /// An element with text: `<p>text</p>`.
    template <std::size_t open, std::size_t close>
    Html& element(const char (&start)[open], std::string_view content, const char (&end)[close])
    {
        return markup(start).text(content).markup(end);
    }

    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

} // namespace icewarn::page
