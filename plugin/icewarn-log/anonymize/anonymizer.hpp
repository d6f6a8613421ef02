// SPDX-License-Identifier: GPL-2.0-or-later
// Messages without the names of people, hosts and networks (--anonymize): changed as they are read, so that each output
// is made of the changed ones. Ports, times, flags, classes of addresses and everything that says what failed stay.
#pragma once

#include <string>
#include <string_view>

#include "icewarn-log/anonymize/pseudonyms.hpp"
#include "log/event.hpp"
#include "log/message.hpp"

namespace icewarn::tool {

class Anonymizer {
public:
    /// @param key  see Pseudonyms
    explicit Anonymizer(std::string key) : names_(std::move(key)) {}

    /// The SIP message with other names, and a Content-Length that is right where it was. Bodies that hold neither SDP
    /// nor a report are masked: they are what people write to each other.
    std::string message(std::string_view bytes);

    void peer(log::Peer& peer) { peer.host = names_.host(peer.host); }

    void event(log::Event& event); ///< a server's record

    /// Instead of a log's path.
    std::string log_name(std::string_view path);

private:
    std::string head(std::string_view head);
    std::string header(std::string_view line);
    std::string body(std::string_view body, std::string_view content_type);
    std::string session(std::string_view body);
    std::string text(std::string_view text);
    std::string display_names(std::string_view value);
    std::string endpoint(std::string_view value);
    std::size_t take_named(std::string_view text, std::size_t at, std::string& out);
    std::size_t take_number(std::string_view text, std::size_t at, std::string& out);
    std::size_t take_word(std::string_view text, std::size_t at, std::string& out);
    std::size_t take_hex(std::string_view text, std::size_t at, std::string& out);

    Pseudonyms names_;
    std::string call_id_; ///< of this message; stands in its body, too
};

/// The key of a run: the content of the file, or one made at random where there is none.
/// @param problem  why the file cannot be read, or is too short to be a key
std::string anonymization_key(const std::string& file, std::string& problem);

} // namespace icewarn::tool
