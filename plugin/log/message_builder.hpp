// SPDX-License-Identifier: GPL-2.0-or-later
// Puts the lines of a log together to the message that was on the wire.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "log/lines/lines.hpp"
#include "log/lines/unwrap_headers.hpp"
#include "log/message.hpp"

namespace icewarn::log {

class MessageBuilder {
public:
    /// Begins a message. CRLF behind its start line tells that the log keeps line ends as they were on the wire; in any
    /// other log all of them are taken for CRLF.
    void start(std::string_view start_line, LineEnd end);

    /// The next line as in a client log: a header, the empty line, or a part of the body.
    void add(const Line& line);

    void add_header(const Line& line);
    void begin_body(); ///< the empty line
    void add_body(const Line& line);
    void begin_body_without_empty_line();

    bool in_body() const { return head_end_ > 0; }
    bool has_headers() const { return headers_ > 0; }
    std::optional<std::uint32_t> content_length() const { return content_length_; }
    bool holds_message() const { return holds_message_; } ///< the body is a message, or a part of one
    std::size_t body_size() const { return text_.size() - std::min(head_end_ + 2, text_.size()); }

    /// The message as a whole.
    /// @param stated   its size on the wire as the log says, if it does: a check, and a help where it is in doubt
    /// @param has_end  false when its end line is missing, so that other text may have come behind it
    /// @param remarks  receives size_differs, body_size_differs, repaired, plain_quotes, no_phrase and too_long
    /// @return valid until the next start()
    std::string_view finish(std::optional<std::uint32_t> stated, bool has_end, Remarks& remarks);

private:
    /// A message as it is put together: head, empty line, body.
    struct Draft {
        std::string* text = nullptr;
        std::size_t body = 0; ///< where it begins
        bool body_agrees = true;
    };

    void append(std::string_view text, std::string_view end);
    void add_blank();
    void begin_body_behind_empty_line(const Line& line);
    static bool fit(Draft& draft, std::size_t size);
    void fit_body(Draft& draft, std::optional<std::uint32_t> stated, bool has_end) const;
    bool fits_as_it_stands(const Draft& draft, std::optional<std::uint32_t> stated) const;
    bool repair_draft(Draft& draft, std::optional<std::uint32_t> stated);

    std::string plain_; ///< a header line with plain quotes
    std::string text_;  ///< as it stands in the log, but for the ends of header lines
    std::string repaired_text_;
    std::string unindented_;
    UnwrappedHead unwrapped_;
    std::size_t head_end_ = 0; ///< where the empty line is in text_; 0 before it has come
    std::size_t headers_ = 0;
    std::optional<std::uint32_t> content_length_;
    std::string blank_;          ///< a line of blanks: the rest of a fold, or the empty line with blanks in it
    bool verbatim_ = true;       ///< line ends are those of the wire
    std::size_t indent_ = 0;     ///< blanks before the first header
    bool odd_ = false;           ///< a header line that is indented, wrapped, or has a quote that does not close
    bool content_ = false;       ///< a Content- header has come, so that a body may
    bool missing_empty_ = false; ///< the body, or the end, came without an empty line
    bool holds_message_ = false;
    bool spaced_ = false;    ///< each line is followed by an empty one
    unsigned empty_ = 0;     ///< empty lines that came last
    bool no_phrase_ = false; ///< a blank was put behind the status code
    bool plain_quotes_ = false;
    bool full_ = false;     ///< limits::message is reached
    bool line_cut_ = false; ///< a line was longer than limits::line
};

} // namespace icewarn::log
