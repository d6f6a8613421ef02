// SPDX-License-Identifier: GPL-2.0-or-later
// Reading the source of a capture.
#include "script.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "wire_lines.hpp"

namespace capgen {
namespace {

class Reader {
public:
    explicit Reader(const std::string& path) : path_(path), in_(path)
    {
        if (!in_) fail("cannot be read");
    }

    Script read()
    {
        std::string line;
        while (next(line)) {
            std::istringstream words(line);
            std::string word;
            if (!(words >> word) || word[0] == '#') continue;
            if (word == "flow") read_flow(words);
            else if (word[0] == '@') read_packets(word.substr(1), words);
            else read_message(word, words);
        }
        return std::move(script_);
    }

private:
    [[noreturn]] void fail(const std::string& what) const
    {
        throw std::runtime_error(path_ + ":" + std::to_string(line_) + ": " + what);
    }

    bool next(std::string& line)
    {
        ++line_;
        return static_cast<bool>(std::getline(in_, line));
    }

    void read_flow(std::istringstream& words)
    {
        std::string transport, client, server;
        Flow flow;
        if (!(words >> flow.name >> transport >> client >> server)) fail("flow NAME udp|tcp|ws CLIENT SERVER");
        if (transport == "tcp") flow.transport = Transport::tcp;
        else if (transport == "ws") flow.transport = Transport::websocket;
        else if (transport != "udp") fail("no transport: " + transport);
        try {
            flow.client = parse_endpoint(client);
            flow.server = parse_endpoint(server);
        } catch (const std::exception& error) {
            fail(error.what());
        }
        script_.flows.push_back(flow);
    }

    Message start_message(const std::string& head, std::istringstream& words) const
    {
        Message message;
        const std::string name = head.substr(0, head.size() - 1);
        message.from_client = head.back() == '>';
        while (message.flow < script_.flows.size() && script_.flows[message.flow].name != name) ++message.flow;
        if (message.flow == script_.flows.size() || (head.back() != '>' && head.back() != '<'))
            fail("neither a flow nor a message: " + head);
        if (!(words >> message.seconds)) fail("a message needs its time");
        return message;
    }

    void read_packets(const std::string& head, std::istringstream& words)
    {
        const Message first = start_message(head, words);
        std::string rest;
        std::getline(words, rest);
        try {
            for (Message& message : read_wire_line(rest, script_.flows[first.flow], first))
                script_.messages.push_back(std::move(message));
        } catch (const std::exception& error) {
            fail(error.what());
        }
    }

    void read_message(const std::string& head, std::istringstream& words)
    {
        Message message = start_message(head, words);
        bool bye = false;
        for (std::string option; words >> option;) {
            if (option == "bye") bye = true;
            else read_option(option, message);
        }
        read_bytes(message);
        if (bye) message.bytes = bye_head() + message.bytes + "Content-Length: 0\r\n\r\n";
        script_.messages.push_back(message);
    }

    std::string bye_head() const
    {
        const std::string number = std::to_string(script_.messages.size() + 1);
        return "BYE sip:bob@contoso.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.3:5060;branch=z9hG4bK" + number +
               "\r\nFrom: <sip:alice@contoso.com>;tag=a" + number + "\r\nTo: <sip:bob@contoso.com>;tag=b" + number +
               "\r\nCall-ID: call-" + number + "@contoso.com\r\nCSeq: 2 BYE\r\n";
    }

    void read_option(const std::string& option, Message& message) const
    {
        if (option == "join") message.join = true;
        else if (option == "quote") message.quote = true;
        else if (option.rfind("snap=", 0) == 0) message.snap = std::stoul(option.substr(5));
        else if (option.rfind("split=", 0) == 0) {
            std::istringstream list(option.substr(6));
            for (std::string number; std::getline(list, number, ',');) message.split.push_back(std::stoul(number));
        } else fail("no option: " + option);
    }

    void read_bytes(Message& message)
    {
        std::string head, body, line;
        bool in_body = false;
        while (true) {
            if (!next(line)) fail("the message has no end, a line \".\"");
            if (line == ".") break;
            (in_body ? body : head) += expand(line) + "\r\n";
            if (line.empty()) in_body = true;
        }
        const std::size_t automatic = head.find("Content-Length: auto");
        if (automatic != std::string::npos) head.replace(automatic + 16, 4, std::to_string(body.size()));
        message.bytes = head + body;
    }

    std::string expand(const std::string& line) const
    {
        std::string out;
        for (std::size_t pos = 0; pos < line.size();) {
            const std::size_t end = line.find('}', pos);
            if (line.compare(pos, 5, "{hex:") == 0 && end != std::string::npos) {
                for (std::size_t i = pos + 5; i + 1 < end; i += 2)
                    out += static_cast<char>(std::stoi(line.substr(i, 2), nullptr, 16));
                pos = end + 1;
            } else if (line.compare(pos, 8, "{repeat:") == 0 && end != std::string::npos) {
                const std::size_t colon = line.find(':', pos + 8);
                repeat(out, std::stoul(line.substr(pos + 8)), line.substr(colon + 1, end - colon - 1));
                pos = end + 1;
            } else {
                out += line[pos++];
            }
        }
        return out;
    }

    static void repeat(std::string& out, std::size_t times, const std::string& text)
    {
        for (std::size_t i = 0; i < times; ++i)
            for (const char c : text) out += c == '#' ? std::to_string(i) : c == '^' ? "\r\n" : std::string(1, c);
    }

    std::string path_;
    std::ifstream in_;
    std::size_t line_ = 0;
    Script script_;
};

} // namespace

Script read_script(const std::string& path) { return Reader(path).read(); }

} // namespace capgen
