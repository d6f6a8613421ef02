// SPDX-License-Identifier: GPL-2.0-or-later
// What holds of any report on an XML body, whatever the body is: for unit tests and fuzzers.
#pragma once

#include <string>
#include <string_view>

#include "reports/bodies/error_report.hpp"
#include "reports/bodies/quality_report.hpp"

/// @return what does not hold, or nothing
std::string broken_invariant(const icewarn::ErrorReport& report);
std::string broken_invariant(const icewarn::QualityReport& report);

/// Every body cut at every byte and with every byte changed: the invariants hold.
/// @param cases  with a body each
/// @param read   what a body is read as, as text that begins with "BROKEN" where an invariant does not hold
template <typename Cases, typename Read> int count_broken_changes(const Cases& cases, Read read)
{
    static constexpr std::string_view bytes{"<>&\"'/!-] \n\xff\0", 13};
    int failures = 0;
    const auto check = [&](std::string_view body) { failures += read(body).rfind("BROKEN", 0) == 0 ? 1 : 0; };
    for (const auto& one : cases) {
        for (std::size_t at = 0; at < one.body.size(); ++at) {
            check(one.body.substr(0, at));
            check(one.body.substr(at));
            std::string changed(one.body);
            for (const char byte : bytes) {
                changed[at] = byte;
                check(changed);
            }
            check(changed.erase(at, 1));
        }
    }
    return failures;
}

std::string repeat(std::string_view piece, std::size_t count);
