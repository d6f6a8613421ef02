// SPDX-License-Identifier: GPL-2.0-or-later
// Evil inputs by kind and size, read so many times: what scale.sh counts the instructions of.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

/// By name, what makes an input of about so many bytes.
using Kinds = std::map<std::string, std::function<std::string(std::size_t)>>;

/// `begin`, then pieces until the size is reached. A piece gets its number.
inline std::string fill(std::string begin, std::size_t size, const std::function<std::string(std::size_t)>& piece)
{
    for (std::size_t i = 0; begin.size() < size; ++i) begin += piece(i);
    begin.resize(size);
    return begin;
}

inline std::string repeat(const std::string& begin, std::size_t size, const std::string& piece)
{
    return fill(begin, size, [&](std::size_t) { return piece; });
}

/// PROGRAM KIND BYTES TIMES: makes an input and reads it so many times. Without arguments: the names of the kinds.
/// @param read  is given the kind's name and the input
inline int run_scale(int argc, char** argv, const Kinds& kinds,
                     const std::function<void(const std::string&, const std::string&)>& read)
{
    if (argc == 1)
        for (const auto& kind : kinds) std::puts(kind.first.c_str());
    if (argc == 1) return 0;
    const auto kind = kinds.find(argv[1]);
    if (argc != 4 || kind == kinds.end()) {
        std::fprintf(stderr, "usage: %s [KIND BYTES TIMES]\n", argv[0]);
        return 2;
    }
    const std::string input = kind->second(std::strtoul(argv[2], nullptr, 10));
    for (unsigned long times = std::strtoul(argv[3], nullptr, 10); times > 0; --times) read(kind->first, input);
    return 0;
}
