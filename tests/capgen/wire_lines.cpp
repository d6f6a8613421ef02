// SPDX-License-Identifier: GPL-2.0-or-later
// Packets from lines.
#include "wire_lines.hpp"

#include <arpa/inet.h>

#include <array>
#include <cstdint>
#include <map>
#include <sstream>
#include <stdexcept>

namespace capgen {
namespace {

std::string be16(std::size_t value) { return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)}; }

std::string be32(std::uint32_t value) { return be16(value >> 16) + be16(value & 0xffff); }

std::string address_value(const std::string& text, const std::string& mask)
{
    const Endpoint endpoint = parse_endpoint(text);
    std::string value =
        std::string("\0", 1) + static_cast<char>(endpoint.address.size() == 4 ? 1 : 2) + be16(endpoint.port);
    value += endpoint.address;
    for (std::size_t i = 2; i < value.size() && !mask.empty(); ++i)
        value[i] = static_cast<char>(value[i] ^ mask[i < 4 ? i - 2 : i - 4]);
    return value;
}

std::string from_hex(const std::string& hex)
{
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return out;
}

struct Message16 {
    const char* name;
    unsigned type;
};

constexpr Message16 stun_types[] = {
    {"binding", 0x0001},       {"binding-ok", 0x0101},       {"binding-error", 0x0111}, {"allocate", 0x0003},
    {"allocate-ok", 0x0103},   {"allocate-error", 0x0113},   {"send", 0x0004},          {"set-active", 0x0006},
    {"set-active-ok", 0x0106}, {"set-active-error", 0x0116}, {"data", 0x0115},
};

unsigned stun_type(const std::string& name)
{
    for (const Message16& row : stun_types)
        if (row.name == name) return row.type;
    throw std::runtime_error("no STUN message: " + name);
}

std::string rtp_packet() { return std::string("\x80\x72\0\x01\0\0\0\xa0\x12\x34\x56\x78", 12) + std::string(20, 'm'); }

std::string rtcp_packet() { return std::string("\x80\xc9\0\x01\x12\x34\x56\x78", 8); }

class Stun {
public:
    explicit Stun(const std::string& type) : type_(stun_type(type)), id_(type) {}

    void add(const std::string& name, const std::string& value)
    {
        if (name == "id") id_ = value;
        else if (name == "classic") classic_ = true;
        else if (name == "cookie") ms_ = true, attribute(0x000f, be32(0x72C64BC6));
        else if (name == "version") attribute(0x8008, be32(number(value)));
        else if (name == "lifetime") attribute(0x000d, be32(number(value)));
        else if (name == "user") attribute(0x0006, value);
        else if (name == "realm") attribute(ms_ ? 0x0015 : 0x0014, value);
        else if (name == "nonce") attribute(ms_ ? 0x0014 : 0x0015, value);
        else if (name == "integrity") attribute(0x0008, std::string(20, '\x5a'));
        else if (name == "use") attribute(0x0025, "");
        else if (name == "attribute") any_attribute(value);
        else if (name == "call") attribute(0x8062, value);
        else if (name == "error")
            attribute(0x0009, be16(0) + static_cast<char>(number(value) / 100) +
                                  static_cast<char>(number(value) % 100) + "error");
        else if (name == "xor") attribute(0x8020, address_value(value, transaction()));
        else if (name == "data") attribute(0x0013, inner(value));
        else add_address(name, value);
    }

    std::string bytes() const { return be16(type_) + be16(attributes_.size()) + transaction() + attributes_; }

private:
    /// TYPE:VALUE, both hexadecimal.
    void any_attribute(const std::string& value)
    {
        const std::string type = value.substr(0, value.find(':'));
        attribute(static_cast<unsigned>(std::stoul(type, nullptr, 16)), from_hex(value.substr(type.size() + 1)));
    }

    static std::uint32_t number(const std::string& text) { return static_cast<std::uint32_t>(std::stoul(text)); }

