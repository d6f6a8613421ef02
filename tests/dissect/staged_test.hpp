// SPDX-License-Identifier: GPL-2.0-or-later
// What tests share that run tshark and icewarn-log: the stage, and the names that they use without a namespace.
#pragma once

#include <string>
#include <vector>

#include "test_list.hpp"
#include "tshark.hpp"

using dissect::lines_of;
using dissect::Output;
using dissect::Process;
using dissect::Stage;
using Strings = std::vector<std::string>;

/// The stage of this program, from the first call to its end.
inline Stage& stage()
{
    static Stage stage;
    return stage;
}
