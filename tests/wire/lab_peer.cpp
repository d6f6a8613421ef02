// SPDX-License-Identifier: GPL-2.0-or-later
// An end of the laboratory's connections: sends packets that are written as in the sources of captures
// (tests/capgen/wire_lines.hpp), one for each that it gets.
//
//   lab_peer connect PORT ADDRESS PORT LINE...   from that port over TCP: each line, then waits for an answer
//   lab_peer send    PORT ADDRESS PORT LINE...   the same over UDP; a line @FILE is the content of a file
//   lab_peer accept  PORT LINE...                over TCP: answers what comes on each connection, line by line
//   lab_peer answer  PORT LINE...                over UDP: answers each packet, line by line, from the first one again
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "sockets.hpp"
#include "wire_lines.hpp"

namespace {

using lab::check;
using lab::endpoint;
using lab::open_socket;

using Lines = std::vector<std::string>;

constexpr int patience_ms = 1500; ///< for an answer
constexpr const char* any = "0.0.0.0";

std::string bytes_of(const std::string& line, bool from_client)
{
    if (line.rfind('@', 0) == 0) {
        std::ifstream file(line.substr(1), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    capgen::Message message;
    message.from_client = from_client;
    return capgen::read_wire_line(line, {}, message).front().bytes;
}

void wait_for_answer(int fd)
{
    char answer[2048];
    pollfd ready{fd, POLLIN, 0};
    if (poll(&ready, 1, patience_ms) > 0) static_cast<void>(!recv(fd, answer, sizeof answer, 0));
}

/// What does not come to be is what the capture is to show: no error.
void call(int type, const std::string& own_port, const std::string& address, const std::string& port,
          const Lines& lines)
{
    const int fd = open_socket(type, any, own_port);
    const timeval patience{2, 0};
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience); // of connect() too
    const sockaddr_in far = endpoint(address, port);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&far), sizeof far) == 0)
        for (const std::string& line : lines) {
            const std::string bytes = bytes_of(line, true);
            static_cast<void>(!send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL));
            wait_for_answer(fd);
        }
    close(fd);
}

[[noreturn]] void accept_calls(const std::string& port, const Lines& lines)
{
    const int server = open_socket(SOCK_STREAM, any, port);
    check(listen(server, 5), "listen");
    for (;;) {
        const int fd = check(accept(server, nullptr, nullptr), "accept");
        char received[2048];
        for (std::size_t i = 0; recv(fd, received, sizeof received, 0) > 0; ++i) {
            if (i >= lines.size()) continue;
            const std::string bytes = bytes_of(lines[i], false);
            static_cast<void>(!send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL));
        }
        close(fd);
    }
}

[[noreturn]] void answer(const std::string& port, const Lines& lines)
{
    const int fd = open_socket(SOCK_DGRAM, any, port);
    for (std::size_t i = 0;; ++i) {
        char received[2048];
        sockaddr_in far{};
        socklen_t size = sizeof far;
        if (recvfrom(fd, received, sizeof received, 0, reinterpret_cast<sockaddr*>(&far), &size) < 0) continue;
        const std::string bytes = bytes_of(lines[i % lines.size()], false);
        sendto(fd, bytes.data(), bytes.size(), 0, reinterpret_cast<const sockaddr*>(&far), size);
    }
}

void run(const Lines& words)
{
    const std::string what = words.empty() ? "" : words[0];
    const bool is_tcp = what == "connect" || what == "accept";
    if ((what == "connect" || what == "send") && words.size() > 4)
        return call(is_tcp ? SOCK_STREAM : SOCK_DGRAM, words[1], words[2], words[3], {words.begin() + 4, words.end()});
    if (what == "accept" && words.size() > 2) accept_calls(words[1], {words.begin() + 2, words.end()});
    if (what == "answer" && words.size() > 2) answer(words[1], {words.begin() + 2, words.end()});
    throw std::runtime_error("see the head of lab_peer.cpp for how it is called");
}

} // namespace

int main(int argc, char** argv)
{
    try {
        run(Lines(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "lab_peer: %s\n", error.what());
        return 1;
    }
    return 0;
}
