// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a log: no crash, the same result however the bytes come, and what must hold of every message holds.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "icewarn/ascii.hpp"
#include "log/log_limits.hpp"
#include "log/reader.hpp"

using namespace icewarn::log;

namespace {

/// Ends the run with a message, so that the fuzzer keeps the input.
void require(bool holds, const char* what)
{
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void add(std::string& text, const char* name, std::uint64_t value)
{
    text.append(name).append(1, '=').append(std::to_string(value)).append(1, ' ');
}

std::string show(const Peer& peer) { return peer.host + (peer.port ? ":" + std::to_string(*peer.port) : "") + "|"; }

std::string show(const Message& message)
{
    std::string text;
    add(text, "kind", static_cast<std::uint64_t>(message.kind));
    add(text, "direction", static_cast<std::uint64_t>(message.direction));
    add(text, "line", message.line);
    if (message.time_ns) add(text, "time", static_cast<std::uint64_t>(*message.time_ns));
    if (message.stated_size) add(text, "size", *message.stated_size);
    const Remarks& r = message.remarks;
    for (const bool remark : {r.no_begin, r.no_end, r.size_differs, r.body_size_differs, r.repaired, r.too_long,
                              r.unprefixed, r.unescaped, r.plain_quotes, r.no_phrase, r.start_damaged, r.year_guessed})
        text += remark ? '1' : '0';
    return text + show(message.local) + show(message.remote) + std::string(message.bytes) + "\n";
}

std::string show(const Event& event)
{
    std::string text;
    add(text, "line", event.line);
    for (const std::string* field : {&event.host, &event.severity, &event.text, &event.result_code, &event.start_line,
                                     &event.call_id, &event.cseq, &event.peer, &event.data}) {
        require(field->size() <= limits::event_field, "a field of an event is bounded");
        text.append(*field).append("|");
    }
    return text + "\n";
}

void require_sound(const Message& message)
{
    const std::string_view bytes = message.bytes;
    require(message.line > 0, "a message has a line");
    require(bytes.size() <= 2 * limits::message, "a message is bounded");
    const bool added = message.remarks.no_phrase && message.stated_size && *message.stated_size + 1 == bytes.size();
    require(message.remarks.size_differs == (message.stated_size && *message.stated_size != bytes.size() && !added),
            "size_differs says whether the size differs");
    if (message.remarks.too_long) return;
    const std::size_t end = bytes.find("\r\n\r\n");
    require(end != std::string_view::npos && end > 0, "a start line and an empty line");
    for (std::size_t i = 0; i < end; ++i)
        require((bytes[i] == '\r') == (bytes[i + 1] == '\n'), "header lines end in CRLF");
}

/// Pieces of `chunk` bytes; 0: sizes that change.
std::string read(const std::uint8_t* data, std::size_t size, std::size_t chunk, Manner manner)
{
    std::string text;
    std::uint64_t messages = 0;
    Reader reader(Reader::Callbacks{[&](const Message& message) {
                                        ++messages;
                                        require_sound(message);
                                        text += show(message);
                                    },
                                    [&](const Event& event) { text += show(event); },
                                    [&](std::string_view other, std::uint64_t line) {
                                        require(line > 0, "a line has a number");
                                        text.append(other).append("\n");
                                    }},
                  manner);
    unsigned state = static_cast<unsigned>(size);
    bool going_on = true;
    for (std::size_t pos = 0; going_on && pos < size;) {
        state = state * 1103515245 + 12345;
        std::size_t part = chunk != 0 ? chunk : 1 + (state >> 16) % 97;
        if (part > size - pos) part = size - pos;
        const std::unique_ptr<char[]> copy(new char[part]);
        for (std::size_t i = 0; i < part; ++i) copy[i] = static_cast<char>(data[pos + i]);
        going_on = reader.feed({copy.get(), part});
        pos += part;
    }
    if (going_on) {
        reader.finish();
        require(!reader.pending(), "nothing is pending at the end");
        require(reader.input() != Input::undecided, "the input is decided at the end");
    }
    const Totals& totals = reader.totals();
    require(messages == totals.messages, "messages are counted");
    require(reader.losses().size() <= limits::losses && reader.losses().size() <= totals.losses, "losses are bounded");
    for (const Loss& loss : reader.losses()) {
        add(text, "loss", loss.line);
        add(text, "what", static_cast<std::uint64_t>(loss.problem));
        // Of a compressed log nothing may be left, not even its first line.
        require(loss.line > 0 && loss.line <= std::max<std::uint64_t>(totals.lines, 1), "a loss has a line of the log");
    }
    add(text, "lines", totals.lines);
    for (const std::uint64_t total : {totals.losses, totals.empty_blocks, totals.foreign_blocks,
                                      totals.diagnostic_records, totals.other_records, totals.bad_characters})
        add(text, "total", total);
    add(text, "input", static_cast<std::uint64_t>(reader.input()));
    add(text, "encoding", static_cast<std::uint64_t>(reader.encoding()));
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Manner found = find_manner({reinterpret_cast<const char*>(data), size});
    const Manner broken{size % 61 + 20, size % 2 == 0};
    for (const Manner manner : {Manner{}, found, broken}) {
        const std::string whole = read(data, size, size, manner);
        require(read(data, size, 1, manner) == whole, "byte by byte the same comes out");
        require(read(data, size, 0, manner) == whole, "in pieces the same comes out");
    }
    return 0;
}
