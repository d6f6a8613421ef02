// SPDX-License-Identifier: GPL-2.0-or-later
// pcapng through libwiretap.
#include "capture/writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "capture/capture_reader.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn {
namespace {

constexpr int milliseconds = 3; ///< the logs' times have no more digits
constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;

constexpr std::uint32_t name_resolution_block = 4;
constexpr std::uint16_t ipv4_name_record = 1;
constexpr std::uint16_t ipv6_name_record = 2;
constexpr std::size_t longest_name = 255;      ///< RFC 1035 2.3.4
constexpr std::size_t longest_option = 65'532; ///< 16 bits, in words of 32 bits (draft-ietf-opsawg-pcapng, 3.5)

/// The beginning of UTF-8 text, at most so many bytes of it, with no character cut in two.
std::string_view beginning(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
    return text.substr(0, most);
}

void add_option(wtap_block_t block, unsigned option, std::string_view text)
{
    text = beginning(text, longest_option);
    wtap_block_add_string_option(block, option, text.data(), text.size());
}

GArray* array_of(wtap_block_t block)
{
    GArray* array = g_array_new(FALSE, FALSE, sizeof(wtap_block_t));
    return g_array_append_val(array, block);
}

constexpr std::string_view application = "icewarn-log " ICEWARN_VERSION;

wtap_block_t make_section()
{
    wtap_block_t section = wtap_block_create(WTAP_BLOCK_SECTION);
    add_option(section, OPT_SHB_USERAPPL, application);
    return section;
}

/// That of a capture, with its comments and what it was captured with.
wtap_block_t make_section(const CaptureReader& capture)
{
    wtap_block_t section = capture.copy_section();
    if (section == nullptr) return make_section();
    add_option(section, OPT_COMMENT, std::string("Messages of logs were merged into it by ").append(application));
    return section;
}

wtap_block_t make_interface(const std::string& name)
{
    wtap_block_t interface = wtap_block_create(WTAP_BLOCK_IF_ID_AND_INFO);
    auto* mandatory = static_cast<wtapng_if_descr_mandatory_t*>(wtap_block_get_mandatory_data(interface));
    mandatory->wtap_encap = WTAP_ENCAP_WIRESHARK_UPPER_PDU;
    mandatory->time_units_per_second = 1000;
    mandatory->tsprecision = WTAP_TSPREC_MSEC;
    add_option(interface, OPT_IDB_NAME, name);
    wtap_block_add_uint8_option(interface, OPT_IDB_TSRESOL, milliseconds);
    return interface;
}

template <typename Number> void append(std::string& bytes, Number number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number); // pcapng is in the writer's byte order
}

} // namespace

/// What libwiretap wants to find until the file is closed.
struct PcapngWriter::State {
    wtap_dump_params parameters{};
    wtapng_iface_descriptions_t interfaces{};
    wtap_dumper* dumper = nullptr;
    WiretapRecord record;
    std::uint32_t own_interfaces = 0; ///< those of a capture come behind them
};

PcapngWriter::PcapngWriter(int fd, const std::vector<std::string>& interfaces, const CaptureReader* capture)
    : state_(std::make_unique<State>()), file_(tool::system::duplicate(fd))
{
    static_assert(Packet::most == WTAP_MAX_PACKET_SIZE_STANDARD);
    start_wiretap("icewarn-log");

    wtap_dump_params& parameters = state_->parameters;
    parameters.encap = capture != nullptr ? WTAP_ENCAP_PER_PACKET : WTAP_ENCAP_WIRESHARK_UPPER_PDU;
    parameters.tsprec = WTAP_TSPREC_MSEC;
    parameters.shb_hdrs = array_of(capture != nullptr ? make_section(*capture) : make_section());
    if (capture != nullptr) parameters.dsbs_growing = capture->secrets();
    parameters.idb_inf = &state_->interfaces;
    state_->interfaces.interface_data = g_array_new(FALSE, FALSE, sizeof(wtap_block_t));
    for (const std::string& name : interfaces) {
        wtap_block_t interface = make_interface(name);
        g_array_append_val(state_->interfaces.interface_data, interface);
    }
    state_->own_interfaces = static_cast<std::uint32_t>(interfaces.size());
    if (capture != nullptr) capture->append_interfaces(state_->interfaces.interface_data);

    WiretapError error;
    // The descriptor is libwiretap's, which closes it when the header cannot be written, too.
    state_->dumper = wtap_dump_fdopen(tool::system::duplicate(fd).release(), wtap_pcapng_file_type_subtype(),
                                      WTAP_UNCOMPRESSED, &parameters, &error.code, &error.details);
    if (note(state_->dumper != nullptr, error)) flush();
}

