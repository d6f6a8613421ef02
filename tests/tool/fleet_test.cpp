// SPDX-License-Identifier: GPL-2.0-or-later
// icewarn-log on many logs: lists, folders, more logs than files can be open, a result for each log.
#include <sys/stat.h>

#include <cstdio>
#include <string>
#include <vector>

#include "sample_logs.hpp"
#include "staged_test.hpp"

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Runs in the folder of the logs, with icewarn-log on the PATH.
Output shell(const std::string& script)
{
    return stage().run(
        {"sh", "-c", "cd '" + stage().folder() + "/files' && PATH='" + stage().folder() + "/bin':$PATH\n" + script});
}

std::string expect(const std::string& script, int status, const std::string& part)
{
    const Output output = shell(script);
    if (output.status != status) return script + "\nends with " + std::to_string(output.status) + "\n" + output.error;
    return has(output.out + output.error, part) ? ""
                                                : script + "\nlacks \"" + part + "\":\n" + output.out + output.error;
}

constexpr int many = 3000;

/// Logs of one call each, a second apart, in a folder and in a list.
void make_many()
{
    mkdir((stage().folder() + "/files/many").c_str(), 0777);
    std::string list;
    for (int i = 0; i < many; ++i) {
        const std::string name = "many/" + std::to_string(i) + ".UccApilog";
        log_tool::ClientForm form;
        form.hour = i % 24;
        stage().write(name, log_tool::client_log(log_tool::sample_call("call" + std::to_string(i)), form));
        list += name + "\n";
    }
    stage().write("list", list);
}

void more_logs_than_files_can_be_open(void**)
{
    const std::string counts = std::to_string(3 * many) + " messages, " + std::to_string(many) + " calls, " +
                               std::to_string(many) + " reports";
    assert_true(ok(expect("ulimit -n 64; icewarn-log --files-from list | wc -l", 0, counts)));
    assert_true(ok(expect("ulimit -n 64; icewarn-log --files-from list -o all.pcapng", 0, counts)));
    // By time: no packet is earlier than the one before it, and none is missing.
    assert_true(ok(expect("tshark -r all.pcapng -T fields -e frame.time_epoch | awk '$1 < last { bad = 1 } "
                          "{ last = $1 } END { print NR \" packets\" (bad ? \" in disorder\" : \" in order\") }'",
                          0, std::to_string(3 * many) + " packets in order")));
}

void folders_and_lists(void**)
{
    assert_true(ok(expect("icewarn-log site", 0, "6 messages, 2 calls, 2 reports.")));
    assert_true(ok(expect("find site -type f -print0 | icewarn-log -0 --files-from -", 1, "6 messages, 2 calls")));
    assert_true(ok(expect("printf 'site/a.UccApilog\\r\\n\\nnone.log\\n' | icewarn-log --files-from -", 1,
                          "none.log: No such file or directory.")));
    assert_true(ok(expect("icewarn-log --files-from none.list", 2, "none.list: No such file or directory.")));
    assert_true(ok(expect("icewarn-log -0 site", 2, "-0 is for --files-from.")));
}

void a_result_for_each_log(void**)
{
    const std::string sweep = "icewarn-log --json --output-dir out --jobs 2 site broken.log";
    assert_true(ok(expect(sweep, 1, "4 files: 2 read whole, 1 not usable, 1 that are no logs; results in out.")));
    assert_true(ok(expect("cat out/*a.UccApilog-*.json", 0, "\"call_id\": \"a\"")));
    assert_true(ok(expect("ls -A out | wc -l", 0, "4\n")));
    assert_true(ok(expect(sweep, 0, "4 files, 4 done before")));
    stage().write("site/a.UccApilog", log_tool::client_log(log_tool::sample_call("a")));
    assert_true(ok(expect(sweep, 0, "4 files: 1 read whole, 3 done before")));
    assert_true(ok(expect("rm -r out; " + sweep + " --losses-ok", 0, "1 not usable")));
}