    void add_address(const std::string& name, const std::string& value)
    {
        static const std::map<std::string, unsigned> types = {
            {"mapped", 0x0001}, {"alternate", 0x000e}, {"destination", 0x0011}, {"remote", 0x0012}};
        const auto type = types.find(name);
        if (type == types.end()) throw std::runtime_error("no attribute: " + name);
        attribute(type->second, address_value(value, ""));
    }

    void attribute(unsigned type, std::string value)
    {
        const std::string head = be16(type) + be16(value.size());
        while (!ms_ && value.size() % 4 != 0) value += '\0';
        attributes_ += head + value;
    }

    static std::string inner(const std::string& what)
    {
        if (what == "rtp") return rtp_packet();
        const std::size_t colon = what.find(':');
        Stun check(what.substr(0, colon));
        if (colon != std::string::npos) check.add("id", what.substr(colon + 1));
        check.add("user", "abcd:efgh");
        check.add("integrity", "");
        return check.bytes();
    }

    std::string transaction() const
    {
        std::string id = (classic_ ? std::string("clas") : be32(0x2112A442)) + id_;
        id.resize(16, '.');
        return id;
    }

    unsigned type_;
    std::string id_;
    std::string attributes_;
    bool classic_ = false;
    bool ms_ = false;
};

std::string record(unsigned type, const std::string& content)
{
    return static_cast<char>(type) + std::string("\x03\x01", 2) + be16(content.size()) + content;
}

std::string pseudo_hello()
{
    return record(0x16, std::string("\x01\0\0\x29\x03\x01", 6) + std::string(32, 'r') +
                            std::string("\0\0\x02\0\x18\x01\0", 7));
}

std::string server_hello(bool certificate)
{
    const std::string hello = std::string("\x02\0\0\x46\x03\x01", 6) + std::string(32, 's') + '\x20' +
                              std::string(32, 'i') + std::string("\0\x18\0", 3);
    const std::string done("\x0e\0\0\0", 4);
    if (!certificate) return record(0x16, hello + done);
    return record(0x16, hello) + record(0x16, std::string("\x0b\0\0\x0a\0\0\x07\0\0\x04\x30\x02\x05\0", 14)) +
           record(0x16, done);
}

std::string tls_hello()
{
    const std::string suites("\0\x06\x13\x01\x13\x02\xc0\x2f", 8);
    const std::string body = std::string("\x03\x03", 2) + std::string(32, 'r') + '\0' + suites +
                             std::string("\x01\0\0\x05\0\x17\0\0\0", 9).substr(0, 2) + be16(4) +
                             std::string("\0\x17\0\0", 4);
    return record(0x16, std::string("\x01\0", 2) + be16(body.size()) + body);
}

std::string dns_message(const std::string& name, const std::string& address, bool answer)
{
    std::string question;
    std::istringstream labels(name);
    for (std::string label; std::getline(labels, label, '.');) question += static_cast<char>(label.size()) + label;
    const std::string type = be16(address.size() == 16 ? 28 : 1) + be16(1);
    question += '\0' + type;
    const unsigned flags = !answer ? 0x0100U : address.empty() ? 0x8183U : 0x8180U;
    std::string message = be16(0x1234) + be16(flags) + be16(1) + be16(address.empty() ? 0 : 1) + be32(0) + question;
    if (!address.empty()) message += be16(0xc00c) + type + be32(60) + be16(address.size()) + address;
    return message;
}

/// Bytes of the messages that need no other options than these.
std::string simple_bytes(const std::string& what, std::istringstream& words, bool from_client)
{
    if (what == "hello") return pseudo_hello();
    if (what == "server-hello") return server_hello(false);
    if (what == "certificate") return server_hello(true);
    if (what == "tls-hello") return tls_hello();
    if (what == "alert") return record(0x15, std::string("\x02\x28", 2));
    if (what == "rtp") return rtp_packet();
    if (what == "rtcp") return rtcp_packet();
    std::string word;
    if (what == "bytes" && words >> word) return from_hex(word);
    if (what == "text") {
        std::getline(words >> std::ws, word);
        return word + "\r\n\r\n";
    }
    if (what == "dns" && words >> word) {
        std::string address;
        const bool known = !from_client && words >> address;
        return dns_message(word, known ? parse_address(address) : "", !from_client);
    }
    throw std::runtime_error("no packet: " + what);
}

