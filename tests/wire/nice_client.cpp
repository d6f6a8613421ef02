// SPDX-License-Identifier: GPL-2.0-or-later
// A client of the laboratory: libnice as it speaks to Lync (OC2007R2), with relays over UDP 3478 and, behind
// pseudo-TLS, TCP 443.
//
//   nice_client caller|callee ADDRESS FIRST_PORT RELAY|- USER PASSWORD OWN FAR SECONDS
//
// Gathers candidates on ports from FIRST_PORT on and writes them to the file OWN as lines of SDP, waits for the file
// FAR, then checks and sends media where a path was found. Prints "connected" or "failed" after so many seconds, 0:
// never waits for FAR.
#include <nice/agent.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

namespace {

constexpr guint component = NICE_COMPONENT_TYPE_RTP;
constexpr guint ports = 20;

struct Session {
    NiceAgent* agent = nullptr;
    GMainLoop* loop = nullptr;
    guint stream = 0;
    std::string own_file, far_file;
    double seconds = 0;
    bool connected = false;
    int packets = 0; ///< of media that were sent
};

// In the order of NiceCandidateTransport; Lync has no simultaneous open.
constexpr const char* transport_names[] = {"UDP", "TCP-ACT", "TCP-PASS", "TCP-SO"};

const char* type_name(const NiceCandidate& candidate)
{
    switch (candidate.type) {
    case NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE: return "srflx";
    case NICE_CANDIDATE_TYPE_PEER_REFLEXIVE: return "prflx";
    case NICE_CANDIDATE_TYPE_RELAYED: return "relay";
    default: return "host";
    }
}

NiceCandidateType type_of(const std::string& name)
{
    if (name == "srflx") return NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE;
    return name == "relay" ? NICE_CANDIDATE_TYPE_RELAYED : NICE_CANDIDATE_TYPE_HOST;
}

std::string address_of(const NiceAddress& address)
{
    char text[INET6_ADDRSTRLEN];
    nice_address_to_string(&address, text);
    return text;
}

/// Whole or not at all: the other end waits for the file.
void write_candidates(const Session& session)
{
    gchar *user = nullptr, *password = nullptr;
    nice_agent_get_local_credentials(session.agent, session.stream, &user, &password);
    const std::string unfinished = session.own_file + ".part";
    {
        std::ofstream out(unfinished);
        out << "a=ice-ufrag:" << user << "\na=ice-pwd:" << password << '\n';
        GSList* all = nice_agent_get_local_candidates(session.agent, session.stream, component);
        for (GSList* at = all; at != nullptr; at = at->next) {
            const auto& candidate = *static_cast<const NiceCandidate*>(at->data);
            out << "a=candidate:" << candidate.foundation << ' ' << component << ' '
                << transport_names[candidate.transport] << ' ' << candidate.priority << ' '
                << address_of(candidate.addr) << ' ' << nice_address_get_port(&candidate.addr) << " typ "
                << type_name(candidate);
            if (candidate.type != NICE_CANDIDATE_TYPE_HOST)
                out << " raddr " << address_of(candidate.base_addr) << " rport "
                    << nice_address_get_port(&candidate.base_addr);
            out << '\n';
        }
        g_slist_free_full(all, reinterpret_cast<GDestroyNotify>(nice_candidate_free));
    }
    g_free(user);
    g_free(password);
    if (std::rename(unfinished.c_str(), session.own_file.c_str()) != 0) std::exit(1);
}

void read_candidates(const Session& session)
{
    std::ifstream in(session.far_file);
    std::string user, password;
    GSList* all = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.rfind("a=ice-ufrag:", 0) == 0) user = line.substr(12);
        if (line.rfind("a=ice-pwd:", 0) == 0) password = line.substr(10);
        if (line.rfind("a=candidate:", 0) != 0) continue;
        std::istringstream words(line.substr(12));
        std::string foundation, number, transport, address, typ, type;
        guint priority = 0, port = 0;
        words >> foundation >> number >> transport >> priority >> address >> port >> typ >> type;
        NiceCandidate* candidate = nice_candidate_new(type_of(type));
        candidate->stream_id = session.stream;
        candidate->component_id = component;
        for (int i = 0; i < 4; ++i)
            if (transport == transport_names[i]) candidate->transport = static_cast<NiceCandidateTransport>(i);
        candidate->priority = priority;
        g_strlcpy(candidate->foundation, foundation.c_str(), sizeof candidate->foundation);
        nice_address_set_from_string(&candidate->addr, address.c_str());
        nice_address_set_port(&candidate->addr, port);
        all = g_slist_prepend(all, candidate);
    }
    nice_agent_set_remote_credentials(session.agent, session.stream, user.c_str(), password.c_str());
    nice_agent_set_remote_candidates(session.agent, session.stream, component, all);
    g_slist_free_full(all, reinterpret_cast<GDestroyNotify>(nice_candidate_free));
}

