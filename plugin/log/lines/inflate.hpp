// SPDX-License-Identifier: GPL-2.0-or-later
// Logs compressed by gzip (RFC 1952), through zlib; several members one behind another too.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace icewarn::log {

class Inflater {
public:
    Inflater();
    ~Inflater();
    Inflater(const Inflater& other);
    Inflater& operator=(const Inflater&) = delete;

    /// Whether this build can.
    static bool available();
    static bool is_gzip(std::string_view head) { return head.substr(0, 2) == "\x1f\x8b"; }

    /// Takes bytes away from the front of `bytes` and gives the next piece of what they hold.
    /// @param text  valid until the next call
    /// @return false when there is none before more bytes are given, or none at all
    bool next(std::string_view& bytes, std::string_view& text);

    bool damaged() const { return damaged_; }
    bool complete() const { return complete_; } ///< the end has been read

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
    bool damaged_ = false;
    bool complete_ = false;
    bool more_ = false; ///< the last piece was full: there may be more without further input
};

} // namespace icewarn::log