unsigned tcp_flags(const std::string& what)
{
    static const std::map<std::string, unsigned> flags = {{"syn", 0x02}, {"synack", 0x12}, {"ack", 0x10},
                                                          {"fin", 0x11}, {"rst", 0x04},    {"rstack", 0x14}};
    const auto found = flags.find(what);
    return found == flags.end() ? 0 : found->second;
}

/// What a line says beside its packet.
struct Repetition {
    unsigned times = 1;
    double every = 0;
    unsigned frame = 0;
};

bool read_option(const std::string& name, const std::string& value, Message& message, Repetition& repetition)
{
    if (name == "ttl") message.ttl = static_cast<unsigned>(std::stoul(value));
    else if (name == "snap") message.snap = std::stoul(value);
    else if (name == "lost") message.lost = true;
    else if (name == "join") message.join = true;
    else if (name == "times") repetition.times = static_cast<unsigned>(std::stoul(value));
    else if (name == "every") repetition.every = std::stod(value);
    else if (name == "frame") repetition.frame = static_cast<unsigned>(std::stoul(value));
    else if (name == "by") message.icmp_by = parse_address(value);
    else if (name == "split") {
        std::istringstream list(value);
        for (std::string number; std::getline(list, number, ',');) message.split.push_back(std::stoul(number));
    } else return false;
    return true;
}

std::string framed(unsigned frame, std::string bytes)
{
    if (frame == 0) return bytes;
    if (frame == 3) bytes = be16(bytes.size()) + bytes;
    return static_cast<char>(frame) + std::string("\0", 1) + be16(bytes.size()) + bytes;
}

} // namespace

std::vector<Message> read_wire_line(const std::string& line, const Flow&, Message first)
{
    std::istringstream words(line);
    std::string what;
    words >> what;
    Repetition repetition;
    Stun* stun = nullptr;
    std::vector<Stun> messages;
    if (what == "stun") {
        std::string type;
        words >> type;
        messages.emplace_back(type);
        stun = &messages.back();
    } else if (what == "icmp") {
        words >> first.icmp_type >> first.icmp_code;
        first.is_icmp = true;
    } else if (what == "open") {
        first.opens = true;
    } else if (tcp_flags(what) != 0) {
        first.tcp_flags = tcp_flags(what);
    } else {
        first.bytes = simple_bytes(what, words, first.from_client);
    }
    for (std::string word; words >> word;) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
        if (read_option(name, value, first, repetition)) continue;
        if (stun == nullptr) throw std::runtime_error("no option: " + word);
        stun->add(name, value);
    }
    if (stun != nullptr) first.bytes = stun->bytes();
    first.bytes = framed(repetition.frame, first.bytes);
    std::vector<Message> all;
    for (unsigned i = 0; i < repetition.times; ++i) {
        all.push_back(first);
        first.seconds += repetition.every;
    }
    return all;
}

std::string parse_address(const std::string& text)
{
    const bool v6 = text.find(':') != std::string::npos;
    std::string address(v6 ? 16 : 4, '\0');
    if (inet_pton(v6 ? AF_INET6 : AF_INET, text.c_str(), address.data()) != 1)
        throw std::runtime_error("no address: " + text);
    return address;
}

Endpoint parse_endpoint(const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) throw std::runtime_error("an endpoint needs a port: " + text);
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
    return {parse_address(host), static_cast<unsigned>(std::stoul(text.substr(colon + 1)))};
}

} // namespace capgen
