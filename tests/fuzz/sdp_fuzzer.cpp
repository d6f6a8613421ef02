// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a session description, as the headers of a MIME part and as a User-Agent.
#include <algorithm>
#include <cstdint>
#include <string>

#include "icewarn/flags_2007.hpp"
#include "icewarn/mime_part.hpp"
#include "icewarn/sdp.hpp"
#include "require.hpp"

using namespace icewarn;

namespace {

void require_within(std::string_view text, Span span)
{
    require(span.begin <= text.size() && span.size <= text.size() - span.begin, "a span lies within the text");
    require(view(text, span).find('\n') == std::string_view::npos, "a span lies within a line");
}

/// How many lines begin so; a line begins at the start and behind every LF or, without any, every CR.
std::size_t count_lines(const std::string& text, std::string_view begin)
{
    const char end = text.find('\n') == std::string::npos ? '\r' : '\n';
    std::size_t count = 0;
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1))
        count += at == 0 || text[at - 1] == end;
    return count;
}

void check_sdp(std::string_view text)
{
    Sdp sdp;
    read_sdp(text, sdp);
    for (std::size_t i = 0; i < sdp.media_count; ++i) {
        require_within(text, sdp.media[i].media);
        require_within(text, sdp.media[i].label);
        require(candidates_line(sdp.media[i].candidates).view().find("...") == std::string_view::npos, "all kinds fit");
        const std::string_view label = view(text, sdp.media[i].label);
        require(label.empty() || label.find_first_not_of('-') == std::string_view::npos || find_media(text, sdp, label),
                "a label is found");
    }
    for (std::size_t i = 0; i < sdp.diagnostics_count; ++i) {
        require_within(text, sdp.diagnostics[i].value);
        require(!sdp.diagnostics[i].media || *sdp.diagnostics[i].media < sdp.media_count, "an m-line that is there");
    }
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    for (std::size_t i = 0; i + 1 < lower.size(); ++i) // types of lines are read as they stand
        if (lower[i + 1] == '=') lower[i] = text[i];
    const std::size_t diagnostics = count_lines(lower, "a=x-ms-sdp-diagnostics:");
    require(sdp.diagnostics_count == std::min(diagnostics, sdp.diagnostics.size()), "every diagnostics line is there");
    require(sdp.more_diagnostics == (diagnostics > sdp.diagnostics.size()), "more of them are said");
}

void check_part(std::string_view text)
{
    for (std::size_t at = 0; at <= text.size(); at += 1 + text.size() / 64) {
        const Span headers = find_part_headers(text, at);
        require(headers.begin <= text.size() && headers.end() <= text.size(), "headers lie within the message");
        if (!headers.empty()) require(headers.end() < at && at - headers.end() <= 2, "a blank line lies between");
        if (is_2007_fallback(view(text, headers)))
            require(is_2007_fallback(std::string(view(text, headers)) + "x:y"), "more");
        is_before_boundary(text, at);
    }
    is_2007_fallback(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size); // NOLINT: bytes as text
    check_sdp(text);
    check_part(text);
    const LayoutChoice choice = choose_layout({{}, false, text});
    require(choice.product.empty() == (choice.basis != LayoutBasis::user_agent), "a product when it decided");
    require(choice.product.empty() || text.find(choice.product) != std::string_view::npos, "the product is there");
    return 0;
}
