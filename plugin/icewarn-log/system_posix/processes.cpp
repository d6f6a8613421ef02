// SPDX-License-Identifier: GPL-2.0-or-later
// Other processes.
#include <glib.h>

#include "icewarn-log/system.hpp"

namespace icewarn::tool::system {

Ending run(std::vector<std::string> command)
{
    std::vector<char*> words;
    words.reserve(command.size() + 1);
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);

    Ending ending;
    char* said = nullptr;
    GError* error = nullptr;
    int status = 0;
    const auto flags = static_cast<GSpawnFlags>(G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL);
    const bool started =
        g_spawn_sync(nullptr, words.data(), nullptr, flags, nullptr, nullptr, nullptr, &said, &status, &error) != FALSE;
    if (said != nullptr) ending.said = said;
    if (started && g_spawn_check_wait_status(status, &error) != FALSE) ending.exit_status = 0;
    else if (started && error->domain == G_SPAWN_EXIT_ERROR) ending.exit_status = error->code;
    if (error != nullptr) ending.problem = error->message;
    g_clear_error(&error);
    g_free(said);
    return ending;
}

} // namespace icewarn::tool::system
