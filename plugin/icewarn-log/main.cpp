// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log: logs of Lync and Skype for Business for Wireshark. One program for people and for Wireshark (extcap).
#include <cerrno>
#include <cstdio>

#include "icewarn-log/command_line/documents.hpp"
#include "icewarn-log/explain/explain.hpp"
#include "icewarn-log/extcap.hpp"
#include "icewarn-log/options.hpp"
#include "icewarn-log/input/read_logs.hpp"
#include "icewarn-log/output/say.hpp"
#include "icewarn-log/sweep.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn::tool {
namespace {

ExitCode take_losses(const Options& options, ExitCode code)
{
    return options.losses_ok && code == something_lost ? all_read : code;
}

/// What is printed, into a file that is there when it is whole; no file when nothing was printed.
ExitCode print_result(const Options& options)
{
    system::OutputFile file;
    ExitCode code = nothing_usable;
    bool good = file.open(*options.result) && system::redirect_output(file.descriptor());
    if (good) {
        if (!options.json && options.format.empty()) also_print_what_is_said();
        code = read_logs(options);
        good = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
        const auto status = system::status_of(file.descriptor());
        if (good && status && status->size > 0) good = file.commit();
    }
    if (good) return take_losses(options, code);
    say(*options.result + ": " + system::error_text(errno) + ".");
    return nothing_usable;
}

ExitCode run(const std::vector<std::string>& arguments)
{
    std::string problem;
    const auto options = parse_options(arguments, problem);
    if (!options) {
        say(problem + ". icewarn-log --help tells how it is used.");
        return nothing_usable;
    }
    if (options->help != Help::none) {
        std::fputs(help_text(options->help).c_str(), stdout);
        return all_read;
    }
    if (!options->generate.empty()) {
        std::fputs(make_document(options->generate).c_str(), stdout);
        return all_read;
    }
    if (options->version) {
        std::puts("icewarn-log " ICEWARN_VERSION);
        return all_read;
    }
    if (options->extcap.asked()) return run_extcap(*options);
    if (options->explain) return explain_pasted(*options->explain, options->json);
    if (options->result) return print_result(*options);
    const ExitCode code = options->output_dir ? sweep_logs(*options) : read_logs(*options);
    return take_losses(*options, code);
}

/// What was printed has to arrive: a full disk shows when the last of it is written.
bool flush_output()
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
    say("standard output: " + system::error_text(errno) + ".");
    return false;
}

} // namespace
} // namespace icewarn::tool

int main(int argc, char** argv)
{
    using namespace icewarn::tool;
    const ExitCode code = run(system::start_program(argc, argv));
    return flush_output() ? code : nothing_usable;
}
