// SPDX-License-Identifier: GPL-2.0-or-later
// Pipes: readers that leave in mid-stream, and capturing into a ring of files that is read while it is written.
#include <string>
#include <vector>

#include "staged_test.hpp"

namespace {

/// A script that ends with 0 and prints what is expected. `many.pcap` has far more to show than a pipe holds.
struct Case {
    const char* name;
    const char* script;
    const char* expected;
};

const Case cases[] = {
    // With the plugin tshark ends as it does without: that is compared, not what a version of it does there.
    {"tshark's reader leaves", R"sh(
look() {
    { HOME=$PWD/../$1 tshark -n -r many.pcap; echo $? >status; } 2>error | head -n 1 | cut -c 1-8
    cat status error
}
look without >without; look with >with
cmp without with && wc -l <without >lines && [ "$(cat lines)" -ge 2 ] && echo same)sh",
     "same\n"},
    {"icewarn-log's reader leaves", R"sh(
{ ../bin/icewarn-log --format ndjson many.log; echo $? >status; } 2>error | head -c 10 >part
wc -c <part
[ "$(cat status)" = 141 ] && ! grep . error)sh", // SIGPIPE, as with other programs
     "10\n"},
    {"the extcap's reader leaves", R"sh(
mkfifo fifo
{
    timeout 60 ../bin/icewarn-log --capture --extcap-interface lynclog --fifo fifo --log many.log
    echo $? >status
} 2>error &
timeout 60 head -c 24 fifo >part
wait; wc -c <part; cat status error)sh",
     "24\n0\n"},
    {"a ring of files", R"sh(
frames=$(tshark -n -r many.pcap | grep -c 'ICEWarn 0x')
[ "$frames" -gt 500 ] || exit 1
for part in $(seq 34); do # more slowly than files are written over: tshark reads them while they are there
    dd bs=16384 count=1 status=none
    sleep 0.3
done <many.pcap | timeout 120 tshark -n -i - -w ring.pcapng -b packets:200 -b files:5 -P 2>error >lines || cat error
[ "$(grep -c 'ICEWarn 0x' lines)" = "$frames" ] && ls | grep -c '^ring_'
for file in ring_*; do tshark -n -r "$file" 2>&1 >/dev/null; done)sh",
     "5\n"},
};

std::string check(const Case& one)
{
    const Output output = stage().run({"sh", "-c", one.script});
    if (output.status == 0 && output.out == one.expected) return "";
    return std::string(one.name) + ": ends with " + std::to_string(output.status) + " and prints\n" + output.out +
           output.error;
}

} // namespace

int main()
{
    stage().add(ICEWARN_CAPTURES_DIR "/classic.pcap");
    stage().add(ICEWARN_CAPTURES_DIR "/client-log.uccapilog");
    stage().run({"sh", "-c",
                 "ten() { mergecap -F pcap -a -w $2 $1 $1 $1 $1 $1 $1 $1 $1 $1 $1; }\n"
                 "ten classic.pcap some.pcap; ten some.pcap many.pcap\n"
                 "i=0; while [ $i -lt 200 ]; do sed s/5ec53a42/$((10000000 + i))/ client-log.uccapilog; i=$((i + 1));"
                 " done >many.log"});
    TestList tests;
    tests.add_each<check>(cases);
    return tests.run("pipes");
}