gboolean finish(gpointer data)
{
    g_main_loop_quit(static_cast<Session*>(data)->loop);
    return G_SOURCE_REMOVE;
}

gboolean look_for_far(gpointer data)
{
    auto& session = *static_cast<Session*>(data);
    if (!g_file_test(session.far_file.c_str(), G_FILE_TEST_EXISTS)) return G_SOURCE_CONTINUE;
    read_candidates(session);
    g_timeout_add(static_cast<guint>(session.seconds * 1000), finish, &session);
    return G_SOURCE_REMOVE;
}

gboolean send_media(gpointer data)
{
    auto& session = *static_cast<Session*>(data);
    const std::string rtp = std::string("\x80\x72\0", 3) + static_cast<char>(session.packets) +
                            std::string("\0\0\0\xa0\x12\x34\x56\x78", 8) + std::string(20, 'm');
    nice_agent_send(session.agent, session.stream, component, static_cast<guint>(rtp.size()), rtp.data());
    return ++session.packets < 5 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void gathered(NiceAgent*, guint, gpointer data)
{
    auto& session = *static_cast<Session*>(data);
    write_candidates(session);
    if (session.seconds > 0) g_timeout_add(50, look_for_far, &session);
    else finish(&session);
}

void changed(NiceAgent*, guint, guint, guint state, gpointer data)
{
    auto& session = *static_cast<Session*>(data);
    if (state != NICE_COMPONENT_STATE_READY || session.connected) return;
    session.connected = true;
    g_timeout_add(20, send_media, &session);
}

void received(NiceAgent*, guint, guint, guint, gchar*, gpointer) {}

std::string base64(const char* text)
{
    gchar* coded = g_base64_encode(reinterpret_cast<const guchar*>(text), std::strlen(text));
    std::string result = coded;
    g_free(coded);
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 10) {
        std::fputs("see the head of nice_client.cpp for how it is called\n", stderr);
        return 2;
    }
    Session session;
    session.loop = g_main_loop_new(nullptr, FALSE);
    session.agent = nice_agent_new(nullptr, NICE_COMPATIBILITY_OC2007R2);
    session.own_file = argv[7];
    session.far_file = argv[8];
    session.seconds = std::strtod(argv[9], nullptr);
    g_object_set(session.agent, "controlling-mode", std::strcmp(argv[1], "caller") == 0, "upnp", FALSE, nullptr);
    NiceAddress own;
    nice_address_init(&own);
    nice_address_set_from_string(&own, argv[2]);
    nice_agent_add_local_address(session.agent, &own);
    g_signal_connect(session.agent, "candidate-gathering-done", G_CALLBACK(gathered), &session);
    g_signal_connect(session.agent, "component-state-changed", G_CALLBACK(changed), &session);
    session.stream = nice_agent_add_stream(session.agent, 1);
    const auto first = static_cast<guint>(std::strtoul(argv[3], nullptr, 10));
    nice_agent_set_port_range(session.agent, session.stream, component, first, first + ports - 1);
    if (std::strcmp(argv[4], "-") != 0) {
        const std::string user = base64(argv[5]), password = base64(argv[6]);
        nice_agent_set_relay_info(session.agent, session.stream, component, argv[4], 3478, user.c_str(),
                                  password.c_str(), NICE_RELAY_TYPE_TURN_UDP);
        nice_agent_set_relay_info(session.agent, session.stream, component, argv[4], 443, user.c_str(),
                                  password.c_str(), NICE_RELAY_TYPE_TURN_TLS);
    }
    nice_agent_attach_recv(session.agent, session.stream, component, g_main_loop_get_context(session.loop), received,
                           nullptr);
    if (nice_agent_gather_candidates(session.agent, session.stream) == FALSE) return 1;
    g_main_loop_run(session.loop);
    std::puts(session.connected ? "connected" : "failed");
    std::fflush(nullptr);
    _exit(0); // allocations end by themselves, as those of a client that is killed do
}
