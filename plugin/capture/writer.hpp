// SPDX-License-Identifier: GPL-2.0-or-later
// Writes exported PDUs into a pcapng file or pipe, through libwiretap.
//
// Name resolution blocks are the exception: libwiretap 4.0 writes them at the end only, where a live capture never gets
// and a first pass has already gone by. They are written here, in front of the packet that they belong to (pcapng,
// draft-ietf-opsawg-pcapng, 4.5).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "capture/packet.hpp"
#include "icewarn-log/system.hpp"

namespace icewarn {

class CaptureReader;
struct WiretapError;

class PcapngWriter {
public:
    /// Writes the header of the file at once.
    /// @param fd          where to write; need not be seekable; stays the caller's, who may close it at once
    /// @param interfaces  a name in UTF-8 for each source of packets
    /// @param capture     whose packets are written, too; a null pointer for none
    explicit PcapngWriter(int fd, const std::vector<std::string>& interfaces, const CaptureReader* capture = nullptr);
    ~PcapngWriter();
    PcapngWriter(const PcapngWriter&) = delete;
    PcapngWriter& operator=(const PcapngWriter&) = delete;

    /// Each of these returns false after an error; what it was is then to be had from error(). Texts that are longer
    /// than their place in a record are cut.
    bool write(const Packet& packet);
    bool copy(CaptureReader& capture);                                ///< the record that it read last
    bool write_name(std::string_view address, std::string_view name); ///< 4 or 16 bytes; UTF-8 without NUL
    bool flush();
    bool close();

    bool failed() const { return !error_.empty(); }

    /// For people, without a full stop; empty while there was no error.
    const std::string& error() const { return error_; }

    /// The error was that nobody reads the pipe any more.
    bool reader_gone() const { return reader_gone_; }

private:
    struct State;

    bool note(bool success, const WiretapError& error);

    std::unique_ptr<State> state_;
    tool::system::Descriptor file_; ///< for what is written past libwiretap
    std::string error_;
    bool reader_gone_ = false;
};

} // namespace icewarn
