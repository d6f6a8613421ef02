// SPDX-License-Identifier: GPL-2.0-or-later
// Opening by content, reading from beginning to end, and reading again. No exception leaves a function that Wireshark
// calls.
#include "file-reader/reading.hpp"

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <set>
#include <string>
#include <vector>

#include "file-reader/reader_compat.hpp"
#include "log/losses.hpp"
#include "file-reader/log_file.hpp"
#include "capture/log_packets.hpp"

namespace icewarn {
namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;
constexpr std::size_t first_look = 64 << 10; ///< bytes that must tell whether it is a log
constexpr std::size_t most_names = 20'000;   ///< Wireshark keeps each in memory
constexpr std::size_t losses_in_comment = 50;

int file_type = -1;

/// What is kept of an open log.
struct OpenLog {
    explicit OpenLog(const std::string& name) : packets(name, 0) {}

    LogFile file;
    LogPackets packets;
    std::set<Ipv6> named;
    bool told_losses = false;
};

OpenLog& log_of(wtap* handle) { return *static_cast<OpenLog*>(handle->priv); }

/// Runs what may throw.
template <typename Function> auto guarded(int* error, Function function) -> decltype(function())
{
    try {
        return function();
    } catch (const std::bad_alloc&) {
        *error = ENOMEM;
    } catch (...) {
        *error = WTAP_ERR_INTERNAL; // length_error, bad_variant_access: nothing may unwind through Wireshark
    }
    return {};
}

/// @param time_known  without it the packet has no time in Wireshark
void fill_record(wtap* handle, const Packet& packet, bool time_known, wtap_rec* record)
{
    wtap_setup_packet_rec(record, handle->file_encap);
    record->presence_flags = WTAP_HAS_INTERFACE_ID | WTAP_HAS_CAP_LEN | (time_known ? WTAP_HAS_TS : 0U);
    record->ts.secs = packet.time_ns / nanoseconds_in_second;
    record->ts.nsecs = static_cast<int>(packet.time_ns % nanoseconds_in_second);
    wtap_packet_header& header = record->rec_header.packet_header;
    header.caplen = static_cast<std::uint32_t>(packet.bytes.size());
    header.len = static_cast<std::uint32_t>(packet.whole_size);
    header.interface_id = packet.interface;
    ws_buffer_append(&record->data, reinterpret_cast<const std::uint8_t*>(packet.bytes.data()), packet.bytes.size());

    record->block = wtap_block_create(WTAP_BLOCK_PACKET);
    wtap_block_add_string_option(record->block, OPT_COMMENT, packet.comment.data(), packet.comment.size());
    if (packet.direction != PacketDirection::unknown)
        wtap_block_add_uint32_option(record->block, OPT_PKT_FLAGS, static_cast<std::uint32_t>(packet.direction));
}

void tell_name(wtap* handle, const PduPeer& peer)
{
    OpenLog& open = log_of(handle);
    if (peer.name.empty() || handle->add_new_ipv6 == nullptr || open.named.size() >= most_names) return;
    const Ipv6& address = std::get<Ipv6>(peer.address);
    if (!open.named.insert(address).second) return;
    ws_in6_addr for_wireshark;
    std::memcpy(for_wireshark.bytes, address.data(), address.size());
    handle->add_new_ipv6(&for_wireshark, std::string(peer.name).c_str(), false);
}

/// As comments of the file, which Wireshark shows under Statistics, Capture File Properties.
void tell_losses(wtap* handle)
{
    OpenLog& open = log_of(handle);
    const log::Reader& reader = open.file.reader();
    if (open.told_losses || handle->shb_hdrs == nullptr || handle->shb_hdrs->len == 0) return;
    open.told_losses = true;
    wtap_block_t section = g_array_index(handle->shb_hdrs, wtap_block_t, 0);
    for (std::size_t i = 0; i < reader.losses().size() && i < losses_in_comment; ++i) {
        const log::Loss& loss = reader.losses()[i];
        const std::string text = log::place_of(loss) + ": " + std::string(log::text_of(loss.problem));
        wtap_block_add_string_option(section, OPT_COMMENT, text.data(), text.size());
    }
    if (reader.totals().losses <= losses_in_comment) return;
    const std::string text =
        std::to_string(reader.totals().losses - losses_in_comment) + " more; icewarn-log lists them";
    wtap_block_add_string_option(section, OPT_COMMENT, text.data(), text.size());
}

/// What the file gives next; `error` tells why it is nothing.
std::size_t read_file(FILE_T file, char* buffer, std::size_t size, int* error, char** details)
{
    const int count = file_read(buffer, static_cast<unsigned>(size), file);
    if (count < 0) *error = file_error(file, details);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

void fill_message(wtap* handle, const LogMessage& found, wtap_rec* record)
{
    fill_record(handle, log_of(handle).packets.make(found.message, found.time_ns), found.time_ns != no_time, record);
}

bool read(wtap* handle, wtap_rec* record, int* error, char** details, std::int64_t* offset)
{
    return guarded(error, [&] {
        OpenLog& open = log_of(handle);
        *error = 0;
        const LogMessage* found = open.file.read(
            [&](char* buffer, std::size_t size) { return read_file(handle->fh, buffer, size, error, details); });
        if (*error != 0) return false;
        if (found == nullptr) {
            tell_losses(handle);
            return false;
        }
        *offset = static_cast<std::int64_t>(found->index);
        fill_message(handle, *found, record);
        tell_name(handle, open.packets.local());
        tell_name(handle, open.packets.remote());
        return true;
    });
}

bool changed(int* error, char** details)
{
    *error = WTAP_ERR_BAD_FILE;
    *details = g_strdup("icewarn: the log has changed since it was opened; load it again");
    return false;
}

bool seek_read(wtap* handle, std::int64_t offset, wtap_rec* record, int* error, char** details)
{
    return guarded(error, [&] {
        *error = 0;
        if (offset < 0) return changed(error, details);
        const LogMessage* found = log_of(handle).file.read_again(
            static_cast<std::size_t>(offset), [&](std::uint64_t at, char* buffer, std::size_t size) -> std::size_t {
                if (file_seek(handle->random_fh, static_cast<std::int64_t>(at), SEEK_SET, error) < 0) return 0;
                return read_file(handle->random_fh, buffer, size, error, details);
            });
        if (*error != 0) return false;
        if (found == nullptr) return changed(error, details);
        fill_message(handle, *found, record);
        return true;
    });
}

void close(wtap* handle)
{
    delete static_cast<OpenLog*>(handle->priv);
    handle->priv = nullptr; // Wireshark would free it as C
}

/// Logs are told by what stands in them, never by their name.
bool is_log(FILE_T file, int* error, char** details)
{
    std::string look(first_look, '\0');
    look.resize(read_file(file, look.data(), look.size(), error, details));
    log::Reader reader([](const log::Message&) {});
    reader.feed(look);
    return reader.input() == log::Input::client || reader.input() == log::Input::server ||
           reader.input() == log::Input::text;
}

std::string name_of(const wtap* handle)
{
    return handle->pathname != nullptr && std::strcmp(handle->pathname, "-") != 0 ? base_name(handle->pathname) : "log";
}

/// The log's name as that of the interface, by which packets of merged files can be told apart.
void add_interface(wtap* handle, const std::string& name)
{
    wtap_add_generated_idb(handle);
    wtap_block_t interface = g_array_index(handle->interface_data, wtap_block_t, 0);
    wtap_block_add_string_option(interface, OPT_IDB_NAME, name.data(), name.size());
}

wtap_open_return_val open(wtap* handle, int* error, char** details)
{
    *error = 0;
    const bool mine = guarded(error, [&] { return is_log(handle->fh, error, details); });
    if (*error != 0) return WTAP_OPEN_ERROR;
    if (!mine) return WTAP_OPEN_NOT_MINE;
    if (file_seek(handle->fh, 0, SEEK_SET, error) < 0) return WTAP_OPEN_ERROR;
    handle->priv = guarded(error, [&] { return new OpenLog(name_of(handle)); });
    if (handle->priv == nullptr) return WTAP_OPEN_ERROR;
    handle->file_type_subtype = file_type;
    handle->file_encap = WTAP_ENCAP_WIRESHARK_UPPER_PDU;
    handle->file_tsprec = WTAP_TSPREC_MSEC;
    handle->snapshot_length = 0;
    handle->subtype_read = read;
    handle->subtype_seek_read = seek_read;
    handle->subtype_close = close;
    add_interface(handle, name_of(handle));
    return WTAP_OPEN_MINE;
}

} // namespace

void register_file_type()
{
    static const supported_option_type options[] = {{OPT_COMMENT, MULTIPLE_OPTIONS_SUPPORTED},
                                                    {OPT_PKT_FLAGS, ONE_OPTION_SUPPORTED}};
    static const supported_block_type blocks[] = {
        {WTAP_BLOCK_PACKET, MULTIPLE_BLOCKS_SUPPORTED, OPTION_TYPES_SUPPORTED(options)}};
    static const file_type_subtype_info type = {"Lync/Skype for Business log", "lynclog", "UccApilog", nullptr, false,
                                                BLOCKS_SUPPORTED(blocks),      nullptr,   nullptr,     nullptr};
    static open_info how = {"Lync/Skype for Business log", OPEN_INFO_HEURISTIC, open, "UccApilog", nullptr, nullptr};
    file_type = wtap_register_file_type_subtype(&type);
    wtap_register_open_info(&how, false);
}

} // namespace icewarn
