// SPDX-License-Identifier: GPL-2.0-or-later
// The core alone on the header of the support article and on others: bytes a second, and what it asks of memory.
// Fails when a header within the size that real ones have needs more than the buffer on the stack.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory_resource>
#include <new>
#include <string>
#include <string_view>

#include "icewarn/diagnostics.hpp"

namespace {

using icewarn::Diagnostics;

constexpr std::string_view article =
    "24; reason=\"Call failed to establish due to a media connectivity failure when both endpoints are remote\";"
    "CallerMediaDebug=\"application-sharing:ICEWarn=0x320,LocalSite=192.0.2.3:50041,LocalMR=203.0.113.9:57498,"
    "RemoteSite=198.51.100.203:50045,PortRange=50040:50049,LocalMRTCPPort=57498,LocalLocation=1,RemoteLocation=1,"
    "FederationType=0\"";

constexpr std::string_view flat =
    "25; reason=\"A federated call failed to establish due to a media connectivity failure where both endpoints are "
    "internal\"; UserType=\"Callee\"; MediaType=\"audio\"; ICEWarn=\"0x40003a0\"; LocalSite=\"192.0.2.33:20008\";"
    "LocalMR=\"203.0.113.202:54594\"; RemoteSite=\"198.51.100.11:20003\"; PortRange=\"20000:20039\"; "
    "LocalLocation=\"2\"; RemoteLocation=\"2\"; FederationType=\"1\"; NetworkName=\"contoso.com\"; Interfaces=\"0x6\"; "
    "BaseInterface=\"0x2\"; BaseAddress=\"192.0.2.33:20018\"";

/// The most that must do without more memory: 4 reports of the article's 9 items each, and 16 parameters.
std::string full()
{
    std::string value = "24";
    for (int i = 1; i <= 12; ++i) value += ";p" + std::to_string(i) + "=value";
    for (const char* media : {"audio", "video", "data", "application-sharing"})
        value += ";CallerMediaDebug=\"" + std::string(media) +
                 ":ICEWarn=0x320,LocalSite=192.0.2.3:50041,LocalMR=203.0.113.9:57498,"
                 "RemoteSite=198.51.100.203:50045,PortRange=50040:50049,LocalMRTCPPort=57498,LocalLocation=1,"
                 "RemoteLocation=1,FederationType=0\"";
    return value;
}

/// Counts what is asked of the resource behind it.
class Counting final : public std::pmr::memory_resource {
public:
    explicit Counting(std::pmr::memory_resource* upstream) : upstream_(upstream) {}

    std::size_t calls = 0;
    std::size_t bytes = 0;

private:
    void* do_allocate(std::size_t size, std::size_t alignment) override
    {
        ++calls;
        bytes += size;
        return upstream_->allocate(size, alignment);
    }
    void do_deallocate(void* memory, std::size_t size, std::size_t alignment) override
    {
        upstream_->deallocate(memory, size, alignment);
    }
    bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

    std::pmr::memory_resource* upstream_;
};

constexpr std::size_t buffer_size = 16384;

/// Parses into a buffer on the stack with nothing behind it: whoever needs more throws.
Counting parse_once(std::string_view value)
{
    std::array<std::byte, buffer_size> buffer;
    std::pmr::monotonic_buffer_resource memory(buffer.data(), buffer.size(), std::pmr::null_memory_resource());
    Counting counting(&memory);
    Diagnostics diagnostics(&counting);
    icewarn::parse(value, diagnostics);
    benchmark::DoNotOptimize(diagnostics.items.data());
    return counting;
}

void parse(benchmark::State& state, std::string_view value)
{
    for (auto _ : state) benchmark::DoNotOptimize(parse_once(value).calls);
    const Counting counting = parse_once(value);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(value.size()));
    state.counters["lists"] = static_cast<double>(counting.calls);
    state.counters["list_bytes"] = static_cast<double>(counting.bytes);
}

const std::string full_value = full();

void article_header(benchmark::State& state) { parse(state, article); }
void flat_header(benchmark::State& state) { parse(state, flat); }
void full_header(benchmark::State& state) { parse(state, full_value); }

BENCHMARK(article_header);
BENCHMARK(flat_header);
BENCHMARK(full_header);

} // namespace

int main(int argc, char** argv)
{
    try {
        for (const std::string_view value : {article, flat, std::string_view(full_value)}) parse_once(value);
    } catch (const std::bad_alloc&) {
        std::fputs("FAIL: an ordinary header needs more memory than the buffer\n", stderr);
        return 1;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
