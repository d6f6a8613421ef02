// SPDX-License-Identifier: GPL-2.0-or-later
// From a header value, as an exact-size copy, to what its reports are assessed by.
#pragma once

#include <string_view>

#include "exact_copy.hpp"
#include "icewarn/facts.hpp"

/// The facts hold views into the value, so both live together.
class ReadReports {
public:
    /// @param cut_by_capture  the capture holds only this beginning of the value
    explicit ReadReports(std::string_view value, bool cut_by_capture = false) : value_(value)
    {
        icewarn::parse(value_.view(), diagnostics_);
        if (cut_by_capture) icewarn::mark_cut_by_capture(diagnostics_);
    }

    std::size_t size() const { return diagnostics_.reports.size(); }
    icewarn::ReportFacts operator[](std::size_t index) const
    {
        return icewarn::facts_of(diagnostics_, diagnostics_.reports[index]);
    }

private:
    ExactCopy value_;
    icewarn::Diagnostics diagnostics_;
};
