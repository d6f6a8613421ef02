// SPDX-License-Identifier: GPL-2.0-or-later
// The options of icewarn-log: the one table that the command line is read by, and that --help, the manual and the
// completions of shells are made from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// What a shell offers for the argument.
enum class Completion : std::uint8_t { none, file, folder, words };

/// Who the option is for.
enum class Audience : std::uint8_t { people, extcap };

struct OptionRow {
    const char* name = nullptr;
    char letter = 0;                ///< 0: it has no short form
    const char* argument = nullptr; ///< what it is called in texts; a null pointer for an option without an argument
    Completion completion = Completion::none;
    const char* words = nullptr; ///< for Completion::words, with blanks between them
    Audience audience = Audience::people;
    const char* help = nullptr; ///< a sentence without its full stop; in "X; Y" a shell shows X
    const char* more = nullptr; ///< further sentences for the manual; may be empty
    void (*set)(Options& options, const std::string& value) = nullptr;
    bool for_each_log = false; ///< how a log is read or shown: holds in each process of a sweep
};

const std::vector<OptionRow>& option_table();

/// @param name  "--output" or "-o"
/// @return a null pointer when there is none of that name
const OptionRow* find_option(std::string_view name);

} // namespace icewarn::tool
