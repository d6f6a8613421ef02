// SPDX-License-Identifier: GPL-2.0-or-later
// What the readers of each kind of log have in common.
#pragma once

#include "log/message.hpp"
#include "log/message_builder.hpp"
#include "log/read_log.hpp"

namespace icewarn::log {

/// The message that is open, and where it goes when it is whole.
class MessageReader {
public:
    /// For a copy, which reads on by itself.
    void read_into(ReadLog& read_log) { read_log_ = &read_log; }

protected:
    MessageReader(ReadLog& read_log, Kind kind) : read_log_(&read_log) { message_.kind = kind; }

    ReadLog* read_log_;
    Message message_;
    MessageBuilder builder_;
};

} // namespace icewarn::log
