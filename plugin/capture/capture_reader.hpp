// SPDX-License-Identifier: GPL-2.0-or-later
// A capture as libwiretap reads it, record by record, for its packets to be looked at and to be written again with all
// that belongs to them: interfaces, comments, names, keys of TLS sessions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capture/wiretap_compat.hpp"

namespace icewarn {

/// What a call to libwiretap says of its failure.
struct WiretapError {
    int code = 0;
    char* details = nullptr;

    WiretapError();
    ~WiretapError() { g_free(details); }
    WiretapError(const WiretapError&) = delete;
    WiretapError& operator=(const WiretapError&) = delete;

    std::string text(int error) const; ///< for people, without a full stop
};

class CaptureReader {
public:
    /// A name that stands in the capture.
    struct Name {
        std::string address; ///< 4 or 16 bytes in network order
        std::string name;
    };

    explicit CaptureReader(std::string path);
    ~CaptureReader();
    CaptureReader(const CaptureReader&) = delete;
    CaptureReader& operator=(const CaptureReader&) = delete;

    const std::string& path() const { return path_; }

    /// Why it cannot be read, or not to its end; for people, without a full stop. Empty when there is nothing to say.
    const std::string& problem() const { return problem_; }
    bool is_open() const { return capture_ != nullptr; }

    /// Reads the next record. @return false at the end of what can be read
    bool next();

    /// To the beginning. What was read until then is where the interfaces are known from.
    bool rewind();

    /// Of the record that was read last.
    bool is_packet() const { return record_.record.rec_type == REC_TYPE_PACKET; }
    std::int64_t time_ns() const { return time_ns_; } ///< since 1970-01-01 UTC; without one, that of the one before
    int encapsulation() const { return record_.record.rec_header.packet_header.pkt_encap; } ///< WTAP_ENCAP_...
    std::string_view bytes();
    std::uint32_t interface() const; ///< index into what append_interfaces() appends
    WiretapRecord& record() { return record_; }
    std::vector<Name> take_names(); ///< that came with the records since they were asked for last

    wtap_block_t copy_section() const;            ///< of its first section; a null pointer where the form has none
    const GArray* secrets() const;                ///< keys, which grow as it is read; may be a null pointer
    void append_interfaces(GArray* blocks) const; ///< copies of those that were seen before rewind()

private:
    bool open();
    void close();
    bool has_interfaces() const;
    void keep_interfaces();

    std::string path_;
    std::string problem_;
    wtap* capture_ = nullptr;
    std::vector<wtap_block_t> interfaces_;
    WiretapRecord record_;
    std::int64_t time_ns_ = 0;
};

} // namespace icewarn
