// SPDX-License-Identifier: GPL-2.0-or-later
// Magic bytes. Formats: pcap and pcapng (IETF opsawg drafts), snoop (RFC 1761), MS-CAB, PKWARE APPNOTE, RFC 1952,
// event traces (evntrace.h).
#include "log/lines/file_kinds.hpp"

#include <algorithm>

namespace icewarn::log {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view capture = "a capture file: open it in Wireshark itself";
constexpr std::string_view archive = "an archive: unpack it first, the logs are inside";

struct Magic {
    std::string_view bytes;
    std::string_view text;
};

constexpr Magic magics[] = {
    {"\xd4\xc3\xb2\xa1"sv, capture},
    {"\xa1\xb2\xc3\xd4"sv, capture},
    {"\x4d\x3c\xb2\xa1"sv, capture},
    {"\xa1\xb2\x3c\x4d"sv, capture},
    {"\x0a\x0d\x0d\x0a"sv, capture},
    {"snoop\0\0\0"sv, capture},
    {"GMBU"sv, capture},
    {"MSCF"sv, "a cabinet file: expand it first (expand -F:* FILE.cab FOLDER); traces in it (*.etl) become text with "
               "OCSLogger or CLSLogger (Search-CsClsLogging)"},
    {"PK\3\4"sv, archive},
    {"PK\5\6"sv, archive},
    {"7z\xbc\xaf\x27\x1c"sv, archive},
    {"Rar!"sv, archive},
    {"\x1f\x8b"sv, "gzip in gzip, or damaged: unpack it first"},
    {"BZh"sv, "compressed by bzip2: unpack it first"},
    {"\xfd"
     "7zXZ\0"sv,
     "compressed by xz: unpack it first"},
    {"\x28\xb5\x2f\xfd"sv, "compressed by zstd: unpack it first"},
    {"ElfFile\0"sv, "a Windows event log: the SIP log is another file"},
    {"%PDF-"sv, "a PDF: copy its text into a file"},
    {"\xd0\xcf\x11\xe0"sv, "an Office document or a mail of Outlook: save its text into a file"},
};

/// An event trace begins with the header of a buffer, whose size is a power of two, and the header of the trace, which
/// carries the mark 0xc0.
bool is_event_trace(std::string_view head)
{
    if (head.size() < 76) return false;
    const auto byte = [&](std::size_t at) { return unsigned{static_cast<unsigned char>(head[at])}; };
    const unsigned size = byte(0) | byte(1) << 8U | byte(2) << 16U | byte(3) << 24U;
    const bool power = size >= 1024 && size <= (16U << 20U) && (size & (size - 1)) == 0;
    return power && byte(75) == 0xc0;
}

} // namespace

std::string_view describe_kind(std::string_view head)
{
    const auto* found = std::find_if(std::begin(magics), std::end(magics), [&](const Magic& magic) {
        return head.substr(0, magic.bytes.size()) == magic.bytes;
    });
    if (found != std::end(magics)) return found->text;
    if (is_event_trace(head))
        return "an event trace (*.etl): it becomes text with OCSLogger or CLSLogger (Search-CsClsLogging), or with "
               "netsh trace convert and tracefmt, which need the format files of the product";
    return {};
}

} // namespace icewarn::log
