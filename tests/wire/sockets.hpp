// SPDX-License-Identifier: GPL-2.0-or-later
// Sockets of the laboratory's ends. What fails throws std::runtime_error.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace lab {

inline int check(int result, const char* what)
{
    if (result < 0) throw std::runtime_error(what);
    return result;
}

inline sockaddr_in endpoint(const std::string& address, const std::string& port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(static_cast<std::uint16_t>(std::stoul(port)));
    if (inet_pton(AF_INET, address.c_str(), &result.sin_addr) != 1) throw std::runtime_error("no address: " + address);
    return result;
}

/// @param type  SOCK_STREAM or SOCK_DGRAM
inline int open_socket(int type, const std::string& address, const std::string& port)
{
    const int fd = check(socket(AF_INET, type, 0), "socket");
    const int reuse = type == SOCK_STREAM ? 1 : 0; // of UDP two sockets could have the same port
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    const sockaddr_in own = endpoint(address, port);
    check(bind(fd, reinterpret_cast<const sockaddr*>(&own), sizeof own), "bind");
    return fd;
}

} // namespace lab
