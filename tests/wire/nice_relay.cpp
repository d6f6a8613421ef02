// SPDX-License-Identifier: GPL-2.0-or-later
// nice_relay ADDRESS USER PASSWORD: the relay of the laboratory for libnice as its client. It speaks MS-TURN with
// libnice's own STUN library, on UDP 3478 and, behind pseudo-TLS, on TCP 443 of that address, and passes data on from a
// UDP port of 50000 to 59999 for each allocation. Ended by a signal.
#include <poll.h>
#include <stun/stunagent.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <list>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sockets.hpp"
#include "wire_lines.hpp"

namespace {

using lab::check;
using lab::endpoint;
using lab::open_socket;

constexpr const char* realm = "contoso.com";
constexpr std::uint32_t cookie = 0x72C64BC6;
constexpr int first_media_port = 50000;
constexpr int last_media_port = 59999;
constexpr std::size_t hello_size = 50;
constexpr std::size_t frame_header = 4;
constexpr char control_frame = 2;
constexpr char data_frame = 3;

using Buffer = std::array<std::uint8_t, 4096>;

struct Client {
    sockaddr_in address{};
    int stream = -1; ///< of TCP
    int media = -1;  ///< where its allocation sends and receives
    int media_port = 0;
    bool greeted = false;              ///< had the ServerHello
    std::string received;              ///< of a stream, not yet whole
    std::optional<sockaddr_in> active; ///< far end whose data goes without a message around it
};

bool is_same(const sockaddr_in& a, const sockaddr_in& b)
{
    return a.sin_port == b.sin_port && a.sin_addr.s_addr == b.sin_addr.s_addr;
}

class Relay {
public:
    Relay(std::string address, std::string user, std::string password)
        : address_(std::move(address)), user_(std::move(user)), password_(std::move(password))
    {
        constexpr auto usage = static_cast<StunAgentUsageFlags>(STUN_AGENT_USAGE_LONG_TERM_CREDENTIALS |
                                                                STUN_AGENT_USAGE_NO_ALIGNED_ATTRIBUTES);
        stun_agent_init(&agent_, STUN_ALL_KNOWN_ATTRIBUTES, STUN_COMPATIBILITY_OC2007, usage);
        datagrams_ = open_socket(SOCK_DGRAM, address_, "3478");
        listener_ = open_socket(SOCK_STREAM, address_, "443");
        check(listen(listener_, 5), "listen");
    }

    [[noreturn]] void run()
    {
        for (;;) {
            std::vector<pollfd> wanted{{datagrams_, POLLIN, 0}, {listener_, POLLIN, 0}};
            for (const Client& client : clients_) {
                wanted.push_back({client.stream, POLLIN, 0});
                wanted.push_back({client.media, POLLIN, 0});
            }
            check(poll(wanted.data(), wanted.size(), -1), "poll");
            std::size_t at = 2;
            for (Client& client : clients_) {
                if (at + 1 >= wanted.size()) break; // came after poll()
                if (wanted[at++].revents != 0) read_stream(client);
                if (wanted[at++].revents != 0) read_media(client);
            }
            if (wanted[0].revents != 0) read_datagram();
            if (wanted[1].revents != 0) accept_client();
        }
    }

private:
    void read_datagram()
    {
        Buffer bytes;
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const auto got = recvfrom(datagrams_, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
        if (got <= 0) return;
        Client* known = nullptr;
        for (Client& client : clients_)
            if (client.stream < 0 && is_same(client.address, from)) known = &client;
        if (known == nullptr) {
            clients_.emplace_back();
            known = &clients_.back();
            known->address = from;
        }
        take(*known, bytes.data(), static_cast<std::size_t>(got));
    }

    void accept_client()
    {
        clients_.emplace_back();
        Client& client = clients_.back();
        socklen_t size = sizeof client.address;
        client.stream = check(accept(listener_, reinterpret_cast<sockaddr*>(&client.address), &size), "accept");
    }

    void read_stream(Client& client)
    {
        Buffer bytes;
        const auto got = recv(client.stream, bytes.data(), bytes.size(), 0);
        if (got <= 0) {
            close(client.stream);
            client.stream = -1;
            return;
        }
        client.received.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(got));
        if (!client.greeted && client.received.size() >= hello_size) {
            client.greeted = true;
            client.received.erase(0, hello_size);
            const std::string answer = capgen::read_wire_line("server-hello", {}, {}).front().bytes;
            static_cast<void>(!send(client.stream, answer.data(), answer.size(), MSG_NOSIGNAL));
        }
        while (client.greeted && client.received.size() >= frame_header) {
            const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(client.received[i]); };
            const std::size_t size = byte(2) * std::size_t{256} + byte(3);
            if (client.received.size() < frame_header + size) return;
            std::string content = client.received.substr(frame_header, size);
            if (client.received[0] == control_frame)
                take(client, reinterpret_cast<std::uint8_t*>(content.data()), content.size());
            else if (client.active) send_media(client, *client.active, content.data(), content.size());
            client.received.erase(0, frame_header + size);
        }
    }

