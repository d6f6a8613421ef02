// SPDX-License-Identifier: GPL-2.0-or-later
// Finds SIP messages in text: client logs of UCCAPI (*.UccApilog), server logs of OCSLogger and CLSLogger, and any
// other text that holds them (forms/). Their forms are known from published excerpts. A reader takes the bytes in
// pieces of any size, so it can follow a log while it is written, and needs the same memory for a log of any size
// (log_limits.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "log/event.hpp"
#include "log/losses.hpp"
#include "log/manner.hpp"
#include "log/message.hpp"

namespace icewarn::log {

/// What the input is, as far as it has been read.
enum class Input : std::uint8_t {
    undecided,     ///< nothing that tells a log of Lync yet
    empty,         ///< no bytes at all, or nothing but white space; said by finish()
    client,        ///< UCCAPI client log
    server,        ///< log of OCSLogger or CLSLogger
    text,          ///< other text with SIP messages in it
    other_product, ///< records that another product writes, as Avaya Contact Center does
    binary,        ///< no text: a capture, an archive, a trace that is not formatted (*.etl)
    unknown,       ///< text, not a Lync or Skype for Business log; known at finish()
};

/// "a Lync or Skype for Business client log", "binary data, no text log", ...: to be put into a sentence.
std::string_view describe(Input input);

enum class Encoding : std::uint8_t { undecided, utf8, utf16_little, utf16_big };

struct Totals {
    std::uint64_t lines = 0;
    std::uint64_t messages = 0;
    std::uint64_t losses = 0;             ///< all of them; losses() lists the first limits::losses
    std::uint64_t empty_blocks = 0;       ///< keep-alives and the like: client blocks that hold nothing
    std::uint64_t foreign_blocks = 0;     ///< client blocks that hold something else than SIP; each is a loss as well
    std::uint64_t diagnostic_records = 0; ///< server records TF_DIAG, which say something about a message
    std::uint64_t other_records = 0;      ///< other server records that hold no message
    /// What is no text in the log's encoding: UTF-16 without meaning, which became U+FFFD, and bytes of messages that
    /// are no UTF-8, which stay as they were on the wire.
    std::uint64_t bad_characters = 0;
};

class Reader {
public:
    using Callback = std::function<void(const Message&)>;

    /// Called from feed() and finish(), in the order of the ends of what they are given, which is valid during the
    /// call. What they throw comes out of those; the reader is of no use afterwards. Each may be empty.
    struct Callbacks {
        Callback on_message;
        std::function<void(const Event&)> on_event;
        /// A line that is part of no message, entry or record: text, and its number. Prefixes of mails are taken away.
        std::function<void(std::string_view text, std::uint64_t line)> on_text;
    };

    explicit Reader(Callback on_message);
    explicit Reader(Callbacks callbacks, Manner manner = {});
    /// A copy that goes on from where `other` is, with callbacks of its own.
    Reader(const Reader& other, Callbacks callbacks);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Takes the next bytes of the log, as they stand in the file. A message is handed on as soon as its end line has
    /// been read.
    /// @return false once the input turns out not to be a log of Lync (other_product or binary): no more is read
    bool feed(std::string_view chunk);

    /// The log ends here: hands on a message that has begun, and decides what is undecided. Nothing may be fed after
    /// it.
    void finish();

    /// True while bytes are held of which nothing has been handed on: a line without its end, a message without its end
    /// line. For who follows a log and wants to know whether it is worth waiting.
    bool pending() const;

    Input input() const;
    /// What the input is, as describe() says it; for binary data what kind it is and what to do with it.
    std::string_view description() const;
    Encoding encoding() const;
    const Totals& totals() const;
    const std::vector<Loss>& losses() const; ///< in the order in which they were noticed

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace icewarn::log
