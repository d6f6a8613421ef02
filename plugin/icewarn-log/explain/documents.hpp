// SPDX-License-Identifier: GPL-2.0-or-later
// XML within pasted text: error reports, quality reports, and the lines of quality reports that Macs log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace icewarn::tool {

struct PastedDocument {
    std::string_view content_type; ///< what it would have in a SIP message
    std::string body;
    bool completed = false; ///< what stands around it in a report was not pasted, and was put there
};

/// Takes the documents out of `text`.
std::vector<PastedDocument> take_documents(std::string& text);

} // namespace icewarn::tool