/// A sweep that is killed leaves what it was writing; the next one removes that, and not what another one writes.
void a_resumed_sweep_removes_what_a_killed_one_left(void**)
{
    assert_true(ok(expect("mkdir -p left; exec 9>left/.icewarn-log-1; flock 9; : >left/.icewarn-log-2; : >left/kept; "
                          "icewarn-log --json --output-dir left site/a.UccApilog && ls -A left",
                          0, ".icewarn-log-1\nkept\nsite_a.UccApilog-")));
}

/// A log that is none is one line in its result.
void a_broken_log_has_a_result(void**)
{
    assert_true(ok(expect("icewarn-log --output-dir text broken.log; cat text/*", 0, "icewarn-log: broken.log: ")));
    assert_true(ok(expect("icewarn-log --result cut.txt cut.UccApilog --losses-ok && cat cut.txt", 0,
                          "icewarn-log: cut.UccApilog line 25: The log ends within the message.")));
    assert_true(ok(expect("icewarn-log cut.UccApilog", 1, "1 loss listed above")));
    assert_true(ok(expect("icewarn-log --losses-ok cut.UccApilog", 0, "1 loss listed above")));
}

void what_cannot_be_meant(void**)
{
    assert_true(ok(expect("icewarn-log --jobs 2 site", 2, "--jobs is for --output-dir.")));
    assert_true(ok(expect("icewarn-log --jobs x --output-dir o site", 2, "--jobs takes a number from 0 to 1024.")));
    assert_true(ok(expect("icewarn-log -o x --output-dir o site", 2, "--output-dir makes a result for each log")));
}

/// An output that cannot be written whole leaves what was there, and nothing beside it.
void a_full_disk_keeps_what_was_there(void**)
{
    const std::string keeps = "; echo; ls -A kept; cat kept/old";
    const std::string full =
        "mkdir -p kept; echo precious > kept/old; trap '' XFSZ; ulimit -f 1; icewarn-log --files-from list ";
    assert_true(ok(expect(full + "-o kept/old" + keeps, 0, "\nold\nprecious\n")));
    assert_true(ok(expect(full + "--result kept/old" + keeps, 0, "\nold\nprecious\n")));
    assert_true(ok(expect(full + "-o kept/old", 2, "kept/old: File too large.")));
}

void an_input_is_never_the_output(void**)
{
    const std::string copy = "cp site/a.UccApilog in.log; ";
    const std::string same = "; echo \"status $?\"; cmp in.log site/a.UccApilog && echo same";
    for (const char* command :
         {"icewarn-log in.log -o in.log", "icewarn-log in.log -o - 1<> in.log", "icewarn-log - -o in.log < in.log",
          "icewarn-log --capture --extcap-interface lynclog --fifo in.log --log in.log",
          "ln -f in.log in2.log; icewarn-log in2.log -o in.log",
          "chmod 200 in.log; icewarn-log site/a.UccApilog in.log -o in.log 2>/dev/null; s=$?; chmod "
          "600 in.log; (exit $s)"}) {
        const Output output = shell(copy + command + same + "; rm -f in.log in2.log");
        assert_true(ok(has(output.out, "same\n") ? "" : std::string(command) + ":\n" + output.out + output.error));
    }
}

void success_is_not_told_falsely(void**)
{
    for (const char* arguments :
         {"--help", "--version", "--explain 0x320", "--explain 0x320 --json", "--generate bash", "--extcap-interfaces",
          "--extcap-config --extcap-interface lynclog", "site", "--json site", "site -o -"})
        assert_true(
            ok(expect("icewarn-log " + std::string(arguments) + " > /dev/full", 2, "No space left on device.")));
    assert_true(ok(expect("{ trap '' PIPE; sleep 0.3; icewarn-log site -o -; echo \"status $?\" >&2; } | true", 0,
                          "standard output: Broken pipe.\nstatus 2")));
    assert_true(ok(expect("icewarn-log site >&-", 2, "Bad file descriptor.")));
    // Nobody sees the messages: they must not land in the file, whose number would have been theirs.
    assert_true(ok(
        expect("icewarn-log site none.log -o closed.pcapng <&- >&- 2>&-; tshark -r closed.pcapng | wc -l", 0, "6\n")));
}

