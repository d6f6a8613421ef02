// SPDX-License-Identifier: GPL-2.0-or-later
// Captures through libwiretap.
#include "capture/capture_reader.hpp"

#include <cerrno>
#include <utility>

namespace icewarn {
namespace {

/// libwiretap tells names to a function without anything that says of which file.
std::vector<CaptureReader::Name>& told_names()
{
    static std::vector<CaptureReader::Name> names;
    return names;
}

void take_name(const void* address, std::size_t size, const char* name)
{
    constexpr std::size_t most = 20'000; // Wireshark keeps each in memory
    if (told_names().size() >= most) return;
    told_names().push_back({std::string(static_cast<const char*>(address), size), name});
}

int encapsulation_of(wtap_block_t interface)
{
    return static_cast<const wtapng_if_descr_mandatory_t*>(wtap_block_get_mandatory_data(interface))->wtap_encap;
}

} // namespace

WiretapError::WiretapError() { errno = 0; }

std::string WiretapError::text(int error) const
{
    std::string result = wtap_strerror(error);
    if (details != nullptr) result += std::string(": ") + details;
    return result;
}

CaptureReader::CaptureReader(std::string path) : path_(std::move(path))
{
    start_wiretap("icewarn-log");
    if (!open()) return;
    const bool packets = !next() || has_interfaces();
    close();
    if (packets) open();
    else problem_ = "it holds no packets of a network";
}

CaptureReader::~CaptureReader()
{
    close();
    for (wtap_block_t interface : interfaces_) wtap_block_unref(interface);
}

bool CaptureReader::open()
{
    WiretapError error;
    problem_.clear();
    told_names().clear();
    time_ns_ = 0;
    capture_ = wtap_open_offline(path_.c_str(), WTAP_TYPE_AUTO, &error.code, &error.details, false);
    if (capture_ == nullptr) problem_ = error.text(error.code);
    else tell_names<take_name>(capture_);
    return is_open();
}

void CaptureReader::close()
{
    if (capture_ != nullptr) wtap_close(capture_);
    capture_ = nullptr;
}

bool CaptureReader::rewind()
{
    if (capture_ != nullptr && interfaces_.empty()) keep_interfaces();
    close();
    return open();
}

/// Wireshark opens other files too, pictures and films among them: their records belong to no interface.
bool CaptureReader::has_interfaces() const
{
    wtapng_iface_descriptions_t* descriptions = wtap_file_get_idb_info(capture_);
    const bool any = descriptions->interface_data->len > 0;
    g_free(descriptions);
    return any;
}

void CaptureReader::keep_interfaces()
{
    wtapng_iface_descriptions_t* descriptions = wtap_file_get_idb_info(capture_);
    for (guint i = 0; i < descriptions->interface_data->len; ++i) {
        wtap_block_t interface = wtap_block_make_copy(g_array_index(descriptions->interface_data, wtap_block_t, i));
        // Statistics belong to the copied block; who reads it counts anew.
        auto* mandatory = static_cast<wtapng_if_descr_mandatory_t*>(wtap_block_get_mandatory_data(interface));
        mandatory->num_stat_entries = 0;
        mandatory->interface_statistics = nullptr;
        interfaces_.push_back(interface);
    }
    g_free(descriptions);
}

bool CaptureReader::next()
{
    if (capture_ == nullptr) return false;
    wtap_rec_reset(&record_.record);
    WiretapError error;
    if (!read_record(capture_, record_, &error.code, &error.details)) {
        if (error.code != 0) problem_ = error.text(error.code);
        return false;
    }
    constexpr std::int64_t second = 1'000'000'000;
    const wtap_rec& record = record_.record;
    if ((record.presence_flags & WTAP_HAS_TS) != 0)
        time_ns_ = static_cast<std::int64_t>(record.ts.secs) * second + record.ts.nsecs;
    return true;
}

std::string_view CaptureReader::bytes()
{
    const auto* start = reinterpret_cast<const char*>(ws_buffer_start_ptr(&record_.bytes()));
    return {start, record_.record.rec_header.packet_header.caplen};
}

std::uint32_t CaptureReader::interface() const
{
    const std::uint32_t stated = interface_of(capture_, record_.record);
    if (stated < interfaces_.size() && encapsulation_of(interfaces_[stated]) == encapsulation()) return stated;
    // One of its link type at least, or its bytes would be read as something else.
    for (std::size_t i = 0; i < interfaces_.size(); ++i)
        if (encapsulation_of(interfaces_[i]) == encapsulation()) return static_cast<std::uint32_t>(i);
    return stated;
}

std::vector<CaptureReader::Name> CaptureReader::take_names() { return std::exchange(told_names(), {}); }

wtap_block_t CaptureReader::copy_section() const
{
    wtap_block_t section = capture_ != nullptr ? wtap_file_get_shb(capture_, 0) : nullptr;
    return section != nullptr ? wtap_block_make_copy(section) : nullptr;
}

const GArray* CaptureReader::secrets() const
{
    wtap_dump_params parameters{};
    wtap_dump_params_init(&parameters, capture_);
    const GArray* secrets = parameters.dsbs_growing;
    g_free(parameters.idb_inf); // which the clean-up of older versions leaves
    parameters.idb_inf = nullptr;
    wtap_dump_params_cleanup(&parameters);
    return secrets;
}

void CaptureReader::append_interfaces(GArray* blocks) const
{
    for (wtap_block_t interface : interfaces_) {
        wtap_block_t copy = wtap_block_make_copy(interface);
        g_array_append_val(blocks, copy);
    }
}

} // namespace icewarn
