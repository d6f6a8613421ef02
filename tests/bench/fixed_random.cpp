// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into tshark while instructions are counted. Wireshark's hash tables are seeded by chance, which moves the
// count by half a per cent; with a fixed seed two runs differ by some ten instructions a packet.
#include <cstdint>

extern "C" [[gnu::visibility("default")]] std::uint32_t g_random_int()
{
    static std::uint32_t number = 1;
    number = number * 1664525u + 1013904223u;
    return number;
}
