// SPDX-License-Identifier: GPL-2.0-or-later
// The sentences of a verdict as text.
#pragma once

#include <string>

#include "icewarn/verdict.hpp"

inline std::string sentences(const icewarn::Verdict& verdict)
{
    std::string text;
    for (std::size_t i = 0; i < verdict.size(); ++i) text += std::string(verdict[i].view()) + "\n";
    return text;
}
