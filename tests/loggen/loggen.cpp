// SPDX-License-Identifier: GPL-2.0-or-later
// loggen RECIPE LOG: makes a log from its recipe (recipe.hpp tells the form).
#include <cstdio>
#include <exception>
#include <fstream>

#include "recipe.hpp"

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: loggen RECIPE LOG\n", stderr);
        return 2;
    }
    try {
        const std::string log = loggen::make_log(argv[1]).log;
        if (!std::ofstream(argv[2], std::ios::binary).write(log.data(), static_cast<std::streamsize>(log.size()))) {
            std::perror(argv[2]);
            return 1;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "loggen: %s\n", error.what());
        return 1;
    }
    return 0;
}