    /// To the client, in a frame where it came over TCP.
    void answer(const Client& client, char frame, const std::uint8_t* bytes, std::size_t size) const
    {
        if (client.stream < 0) {
            sendto(datagrams_, bytes, size, 0, reinterpret_cast<const sockaddr*>(&client.address),
                   sizeof client.address);
            return;
        }
        std::string framed{frame, '\0', static_cast<char>(size >> 8), static_cast<char>(size & 0xff)};
        framed.append(reinterpret_cast<const char*>(bytes), size);
        static_cast<void>(!send(client.stream, framed.data(), framed.size(), MSG_NOSIGNAL));
    }

    static void send_media(const Client& client, const sockaddr_in& to, const void* bytes, std::size_t size)
    {
        if (client.media >= 0) sendto(client.media, bytes, size, 0, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    }

    /// What the client sent: a message, or data for the active destination.
    void take(Client& client, std::uint8_t* bytes, std::size_t size)
    {
        StunMessage request{};
        StunDefaultValidaterData known[] = {{reinterpret_cast<std::uint8_t*>(user_.data()), user_.size(),
                                             reinterpret_cast<std::uint8_t*>(password_.data()), password_.size()},
                                            {nullptr, 0, nullptr, 0}};
        const StunValidationStatus status =
            stun_agent_validate(&agent_, &request, bytes, size, stun_agent_default_validater, known);
        std::uint32_t found = 0;
        const bool is_ours =
            status != STUN_VALIDATION_NOT_STUN && status != STUN_VALIDATION_INCOMPLETE_STUN &&
            stun_message_find32(&request, STUN_ATTRIBUTE_MAGIC_COOKIE, &found) == STUN_MESSAGE_RETURN_SUCCESS &&
            found == cookie;
        if (!is_ours) {
            if (client.active) send_media(client, *client.active, bytes, size);
            return;
        }
        switch (stun_message_get_method(&request)) {
        case STUN_ALLOCATE:
            return status == STUN_VALIDATION_SUCCESS ? allocate(client, request) : challenge(client, request);
        case STUN_SEND: return pass_on(client, request);
        case STUN_OLD_SET_ACTIVE_DST: return set_active(client, request);
        default: return;
        }
    }

    void challenge(const Client& client, const StunMessage& request)
    {
        Buffer buffer;
        StunMessage reply{};
        reply.agent = &agent_;
        reply.buffer = buffer.data();
        reply.buffer_len = buffer.size();
        StunTransactionId id;
        stun_message_id(&request, id);
        stun_message_init(&reply, STUN_ERROR, STUN_ALLOCATE, id);
        stun_message_append32(&reply, STUN_ATTRIBUTE_MAGIC_COOKIE, cookie);
        stun_message_append_error(&reply, STUN_ERROR_UNAUTHORIZED);
        stun_message_append_string(&reply, STUN_ATTRIBUTE_REALM, realm);
        stun_message_append_string(&reply, STUN_ATTRIBUTE_NONCE, "nonce-of-the-laboratory");
        answer(client, control_frame, buffer.data(), stun_message_length(&reply));
    }

    void allocate(Client& client, const StunMessage& request)
    {
        for (int port = first_media_port; client.media < 0 && port <= last_media_port; ++port) try {
                client.media = open_socket(SOCK_DGRAM, address_, std::to_string(port));
                client.media_port = port;
            } catch (const std::runtime_error&) {
                continue; // in use
            }
        Buffer buffer;
        StunMessage reply{};
        stun_agent_init_response(&agent_, &reply, buffer.data(), buffer.size(), &request);
        const sockaddr_in relayed = endpoint(address_, std::to_string(client.media_port));
        StunTransactionId id;
        stun_message_id(&request, id);
        std::uint32_t mask = 0;
        std::memcpy(&mask, id, sizeof mask);
        sockaddr_storage from{};
        std::memcpy(&from, &client.address, sizeof client.address);
        stun_message_append32(&reply, STUN_ATTRIBUTE_MAGIC_COOKIE, cookie);
        stun_message_append_addr(&reply, STUN_ATTRIBUTE_MAPPED_ADDRESS, reinterpret_cast<const sockaddr*>(&relayed),
                                 sizeof relayed);
        stun_message_append_xor_addr_full(&reply, STUN_ATTRIBUTE_MS_XOR_MAPPED_ADDRESS, &from, sizeof client.address,
                                          ntohl(mask));
        stun_message_append32(&reply, STUN_ATTRIBUTE_LIFETIME, 600);
        std::array<std::uint8_t, 24> sequence{};
        stun_message_append_bytes(&reply, STUN_ATTRIBUTE_MS_SEQUENCE_NUMBER, sequence.data(), sequence.size());
        finish(client, reply);
    }

    void finish(const Client& client, StunMessage& reply)
    {
        const std::size_t size = stun_agent_finish_message(&agent_, &reply, nullptr, 0);
        answer(client, control_frame, reply.buffer, size);
    }

    static std::optional<sockaddr_in> destination_of(const StunMessage& request)
    {
        sockaddr_storage found{};
        socklen_t size = sizeof found;
        if (stun_message_find_addr(&request, STUN_ATTRIBUTE_DESTINATION_ADDRESS, &found, &size) !=
            STUN_MESSAGE_RETURN_SUCCESS)
            return std::nullopt;
        sockaddr_in result{};
        std::memcpy(&result, &found, sizeof result);
        return result;
    }

    static void pass_on(const Client& client, const StunMessage& request)
    {
        const auto destination = destination_of(request);
        std::uint16_t size = 0;
        const void* data = stun_message_find(&request, STUN_ATTRIBUTE_DATA, &size);
        if (destination && data != nullptr) send_media(client, *destination, data, size);
    }

    void set_active(Client& client, const StunMessage& request)
    {
        client.active = destination_of(request);
        Buffer buffer;
        StunMessage reply{};
        stun_agent_init_response(&agent_, &reply, buffer.data(), buffer.size(), &request);
        stun_message_append32(&reply, STUN_ATTRIBUTE_MAGIC_COOKIE, cookie);
        finish(client, reply);
    }

    void read_media(const Client& client)
    {
        Buffer bytes, buffer;
        sockaddr_in from{};
        socklen_t from_size = sizeof from;
        const auto got =
            recvfrom(client.media, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &from_size);
        if (got <= 0) return;
        if (client.active && is_same(*client.active, from))
            return answer(client, data_frame, bytes.data(), static_cast<std::size_t>(got));
        StunMessage indication{};
        stun_agent_init_indication(&agent_, &indication, buffer.data(), buffer.size(), STUN_IND_DATA);
        buffer[0] = 0x01, buffer[1] = 0x15; // which the library reads, but does not write
        stun_message_append32(&indication, STUN_ATTRIBUTE_MAGIC_COOKIE, cookie);
        stun_message_append_addr(&indication, STUN_ATTRIBUTE_REMOTE_ADDRESS, reinterpret_cast<const sockaddr*>(&from),
                                 sizeof from);
        stun_message_append_bytes(&indication, STUN_ATTRIBUTE_DATA, bytes.data(), static_cast<std::size_t>(got));
        answer(client, control_frame, buffer.data(), stun_message_length(&indication));
    }

    std::string address_, user_, password_;
    StunAgent agent_{};
    int datagrams_ = -1, listener_ = -1;
    std::list<Client> clients_;
};

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc != 4) throw std::runtime_error("see the head of nice_relay.cpp for how it is called");
        Relay(argv[1], argv[2], argv[3]).run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "nice_relay: %s\n", error.what());
        return 1;
    }
}