void names_do_not_reach_for_the_terminal(void**)
{
    const Output output =
        shell("cp site/a.UccApilog \"$(printf 'a\\033[31m.log')\"; icewarn-log \"$(printf "
              "'a\\033[31m.log')\" \"$(printf 'none\\302\\233\\342\\200\\256.log')\" -o esc.pcapng; icewarn-log "
              "--json \"$(printf 'a\\033[31m.log')\"; tshark -r esc.pcapng -V");
    const std::string all = output.out + output.error;
    const bool harmless = !has(all, "\x1b") && !has(all, "\xc2\x9b") && !has(all, "\xe2\x80\xae");
    assert_true(ok(harmless && has(all, R"(a\x1b[31m.log)") && has(all, R"(a\u001b[31m.log)") &&
                           has(all, R"(none\x9b\u{202e}.log)")
                       ? ""
                       : all));
}

/// A name of any length makes a file that is read to its end.
void long_names_do_not_break_the_capture(void**)
{
    log_tool::ClientForm form;
    form.remote = std::string(70'000, 'h') + ":443";
    form.local = std::string(70'000, 'l') + ":5061";
    stage().write("long.UccApilog", log_tool::client_log(log_tool::sample_call(), form));
    assert_true(ok(expect("icewarn-log long.UccApilog -o long.pcapng && tshark -r long.pcapng | wc -l", 0, "3\n")));
}

void logs_of_one_name_are_told_apart(void**)
{
    assert_true(
        ok(expect("mkdir -p one two; cp site/a.UccApilog one/Lync.UccApilog; cp site/b/b.UccApilog two/Lync.UccApilog; "
                  "icewarn-log one/Lync.UccApilog two/Lync.UccApilog -o two.pcapng && tshark -r two.pcapng -T fields "
                  "-e frame.interface_name -e frame.comment | sort | head -n 4 | tail -n 1",
                  0, "two/Lync.UccApilog\ttwo/Lync.UccApilog line ")));
}

} // namespace

int main()
{
    make_many();
    for (const char* folder : {"/files/site", "/files/site/b"}) mkdir((stage().folder() + folder).c_str(), 0777);
    stage().write("site/a.UccApilog", log_tool::client_log(log_tool::sample_call("a")));
    stage().write("site/b/b.UccApilog", log_tool::client_log(log_tool::sample_call("b")));
    stage().write("site/notes.txt", "This is no log.\n");
    stage().write("broken.log", std::string(1000, '\x01') + std::string(100'000, '\0'));
    stage().write("cut.UccApilog", log_tool::without_end(log_tool::client_log(log_tool::sample_call())));
    shell("chmod -R a+rwX ."); // the user that the commands run as writes beside the logs
    TestList tests;
    tests.add(cmocka_unit_test(more_logs_than_files_can_be_open));
    tests.add(cmocka_unit_test(folders_and_lists));
    tests.add(cmocka_unit_test(a_result_for_each_log));
    tests.add(cmocka_unit_test(a_resumed_sweep_removes_what_a_killed_one_left));
    tests.add(cmocka_unit_test(a_broken_log_has_a_result));
    tests.add(cmocka_unit_test(what_cannot_be_meant));
    tests.add(cmocka_unit_test(a_full_disk_keeps_what_was_there));
    tests.add(cmocka_unit_test(an_input_is_never_the_output));
    tests.add(cmocka_unit_test(success_is_not_told_falsely));
    tests.add(cmocka_unit_test(names_do_not_reach_for_the_terminal));
    tests.add(cmocka_unit_test(long_names_do_not_break_the_capture));
    tests.add(cmocka_unit_test(logs_of_one_name_are_told_apart));
    return tests.run("fleet");
}