PcapngWriter::~PcapngWriter()
{
    close();
    wtap_block_array_free(state_->parameters.shb_hdrs);
    wtap_block_array_free(state_->interfaces.interface_data);
}

/// Remembers the first error.
bool PcapngWriter::note(bool success, const WiretapError& error)
{
    const int system_error = errno;
    if (success || failed()) return success;
    // libwiretap does not always say what it was: a short write is WTAP_ERR_CANT_WRITE, whatever the reason.
    const bool unspecified = error.code == 0 || error.code == WTAP_ERR_CANT_WRITE;
    const int code = unspecified && system_error != 0 ? system_error : error.code;
    reader_gone_ = code == EPIPE || (unspecified && tool::system::reader_gone(file_.get(), 0));
    error_ = wtap_strerror(reader_gone_ ? EPIPE : code);
    if (error.details != nullptr) error_ += std::string(": ") + error.details;
    return false;
}

bool PcapngWriter::write(const Packet& packet)
{
    if (failed()) return false;
    wtap_rec& record = state_->record.record;
    record.rec_type = REC_TYPE_PACKET;
    record.presence_flags = WTAP_HAS_TS | WTAP_HAS_INTERFACE_ID;
    record.tsprec = WTAP_TSPREC_MSEC;
    record.ts.secs = packet.time_ns / nanoseconds_in_second;
    record.ts.nsecs = static_cast<int>(packet.time_ns % nanoseconds_in_second);
    wtap_packet_header& header = record.rec_header.packet_header;
    header.caplen = static_cast<std::uint32_t>(packet.bytes.size());
    header.len = static_cast<std::uint32_t>(packet.whole_size);
    header.pkt_encap = WTAP_ENCAP_WIRESHARK_UPPER_PDU;
    header.interface_id = packet.interface;

    record.block = wtap_block_create(WTAP_BLOCK_PACKET);
    add_option(record.block, OPT_COMMENT, packet.comment);
    if (packet.direction != PacketDirection::unknown)
        wtap_block_add_uint32_option(record.block, OPT_PKT_FLAGS, static_cast<std::uint32_t>(packet.direction));
    record.block_was_modified = true;

    Buffer& bytes = state_->record.bytes();
    ws_buffer_clean(&bytes);
    append_bytes(bytes, packet.bytes);

    WiretapError error;
    const bool written = dump_record(state_->dumper, state_->record, &error.code, &error.details);
    note(written, error);
    wtap_rec_reset(&record);
    return written;
}

bool PcapngWriter::copy(CaptureReader& capture)
{
    if (failed()) return false;
    for (const CaptureReader::Name& name : capture.take_names())
        if (!write_name(name.address, name.name)) return false;
    wtap_rec& record = capture.record().record;
    if (record.rec_type == REC_TYPE_PACKET) {
        record.rec_header.packet_header.interface_id = state_->own_interfaces + capture.interface();
        record.presence_flags |= WTAP_HAS_INTERFACE_ID;
    }
    record.presence_flags &= ~static_cast<unsigned>(WTAP_HAS_SECTION_NUMBER); // there is one section
    WiretapError error;
    const bool written = dump_record(state_->dumper, capture.record(), &error.code, &error.details);
    return note(written, error);
}

bool PcapngWriter::write_name(std::string_view address, std::string_view name)
{
    if (!flush()) return false;
    constexpr std::size_t around = 5 * sizeof(std::uint32_t); // the block without the record's value
    name = beginning(name, longest_name);
    const std::size_t size = address.size() + name.size() + 1;
    const std::size_t padding = (4 - size % 4) % 4;
    const auto total = static_cast<std::uint32_t>(around + size + padding);
    std::string block;
    append(block, name_resolution_block);
    append(block, total);
    append(block, address.size() == 4 ? ipv4_name_record : ipv6_name_record);
    append(block, static_cast<std::uint16_t>(size));
    block.append(address).append(name).append(1 + padding, '\0');
    append(block, std::uint32_t{0}); // the end of the records
    append(block, total);
    WiretapError error;
    const bool written = tool::system::write_all(file_.get(), block);
    return note(written, error);
}

bool PcapngWriter::flush()
{
    if (failed()) return false;
    WiretapError error;
    const bool flushed = wtap_dump_flush(state_->dumper, &error.code) != 0;
    return note(flushed, error);
}

bool PcapngWriter::close()
{
    if (state_->dumper != nullptr) {
        WiretapError error;
        WiretapBool ignored{};
        const bool closed = wtap_dump_close(state_->dumper, &ignored, &error.code, &error.details) != 0;
        state_->dumper = nullptr;
        note(closed, error);
    }
    return !failed();
}

} // namespace icewarn
