// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a piece of a capture with SIP in it: what must hold of a head that is found in them, and of the values
// of From, To and CSeq.
#include <algorithm>
#include <string>

#include "icewarn/ascii.hpp"
#include "icewarn/sip_head.hpp"
#include "require.hpp"

using namespace icewarn;

namespace {

bool lies_in(std::string_view part, std::string_view whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool is_trimmed(std::string_view text) { return text.empty() || (!is_blank(text.front()) && !is_blank(text.back())); }

std::string trim(const std::string& text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// The first value of a header, read line by line in a way that shares nothing with the core.
std::string second_reading(std::string_view headers, const std::string& name, const std::string& compact)
{
    std::string line;
    while (!headers.empty()) {
        line.clear();
        do {
            const std::size_t size = std::min(headers.find('\n'), headers.size() - 1) + 1;
            line += headers.substr(0, size);
            headers.remove_prefix(size);
        } while (!headers.empty() && (headers[0] == ' ' || headers[0] == '\t'));
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos || is_blank(line[0])) continue;
        const std::string before = trim(line.substr(0, colon));
        if (!equal_folded(before, name) && (compact.empty() || !equal_folded(before, compact))) continue;
        if (std::string value = trim(line.substr(colon + 1)); !value.empty()) return value;
    }
    return "";
}

void check_headers(const SipHead& head, std::string_view message)
{
    const std::size_t feed = message.find('\n');
    if (feed == std::string_view::npos) return;
    const std::string_view headers = message.substr(0, head.body - head.begin).substr(feed + 1);
    require(head.call_id == second_reading(headers, "Call-ID", "i"), "Call-ID");
    require(head.from == second_reading(headers, "From", "f"), "From");
    require(head.to == second_reading(headers, "To", "t"), "To");
    require(head.cseq == second_reading(headers, "CSeq", ""), "CSeq");
    require(head.user_agent == second_reading(headers, "User-Agent", ""), "User-Agent");
}

void check_head(const SipHead& head, std::string_view bytes)
{
    require(head.begin < head.body && head.body <= bytes.size(), "a head lies in the bytes");
    require(head.method.empty() == (head.status != 0), "a message is a request or a response");
    require(head.method.empty() || (is_token(head.method) && head.method.data() == bytes.data() + head.begin),
            "a request begins with its method");
    require(head.status == 0 || (head.status >= 100 && head.status <= 999 && bytes.substr(head.begin, 8) == "SIP/2.0 "),
            "a response begins with the version");
    for (const std::string_view value : {head.call_id, head.from, head.to, head.cseq, head.user_agent})
        require(lies_in(value, bytes) && is_trimmed(value), "a value lies in the bytes, without blanks around it");
    check_headers(head, bytes.substr(head.begin));
}

void require_same(const SipHead& a, const std::optional<SipHead>& b, std::size_t offset)
{
    require(b && a.method == b->method && a.status == b->status && a.call_id == b->call_id && a.from == b->from &&
                a.to == b->to && a.cseq == b->cseq && a.user_agent == b->user_agent,
            "the same head is read from its first byte");
    require(a.begin == b->begin + offset && a.body == b->body + offset, "it lies at the same place");
}

void check_values(std::string_view text)
{
    const NameAddress address = parse_name_address(text);
    require(lies_in(address.uri, text) && lies_in(address.tag, text), "URI and tag lie in the value");
    require(is_trimmed(address.uri) && is_trimmed(address.tag), "without blanks around them");
    require(tag_of(text) == address.tag, "the tag alone is the same");
    const CommandSequence sequence = parse_cseq(text);
    require(lies_in(sequence.method, text), "a method lies in the value");
    require(sequence.method.empty() || is_token(sequence.method), "a method is a token");
}

} // namespace

/// The first two bytes say where the position is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const std::size_t inside = data[0] * std::size_t{256} + data[1];
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2); // NOLINT: bytes as text
    for (const std::size_t position : {inside % (bytes.size() + 1), bytes.size()}) {
        const std::optional<SipHead> head = find_sip_head(bytes, position);
        if (!head) continue;
        require(head->begin <= position, "a message begins at the position or before it");
        check_head(*head, bytes);
        require_same(*head, read_sip_head(bytes.substr(head->begin)), head->begin);
        require_same(*head, find_sip_head(bytes, head->begin), 0);
        check_values(head->from);
        check_values(head->cseq);
    }
    if (const auto head = read_sip_head(bytes)) check_head(*head, bytes);
    check_values(bytes);
    return 0;
}
