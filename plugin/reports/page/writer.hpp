// SPDX-License-Identifier: GPL-2.0-or-later
// The page as a file: HTML for people who have nothing but a browser, Markdown for tickets.
#pragma once

#include <string>

#include "reports/page/model.hpp"

namespace icewarn::page {

/// One HTML page that needs nothing beside it: no script, no picture, font or style from elsewhere. All texts of the
/// model are escaped (harmless.hpp).
std::string to_html(const Page& page);

/// The same content as Markdown (CommonMark with tables), the ladder as a Mermaid sequence.
std::string to_markdown(const Page& page);

} // namespace icewarn::page
