// SPDX-License-Identifier: GPL-2.0-or-later
// What people and shells are told about the options, made from the table of them.
#pragma once

#include <string>
#include <string_view>

#include "icewarn-log/options.hpp"

namespace icewarn::tool {

/// The text of --help.
std::string help_text(Help which);

bool is_document(std::string_view name);

/// "bash, zsh, fish, manual".
std::string document_names();

/// Completions for a shell, or the section OPTIONS of the manual in man(7).
/// @param name  for which is_document() holds
std::string make_document(std::string_view name);

} // namespace icewarn::tool
