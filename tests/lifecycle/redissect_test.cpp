// SPDX-License-Identifier: GPL-2.0-or-later
// redissect_test [valgrind]: one sharkd loads the captures of the project again and again, with preferences changed in
// between, and dissects each frame several times in an order made at random from a fixed seed. Whatever was dissected
// before, a frame looks the same with the same preferences. Under valgrind, memory of a packet is freed at once, so
// that whatever is kept of it longer is seen.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "cmocka.hpp"
#include "tshark.hpp"

namespace {

namespace fs = std::filesystem;
using dissect::Output;
using dissect::Stage;

bool under_valgrind = false;

/// Switched between two loads. Without the first one the others are of no use.
const std::vector<std::string> preferences = {"icewarn.track_calls", "icewarn.decode_bodies",
                                              "icewarn.decode_client_diagnostics", "icewarn.show_in_info"};

/// What is off in the user's list of protocols, for one process each.
const std::vector<std::string> disabled_lists = {"", "mate\nsnort\n", "icewarn\n", "sdp\nxml\nmate\nsnort\ntransum\n"};

struct Capture {
    std::string name;
    std::size_t frames;
};

/// A line for sharkd, and what the same answer must come for; empty where it does not matter.
struct Request {
    std::string text;
    std::string subject;
};

class Script {
public:
    explicit Script(unsigned seed) : random_(seed) {}

    void load(const Capture& capture)
    {
        const std::size_t changed = random_() % preferences.size();
        off_[changed] = !off_[changed];
        add("setconf",
            "\"name\":\"" + preferences[changed] + "\",\"value\":\"" + (off_[changed] ? "FALSE" : "TRUE") + "\"", "");
        add("load", "\"file\":\"" + capture.name + "\"", "");
        // Statistics tell of calls without SDP, which sharkd does not when it loads: first of all, so that all is
        // known.
        add("tap", "\"tap0\":\"stat:icewarn\"", subject(capture, "tap"));
        std::vector<std::size_t> frames;
        for (std::size_t frame = 1; frame <= capture.frames; ++frame) frames.insert(frames.end(), 2, frame);
        std::shuffle(frames.begin(), frames.end(), random_);
        for (const std::size_t frame : frames) {
            const std::string number = std::to_string(frame);
            add("frame", "\"frame\":" + number + ",\"proto\":true,\"columns\":true",
                subject(capture, "frame " + number));
            if (random_() % 8 == 0) add("tap", "\"tap0\":\"stat:icewarn\"", subject(capture, "tap"));
        }
    }

    std::size_t pick(std::size_t count) { return random_() % count; }

    std::vector<Request> requests;

private:
    void add(const char* method, const std::string& parameters, const std::string& subject)
    {
        requests.push_back({R"({"jsonrpc":"2.0","id":)" + std::to_string(requests.size() + 1) + R"(,"method":")" +
                                method + R"(","params":{)" + parameters + "}}",
                            subject});
    }

    std::string subject(const Capture& capture, const std::string& what) const
    {
        std::string text = capture.name + ", " + what + ", off:";
        for (std::size_t i = 0; i < preferences.size(); ++i) text += off_[i] ? " " + preferences[i] : "";
        return text;
    }

    std::mt19937 random_;
    std::vector<bool> off_ = std::vector<bool>(preferences.size(), false);
};

std::vector<Capture> find_captures(Stage& stage)
{
    std::vector<Capture> captures;
    for (const fs::directory_entry& entry : fs::directory_iterator(ICEWARN_CAPTURES_DIR)) {
        const fs::path path = entry.path();
        // The crowded ones take minutes, and are the same code again and again.
        if ((path.extension() != ".pcap" && path.extension() != ".pcapng") || path.stem() == "limits" ||
            path.stem() == "crowded" || path.stem() == "statistics-limits")
            continue;
        const Output output = stage.tshark({"-r", stage.add(path.string()), "-T", "fields", "-e", "frame.number"});
        captures.push_back({path.filename().string(), dissect::lines_of(output.out).size()});
    }
    std::sort(captures.begin(), captures.end(), [](const Capture& a, const Capture& b) { return a.name < b.name; });
    return captures;
}

