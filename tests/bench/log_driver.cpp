// SPDX-License-Identifier: GPL-2.0-or-later
// log_driver LOG: reads a log as a program would and prints messages, losses and bytes of messages.
#include <cstdio>
#include <vector>

#include "log/reader.hpp"

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: log_driver LOG\n", stderr);
        return 2;
    }
    std::FILE* file = std::fopen(argv[1], "rb");
    if (file == nullptr) {
        std::perror(argv[1]);
        return 1;
    }
    unsigned long long bytes = 0;
    icewarn::log::Reader reader([&](const icewarn::log::Message& message) { bytes += message.bytes.size(); });
    std::vector<char> chunk(128 << 10);
    for (std::size_t size = 0; (size = std::fread(chunk.data(), 1, chunk.size(), file)) > 0;)
        if (!reader.feed({chunk.data(), size})) break;
    std::fclose(file);
    reader.finish();
    std::printf("%llu messages, %llu losses, %llu bytes\n", static_cast<unsigned long long>(reader.totals().messages),
                static_cast<unsigned long long>(reader.totals().losses), bytes);
    return 0;
}
