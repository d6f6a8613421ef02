// SPDX-License-Identifier: GPL-2.0-or-later
// Messages of a log as packets. Both ways into Wireshark, the pcapng of icewarn-log and the file reader, are served
// from here, so that a log looks the same on each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "capture/exported_pdu.hpp"
#include "log/message.hpp"
#include "capture/packet.hpp"

namespace icewarn {

class LogPackets {
public:
    /// @param log_name   what tells the log from others, which its comments begin with; it also stands for the log's
    /// own
    ///                   end of a connection where the log does not say it
    /// @param interface  see Packet
    LogPackets(std::string log_name, std::uint32_t interface);

    /// @param time_ns  nanoseconds since 1970-01-01 UTC; for no_time the packet has that of now, and says so
    /// @param note  goes behind what else the comment says; may be empty
    /// @return valid until the next call, as the two peers are; these are valid as long as the message, too
    const Packet& make(const log::Message& message, std::int64_t time_ns, std::string_view note = {});

    const PduPeer& local() const { return local_; }
    const PduPeer& remote() const { return remote_; }

private:
    void make_comment(const log::Message& message, std::string_view note);

    std::string log_name_;
    PduPeer local_;
    PduPeer remote_;
    std::string pdu_;
    std::string comment_;
    Packet packet_;
    bool time_known_ = true;
};

/// The file name in a path.
std::string base_name(const std::string& path);

} // namespace icewarn
