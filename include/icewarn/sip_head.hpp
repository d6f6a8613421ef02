// SPDX-License-Identifier: GPL-2.0-or-later
// The head of a SIP message: start line and the headers that say which call it belongs to. RFC 3261 7 and 25.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "icewarn/span.hpp"

namespace icewarn {

inline constexpr std::string_view sip_version = "SIP/2.0";

/// Views into the bytes that were searched. A header that is not there, or is empty, is empty here; of repeated ones
/// the first counts. Values are without blanks at their edges; folds stand in them as they are.
struct SipHead {
    std::string_view method;     ///< of a request; empty for a response
    std::uint16_t status = 0;    ///< of a response; 0 for a request
    std::string_view call_id;    ///< Call-ID or i
    std::string_view from;       ///< From or f
    std::string_view to;         ///< To or t
    std::string_view cseq;       ///< CSeq
    std::string_view user_agent; ///< User-Agent
    std::size_t begin = 0;       ///< where the start line begins
    std::size_t body = 0;        ///< where the body begins; the end of the bytes when the head does not end in them
};

/// Reads the head of the message around a position.
/// @param bytes   a piece of a capture; other things may stand before the message and behind it, in its first line too:
///                bytes of other protocols, or the body of another message that ends without a line end
/// @param inside  a position in the message: in its start line, in its head, or in its body; one behind the end of
///                `bytes` is taken for their end
/// @return nothing when no start line begins at the position or before it, or only farther away than
///         limits::sip_message. A start line that a header or a text only quotes is none.
std::optional<SipHead> find_sip_head(std::string_view bytes, std::size_t inside);

/// find_sip_head() for one position after the other: a packet may hold many pieces of one long message, and each byte
/// is to be looked at a bounded number of times only.
class SipHeadFinder {
public:
    /// @param bytes   as for find_sip_head(). What is remembered holds for the bytes at this address: a finder must not
    ///                outlive them
    /// @param inside  as for find_sip_head()
    const SipHead* find(std::string_view bytes, std::size_t inside);

    /// What was found last, from its start line to the end of its headers.
    std::string_view head_text() const { return bytes_.substr(head_.begin, head_.body - head_.begin); }

private:
    std::string_view bytes_;
    std::size_t inside_ = 0; ///< up to here the message of `head_` reaches
    SipHead head_;
    bool found_ = false;
};

/// Reads the head of a message that begins at the first byte.
/// @return nothing when there is no start line
std::optional<SipHead> read_sip_head(std::string_view message);

/// The URI and the tag of a From or To, RFC 3261 20.10, 20.20: `"Alice" <sip:alice@contoso.com>;tag=1`.
struct NameAddress {
    std::string_view uri; ///< between the angle brackets, or up to the first parameter
    std::string_view tag; ///< empty when there is none
};

NameAddress parse_name_address(std::string_view value);

/// The tag alone, which is mostly found at once.
std::string_view tag_of(std::string_view value);

/// CSeq, RFC 3261 20.16: `1 INVITE`.
struct CommandSequence {
    std::optional<std::uint32_t> number;
    std::string_view method;
};

CommandSequence parse_cseq(std::string_view value);

} // namespace icewarn
