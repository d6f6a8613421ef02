// SPDX-License-Identifier: GPL-2.0-or-later
// The words of plugin/data for what the tables have as enumerations.
#pragma once

#include <array>

#include "icewarn/error_ids.hpp"
#include "icewarn/flags.hpp"
#include "icewarn/keys.hpp"

template <class Enum, std::size_t size> const char* word(const std::array<const char*, size>& words, Enum value)
{
    return words.at(static_cast<std::size_t>(value));
}

inline const char* word_of(icewarn::Basis basis)
{
    return word(
        std::array<const char*, 7>{"documented", "one-copy", "trace", "elsewhere", "name", "inferred", "uncertain"},
        basis);
}

inline const char* word_of(icewarn::FlagClass klass)
{
    return word(std::array<const char*, 3>{"failure", "degraded", "info"}, klass);
}

inline const char* word_of(icewarn::Remark remark)
{
    return word(
        std::array<const char*, 6>{"expected", "conditional", "can-occur", "unexpected", "not-a-failure", "unstated"},
        remark);
}

inline const char* word_of(icewarn::ErrorKind kind)
{
    return word(std::array<const char*, 4>{"media-setup", "media-midcall", "info", "other"}, kind);
}

inline const char* word_of(icewarn::ValueKind kind)
{
    return word(
        std::array<const char*, 9>{"hex", "bits", "endpoint", "range", "port", "number", "side", "text", "list"}, kind);
}
