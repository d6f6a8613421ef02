// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader holds between two pieces of a log.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "log/records/client_log.hpp"
#include "log/lines/colours.hpp"
#include "log/lines/decoder.hpp"
#include "log/forms/text_messages.hpp"
#include "log/lines/inflate.hpp"
#include "log/lines/line_prefix.hpp"
#include "log/lines/lines.hpp"
#include "log/lines/markup.hpp"
#include "log/lines/rejoined_lines.hpp"
#include "log/read_log.hpp"
#include "log/records/server_log.hpp"

namespace icewarn::log {

class Reader::State {
public:
    State(Callbacks callbacks, Manner manner) : rejoined_(manner.width), markup_(manner.quoted_printable)
    {
        read_log.callbacks = std::move(callbacks);
        read_log.rejoined = manner.width > 0;
    }
    State(const State& other, Callbacks callbacks) : State(other) { read_log.callbacks = std::move(callbacks); }
    State& operator=(const State&) = delete;

    bool feed(std::string_view chunk);
    void finish();
    bool pending() const
    {
        return !stopped_ && (magic_.size() == 1 || decoder.pending() || splitter.pending() || rejoined_.pending() ||
                             markup_.pending() || client_.open() || server_.open() || text_.open());
    }

    ReadLog read_log;
    Decoder decoder;
    LineSplitter splitter;

private:
    State(const State& other)
        : read_log(other.read_log), decoder(other.decoder), splitter(other.splitter), client_(other.client_),
          server_(other.server_), text_(other.text_), rejoined_(other.rejoined_), prefix_(other.prefix_),
          markup_(other.markup_), stopped_(other.stopped_), sampled_(other.sampled_), controls_(other.controls_),
          has_nul_(other.has_nul_), has_text_(other.has_text_), goes_on_(other.goes_on_),
          other_encoding_(other.other_encoding_), stray_(other.stray_), realigned_(other.realigned_),
          magic_(other.magic_), inflater_(other.inflater_ ? std::make_unique<Inflater>(*other.inflater_) : nullptr)
    {
        client_.read_into(read_log);
        server_.read_into(read_log);
        text_.read_into(read_log);
    }

    bool feed_any(std::string_view chunk);
    bool feed_plain(std::string_view chunk);
    void decode(std::string_view text);
    void take_text(std::string_view text);
    void take_lines(std::string_view text);
    void take_blocks();
    void take_broken_line(Line& line);
    void take_line(Line& line);
    void take_plain(Line& line);
    void take_unmarked(const Line& line);
    Place place() const;
    void strip(Line& line);
    bool take_message(const Line& line);
    void take_outside(const Line& line);
    void take_entry();
    void take_end(const Line& line);
    void take_other(const Line& line);
    bool is_binary() const { return controls_ * 50 > sampled_; }

    ClientLog client_{read_log};
    ServerLog server_{read_log};
    TextMessages text_{read_log};
    RejoinedLines rejoined_;
    std::string plain_; ///< a line without what coloured it
    LinePrefix prefix_;
    Markup markup_;
    bool stopped_ = false;               ///< nothing is read any more
    std::size_t sampled_ = 0;            ///< bytes of text that were looked at before the input was known
    std::size_t controls_ = 0;           ///< of them no text
    bool has_nul_ = false;               ///< U+0000 is among them, which no text has, but a log that was torn off may
    bool has_text_ = false;              ///< a line that is not empty has come
    bool goes_on_ = false;               ///< an entry stands before this line, which may be a part of it
    bool other_encoding_ = false;        ///< a log in another encoding was put behind this one, which has been told
    std::uint64_t stray_ = 0;            ///< first line of text that belongs to nothing; 0: none
    std::uint64_t realigned_ = 0;        ///< Decoder::realigned() of which has been told
    std::string magic_;                  ///< the first two bytes
    std::unique_ptr<Inflater> inflater_; ///< where they are those of gzip
};

} // namespace icewarn::log
