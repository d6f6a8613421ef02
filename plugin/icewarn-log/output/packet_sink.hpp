// SPDX-License-Identifier: GPL-2.0-or-later
// Where messages become packets of a pcapng file or pipe, with the names that stand in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "capture/capture_reader.hpp"
#include "capture/log_packets.hpp"
#include "capture/writer.hpp"

namespace icewarn::tool {

class PacketSink {
public:
    static constexpr std::size_t most_names = 20'000; ///< name resolution records; Wireshark keeps each in memory

    /// @param fd    where to write; stays the caller's
    /// @param logs  names of the logs, in the order of the indexes given to write()
    /// @param capture  whose packets are written between the messages, by time; a null pointer for none
    PacketSink(int fd, const std::vector<std::string>& logs, CaptureReader* capture = nullptr);

    /// @param note  for the packet's comment; may be empty
    /// @return false after an error, which writer() tells
    bool write(std::size_t log, const log::Message& message, std::int64_t time_ns, const std::string& note = {});

    /// After the last message. @return false after an error
    bool finish();

    PcapngWriter& writer() { return writer_; }
    std::uint64_t cut() const { return cut_; }       ///< messages longer than Wireshark takes
    std::uint64_t copied() const { return copied_; } ///< records of the capture

private:
    bool write_name(const PduPeer& peer);
    bool copy_before(std::int64_t time_ns);

    PcapngWriter writer_;
    std::vector<LogPackets> packets_; ///< one for each log
    std::set<Ipv6> named_;
    CaptureReader* capture_;
    bool has_record_ = false; ///< one of the capture that is not written yet
    std::uint64_t cut_ = 0;
    std::uint64_t copied_ = 0;
};

} // namespace icewarn::tool
