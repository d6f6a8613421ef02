// SPDX-License-Identifier: GPL-2.0-or-later
// maxrss FILE COMMAND...: runs the command and writes its largest resident memory, in kB, and its CPU time, user and
// system, in seconds, to FILE.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: maxrss FILE COMMAND...\n", stderr);
        return 2;
    }
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child) return 1;
    std::FILE* out = std::fopen(argv[1], "w");
    if (out == nullptr) return 1;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    std::fprintf(out, "%ld %.6f\n", usage.ru_maxrss, seconds(usage.ru_utime) + seconds(usage.ru_stime));
    std::fclose(out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
