// SPDX-License-Identifier: GPL-2.0-or-later
// capgen SOURCE CAPTURE: makes a capture from its readable source (script.hpp tells the form).
#include <pcap/pcap.h>

#include <cstdio>
#include <exception>
#include <stdexcept>

#include "packets.hpp"

namespace {

constexpr long start_of_captures = 1'700'000'000; // 2023-11-14 22:13:20 UTC: any fixed time, so that output is the same

void write_capture(const char* source, const char* capture)
{
    const capgen::Script script = capgen::read_script(source);
    pcap_t* pcap = pcap_open_dead(DLT_EN10MB, 262144);
    pcap_dumper_t* dumper = pcap_dump_open(pcap, capture);
    if (dumper == nullptr) throw std::runtime_error(pcap_geterr(pcap));
    capgen::Packets packets(script, [&](double seconds, const std::string& frame, std::size_t snap) {
        pcap_pkthdr header{};
        header.ts.tv_sec = start_of_captures + static_cast<long>(seconds);
        header.ts.tv_usec = static_cast<long>((seconds - static_cast<double>(static_cast<long>(seconds))) * 1e6 + 0.5);
        header.len = static_cast<bpf_u_int32>(frame.size());
        header.caplen = snap == 0 || snap > frame.size() ? header.len : static_cast<bpf_u_int32>(snap);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libpcap's interface
        pcap_dump(reinterpret_cast<u_char*>(dumper), &header, reinterpret_cast<const u_char*>(frame.data()));
    });
    packets.write_all();
    pcap_dump_close(dumper);
    pcap_close(pcap);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: capgen SOURCE CAPTURE\n", stderr);
        return 2;
    }
    try {
        write_capture(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "capgen: %s\n", error.what());
        return 1;
    }
    return 0;
}
