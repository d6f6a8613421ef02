// SPDX-License-Identifier: GPL-2.0-or-later
// What differs between operating systems: files, pipes, terminals, signals, arguments, processes. system_posix/ and
// system_windows/ have it; no other file of the program includes a header of an operating system.
//
// Paths and arguments are bytes as the system has them on POSIX, and UTF-8 on Windows. A descriptor is that of the C
// library on both. What fails sets errno, unless it says otherwise; error_text() has the words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace icewarn::tool::system {

/// To be called first in main(): locale, binary streams, UTF-8 on the console, and standard streams that are closed
/// are taken by something that refuses to be read or written, so that no file that is opened later gets their number.
/// @return the arguments, the program's name first
std::vector<std::string> start_program(int argc, char** argv);

/// "No such file or directory", in the user's language.
std::string error_text(int error);

/// A descriptor that is closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        if (this != &other) {
            close();
            fd_ = other.release();
        }
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }
    bool valid() const { return fd_ >= 0; }
    void close();

private:
    int fd_;
};

enum class Stream : std::uint8_t { input, output, error };

/// A second descriptor of the same open file.
Descriptor duplicate(int fd);
Descriptor duplicate(Stream stream);

/// What is printed goes there from now on, instead of to standard output.
bool redirect_output(int fd);

/// For reading. Who writes the file, renames it or removes it is not hindered.
Descriptor open_to_read(const std::string& path);

/// The pipe that Wireshark made for an extcap: waits until it is read.
Descriptor open_pipe(const std::string& path);

/// Opens that pipe and closes it again, which tells its reader that nothing will come. Waits for the reader at most so
/// long; does nothing when it is no pipe.
void close_pipe(const std::string& path, int timeout_ms);

/// Reads at most `size` bytes, as many as are there.
/// @return how many; 0 at the end; -1 after an error, which is EINTR after a stop was requested
std::ptrdiff_t read_some(int fd, char* to, std::size_t size);

/// A pipe that nobody reads any more is EPIPE.
bool write_all(int fd, std::string_view bytes);

/// @param offset  bytes from the beginning
bool seek(int fd, std::uint64_t offset);

enum class FileType : std::uint8_t { regular, folder, pipe, other };

struct FileStatus {
    std::array<std::uint64_t, 3> identity{}; ///< of the file, whatever its name: device and number on it
    FileType type = FileType::other;
    std::uint64_t size = 0;       ///< bytes
    std::int64_t modified_ns = 0; ///< nanoseconds since 1970-01-01 UTC
};

/// Links are followed.
std::optional<FileStatus> status_of(int fd);
std::optional<FileStatus> status_of(const std::string& path);

/// How many descriptors this process may have.
std::size_t most_descriptors();

bool is_terminal(Stream stream);

/// Columns of the terminal that the stream is; 0 when it is none.
unsigned terminal_width(Stream stream);

/// Whether the terminal that the stream is understands colours; switches them on where that is needed.
bool enable_colour(Stream stream);

/// From here on the signals that end a program only make stop_requested() true, and a reader that left makes writing
/// fail with EPIPE.
void catch_stop();
bool stop_requested();

/// Waits for so long, or until nobody reads the pipe any more or a stop is requested.
/// @return whether its reader has left
bool reader_gone(int fd, int timeout_ms);

struct Ending {
    std::optional<int> exit_status; ///< none of a program that could not be started, or that a signal ended
    std::string said;               ///< what it wrote to standard error
    std::string problem;            ///< why the status is none, or not 0
};

/// Runs a program and waits for it; several threads may. It has nothing to read, and what it prints is thrown away.
Ending run(std::vector<std::string> command);

/// A file that takes the place of another of its name only when it is whole: it is written beside it. What is no
/// regular file, such as a device or a named pipe, is written to as it is.
class OutputFile {
public:
    OutputFile() = default;
    ~OutputFile(); ///< removes what was not committed; so do the signals that end the program
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    bool open(const std::string& path);
    int descriptor() const { return file_.get(); } ///< stays this object's

    /// Everything is written: onto the disk with it, and under its name.
    bool commit();

private:
    Descriptor file_;
    std::string path_;
    std::string temporary_; ///< what is written until it is committed; empty for what is written to as it is
    std::size_t slot_ = 0;  ///< where the signals find it
};

/// Removes from the folder what an OutputFile left there whose program was killed: what nobody has open.
void remove_abandoned(const std::string& folder);

} // namespace icewarn::tool::system
