// SPDX-License-Identifier: GPL-2.0-or-later
// The stage and the processes on it, through GLib.
#include "tshark.hpp"

#include <glib.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

// Last: it defines macros with names that the standard library uses.
#include "cmocka.hpp"

namespace dissect {
namespace {

namespace fs = std::filesystem;

constexpr unsigned other_user = 65534; // nobody
constexpr const char* mirror_name = "installed-plugins";
constexpr const char* extcap_name = "extcap";

/// In the child, before the program starts. Only what is safe after a fork.
void become_other_user(void*)
{
    const gid_t group = other_user;
    if (setgroups(1, &group) != 0 || setgid(other_user) != 0 || setuid(other_user) != 0) _exit(126);
}

std::string error_text(GError* error)
{
    std::string text = error != nullptr ? error->message : "";
    g_clear_error(&error);
    return text;
}

/// The environment of what is run in `folder`, to be freed with g_strfreev.
char** environment_for(const std::string& folder, const std::string& home)
{
    char** environment = g_environ_setenv(g_get_environ(), "HOME", home.c_str(), TRUE);
    // Whatever the user has set up for Wireshark is not part of the test.
    for (const char* name : {"XDG_CONFIG_HOME", "WIRESHARK_PLUGIN_DIR", "WIRESHARK_EXTCAP_DIR", "WIRESHARK_CONFIG_DIR",
                             "WIRESHARK_DATA_DIR"})
        environment = g_environ_unsetenv(environment, name);
    const std::string mirror = folder + "/../" + mirror_name;
    if (fs::exists(mirror)) environment = g_environ_setenv(environment, "WIRESHARK_PLUGIN_DIR", mirror.c_str(), TRUE);
    const std::string extcaps = folder + "/../" + extcap_name;
    if (fs::exists(extcaps)) environment = g_environ_setenv(environment, "WIRESHARK_EXTCAP_DIR", extcaps.c_str(), TRUE);
    environment = g_environ_setenv(environment, "LC_ALL", "C.UTF-8", TRUE);
    return g_environ_setenv(environment, "TZ", "UTC", TRUE);
}

std::vector<char*> c_arguments(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    return arguments;
}

Output spawn(const std::vector<std::string>& command, const std::string& folder, const std::string& home)
{
    std::vector<char*> arguments = c_arguments(command);
    char** environment = environment_for(folder, home);
    Output output;
    char* out = nullptr;
    char* err = nullptr;
    int status = 0;
    GError* error = nullptr;
    const bool started =
        g_spawn_sync(folder.c_str(), arguments.data(), environment, G_SPAWN_SEARCH_PATH,
                     geteuid() == 0 ? become_other_user : nullptr, nullptr, &out, &err, &status, &error) != FALSE;
    output.out = out != nullptr ? out : "";
    output.error = (err != nullptr ? err : "") + (started ? "" : error_text(error));
    if (started) {
        output.ran = g_spawn_check_wait_status(status, &error) != FALSE;
        if (!output.ran) output.error += error_text(error);
        if (WIFEXITED(status)) output.status = WEXITSTATUS(status);
    }
    g_free(out);
    g_free(err);
    g_strfreev(environment);
    return output;
}

/// A folder as tshark tells it; empty when there is none.
/// @param title  "Global Plugins" and the like, up to the colon
fs::path wireshark_folder(const std::string& title)
{
    for (const std::string& line : lines_of(spawn({"tshark", "-G", "folders"}, "/", "/nonexistent").out))
        if (line.rfind(title, 0) == 0 && line.find('/') != std::string::npos) return line.substr(line.find('/'));
    return {};
}

bool is_ours(const fs::path& plugin)
{
    return plugin.filename() == "icewarn.so" || plugin.filename() == "icewarn-file.so";
}

/// Where these plugins are installed for all users, tshark gets a folder with all the other installed ones instead.
void hide_installed_plugins(const fs::path& mirror)
{
    const fs::path installed = wireshark_folder("Global Plugins");
    if (installed.empty() || !fs::exists(installed / "epan/icewarn.so")) return;
    for (const fs::directory_entry& kind : fs::directory_iterator(installed)) {
        const fs::path copy = mirror / installed.filename() / kind.path().filename();
        fs::create_directories(copy);
        for (const fs::directory_entry& plugin : fs::directory_iterator(kind.path()))
            if (!is_ours(plugin.path())) fs::create_symlink(plugin.path(), copy / plugin.path().filename());
    }
}

/// Where icewarn-log is installed for all users, tshark gets the stage's alone.
void hide_installed_extcap(const fs::path& extcaps, const fs::path& ours)
{
    for (const char* title : {"Extcap path", "Global Extcap path"}) // up to 4.0, and later
        if (fs::exists(wireshark_folder(title) / "icewarn-log")) fs::create_directory_symlink(ours, extcaps);
}

void copy_into(const fs::path& folder, const fs::path& file)
{
    fs::create_directories(folder);
    fs::copy_file(file, folder / file.filename());
}

/// For the user that the programs run as.
void make_writable(const std::string& folder)
{
    if (chown(folder.c_str(), other_user, other_user) != 0) g_error("%s cannot be given away", folder.c_str());
}

} // namespace

Stage::Stage()
{
    char* folder = g_dir_make_tmp("icewarn-test-XXXXXX", nullptr);
    folder_ = folder;
    g_free(folder);
    chmod(folder_.c_str(), 0755);
    fs::create_directories(folder_ + "/without");
    // The version is asked with an empty home, before there is a plugin.
    const fs::path plugins = folder_ + "/with/.local/lib/wireshark/plugins/" + tshark_version();
    copy_into(plugins / "epan", ICEWARN_PLUGIN);
    if (fs::exists(ICEWARN_FILE_PLUGIN)) copy_into(plugins / "wiretap", ICEWARN_FILE_PLUGIN);
    // Where 4.0 looks for extcaps, and where later versions do.
    for (const char* place : {"/bin", "/with/.config/wireshark/extcap", "/with/.local/lib/wireshark/extcap"})
        copy_into(folder_ + place, ICEWARN_LOG_TOOL);
    fs::create_directories(folder_ + "/files");
    if (geteuid() == 0) make_writable(folder_ + "/files");
    hide_installed_plugins(fs::path(folder_) / mirror_name);
    hide_installed_extcap(fs::path(folder_) / extcap_name, folder_ + "/bin");
}

Stage::~Stage()
{
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string Stage::add(const std::string& file)
{
    const fs::path copy = fs::path(folder_) / "files" / fs::path(file).filename();
    fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
    chmod(copy.c_str(), 0644);
    return copy.string();
}

Output Stage::run(const std::vector<std::string>& command, bool with_plugin) const
{
    return spawn(command, folder_ + "/files", folder_ + (with_plugin ? "/with" : "/without"));
}

std::string Stage::write(const std::string& name, const std::string& text)
{
    const std::string path = folder_ + "/files/" + name;
    std::ofstream(path, std::ios::binary) << text;
    chmod(path.c_str(), 0644);
    return path;
}

Output Stage::log_tool(std::vector<std::string> arguments) const
{
    arguments.insert(arguments.begin(), folder_ + "/bin/icewarn-log");
    return run(arguments);
}

Process Stage::start(const std::vector<std::string>& command) const
{
    const std::string folder = folder_ + "/files";
    std::vector<char*> arguments = c_arguments(command);
    char** environment = environment_for(folder, folder_ + "/with");
    GPid pid = 0;
    int out = -1;
    int err = -1;
    GError* error = nullptr;
    const auto flags = static_cast<GSpawnFlags>(G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD);
    const bool started = g_spawn_async_with_pipes(folder.c_str(), arguments.data(), environment, flags,
                                                  geteuid() == 0 ? become_other_user : nullptr, nullptr, &pid, nullptr,
                                                  &out, &err, &error) != FALSE;
    g_strfreev(environment);
    if (!started) return Process(-1, -1, -1, error_text(error));
    return Process(pid, out, err, "");
}

Output Stage::tshark(std::vector<std::string> arguments, bool with_plugin) const
{
    arguments.insert(arguments.begin(), "tshark");
    return run(arguments, with_plugin);
}

std::string tshark_version()
{
    const Output output = spawn({"tshark", "--version"}, "/", "/nonexistent");
    const std::size_t dot = output.out.find('.');
    if (dot == std::string::npos || dot == 0) return "";
    const std::size_t end = output.out.find_first_not_of("0123456789", dot + 1);
    const std::size_t begin = output.out.find_last_not_of("0123456789", dot - 1) + 1;
    return output.out.substr(begin, end - begin);
}

std::string read_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

} // namespace dissect
