// SPDX-License-Identifier: GPL-2.0-or-later
// Logs of a call in which desktop sharing fails, as the client and as its server have them, put together from messages
// written by hand.
#pragma once

#include <string>
#include <vector>

namespace log_tool {

/// The call: INVITE, its 200, and the BYE that reports ICEWarn 0x320.
struct Sip {
    bool sent = false; ///< by the client
    double seconds = 0;
    std::string text;
};

std::vector<Sip> sample_call(const std::string& call_id = "5ec53a42c0ffee01");

/// How a client log is written.
struct ClientForm {
    std::string local = "192.0.2.3:50060";
    std::string remote = "198.51.100.10:443";
    std::string line_end = "\r\n";
    int hour = 13; ///< at which the call begins
};

/// A UCCAPI log with a line of something else before and behind each message. The messages of sample_call() begin in
/// lines 2, 14 and 25.
std::string client_log(const std::vector<Sip>& call, const ClientForm& form = {});

/// The end line of the last message, and what follows it, is cut off.
std::string without_end(const std::string& client_log);

/// A server's log, whose peer has a name. The messages of sample_call() begin in lines 1, 17 and 32.
std::string server_log(const std::vector<Sip>& call, int hour = 13);

/// As a client on Windows may write it: UTF-16 with a byte order mark.
std::string utf16(const std::string& log, bool big_endian, bool mark);

} // namespace log_tool
