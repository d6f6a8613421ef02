// SPDX-License-Identifier: GPL-2.0-or-later
// What tshark is to print of a capture, written by hand in a file NAME.expect beside the capture:
//
//   # comment
//   $ ARGUMENTS            run `tshark -r CAPTURE ARGUMENTS`, in one pass and, unless they say -2, in two; @FILE is the
//   line                   path of a file of this folder. Then follows the exact output,
//   ~ text                 or text that the output must contain,
//   ! text                 or must not contain.
#pragma once

#include <string>
#include <vector>

#include "tshark.hpp"

namespace dissect {

struct Command {
    std::size_t line = 0;
    std::string arguments;
    std::vector<std::string> output;
    std::vector<std::string> contains;
    std::vector<std::string> lacks;
};

std::vector<Command> read_transcript(const std::string& path);

/// Runs a command on a capture in the stage.
/// @return empty, or what is not as expected
std::string check(Stage& stage, const std::string& capture, const Command& command);

/// Output that differs between versions of Wireshark without meaning anything else, made alike: booleans of
/// `-T fields` are 1 in 4.0 and True later.
std::string normalised(const std::string& line);

} // namespace dissect
