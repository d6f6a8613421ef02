// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log: logs of Lync and Skype for Business for Wireshark. One program for people and for Wireshark (extcap).
#include <clocale>
#include <cstdio>

#include "icewarn-log/explain/explain.hpp"
#include "icewarn-log/extcap.hpp"
#include "icewarn-log/options.hpp"
#include "icewarn-log/input/read_logs.hpp"

int main(int argc, char** argv)
{
    using namespace icewarn::tool;
    std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): there is one thread
    std::string problem;
    const auto options = parse_options(argc, argv, problem);
    if (!options) {
        std::fprintf(stderr, "icewarn-log: %s.\nicewarn-log --help tells how it is used.\n", problem.c_str());
        return nothing_usable;
    }
    if (options->version) {
        std::puts("icewarn-log " ICEWARN_VERSION);
        return all_read;
    }
    if (options->extcap.asked()) return run_extcap(*options);
    if (options->explain) return explain_pasted(*options->explain, options->json);
    return read_logs(*options);
}