/// The items of SIP, of its bodies and of ours: TCP tells more of a connection when a frame is dissected again.
std::string content_of(const std::string& answer)
{
    constexpr std::string_view item_begin = R"({"l":)";
    std::string content;
    for (std::size_t begin = answer.find("\"result\""), end = begin; begin != std::string::npos; begin = end) {
        end = answer.find(item_begin, begin + 1);
        const std::string item = answer.substr(begin, end == std::string::npos ? end : end - begin);
        for (const char* field :
             {"\"f\":\"icewarn", "\"f\":\"sip", "\"f\":\"sdp", "\"f\":\"_ws", "\"col\"", "\"taps\""})
            if (item.find(field) != std::string::npos) {
                content += item;
                break;
            }
    }
    return content;
}

void print_difference(const std::string& subject, const std::string& a, const std::string& b)
{
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin())
            .first -
        a.begin());
    const std::size_t begin = same < 100 ? 0 : same - 100;
    print_error("%s: first\n...%.300s\nthen\n...%.300s\n", subject.c_str(), a.c_str() + begin, b.c_str() + begin);
}

int check_answers(const std::vector<Request>& requests, const Output& output)
{
    std::vector<std::string> answers;
    for (const std::string& line : dissect::lines_of(output.out))
        if (line.find("\"id\":") != std::string::npos) answers.push_back(line);
    int wrong = 0;
    if (answers.size() != requests.size() || !output.ran) {
        print_error("%zu answers to %zu requests: %s\n", answers.size(), requests.size(), output.error.c_str());
        ++wrong;
    }
    std::map<std::string, std::string> known;
    std::size_t compared = 0;
    for (std::size_t i = 0; i < std::min(answers.size(), requests.size()); ++i) {
        if (requests[i].subject.empty()) continue;
        const auto [first, added] = known.try_emplace(requests[i].subject, content_of(answers[i]));
        if (added) continue;
        ++compared;
        const std::string content = content_of(answers[i]);
        if (first->second == content) continue;
        ++wrong;
        print_difference(requests[i].subject, first->second, content);
    }
    if (compared == 0) print_error("nothing was compared\n");
    return compared == 0 ? wrong + 1 : wrong;
}

int run(Stage& stage, const std::vector<Capture>& captures, unsigned seed, std::size_t loads)
{
    Script script(seed);
    for (std::size_t i = 0; i < loads; ++i) script.load(captures[script.pick(captures.size())]);
    std::string text;
    for (const Request& request : script.requests) text += request.text + "\n";
    const std::string requests = stage.write("requests", text);
    std::vector<std::string> command = {"env", "WIRESHARK_DEBUG_WMEM_OVERRIDE=simple"};
    if (under_valgrind) command.insert(command.end(), {"valgrind", "-q", "--error-exitcode=99"});
    command.insert(command.end(), {"sh", "-c", "exec sharkd - < '" + requests + "'"});
    if (under_valgrind) command.insert(command.end() - 3, "--trace-children=yes");
    const Output output = stage.run(command);
    int wrong = check_answers(script.requests, output);
    if (under_valgrind && output.error.find("==") != std::string::npos) {
        print_error("%s\n", output.error.c_str());
        ++wrong;
    }
    return wrong;
}

int count_wrong()
{
    const auto stage = std::make_unique<Stage>();
    const std::vector<Capture> captures = find_captures(*stage);
    const fs::path config = fs::path(stage->folder()) / "with/.config/wireshark";
    fs::create_directories(config);
    int wrong = 0;
    unsigned seed = 24;
    for (const std::string& list : disabled_lists) {
        std::ofstream(config / "disabled_protos", std::ios::trunc) << list;
        wrong += run(*stage, captures, seed++, under_valgrind ? captures.size() / 4 : captures.size() * 2);
    }
    return wrong;
}

void frames_look_the_same(void**) { assert_int_equal(count_wrong(), 0); }

} // namespace

int main(int argc, char** argv)
{
    under_valgrind = argc == 2 && argv[1] == std::string("valgrind");
    const CMUnitTest tests[] = {cmocka_unit_test(frames_look_the_same)};
    return cmocka_run_group_tests_name("redissect", tests, nullptr, nullptr);
}
