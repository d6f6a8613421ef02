// SPDX-License-Identifier: GPL-2.0-or-later
// zlib's inflate().
#include "log/lines/inflate.hpp"

#include <array>
#include <new>

#ifdef ICEWARN_HAVE_ZLIB
#include <zlib.h>
#endif

namespace icewarn::log {

#ifdef ICEWARN_HAVE_ZLIB

namespace {

constexpr std::size_t piece = 64 << 10;
constexpr int gzip_window = 15 + 16; ///< the largest window, and the header of gzip

} // namespace

struct Inflater::Stream {
    z_stream state{};
    std::array<char, piece> out{};
};

Inflater::Inflater() : stream_(std::make_unique<Stream>())
{
    if (inflateInit2(&stream_->state, gzip_window) != Z_OK) throw std::bad_alloc();
}

Inflater::Inflater(const Inflater& other)
    : stream_(std::make_unique<Stream>()), damaged_(other.damaged_), complete_(other.complete_), more_(other.more_)
{
    if (inflateCopy(&stream_->state, &other.stream_->state) != Z_OK) throw std::bad_alloc();
}

Inflater::~Inflater() { inflateEnd(&stream_->state); }

bool Inflater::available() { return true; }

bool Inflater::next(std::string_view& bytes, std::string_view& text)
{
    z_stream& state = stream_->state;
    while (!damaged_ && (!bytes.empty() || more_)) {
        if (complete_) { // another member, or padding
            if (bytes.empty() || bytes.front() != '\x1f') {
                bytes = {};
                return false;
            }
            inflateReset(&state);
            complete_ = false;
        }
        state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib does not write there
        state.avail_in = static_cast<uInt>(bytes.size());
        state.next_out = reinterpret_cast<Bytef*>(stream_->out.data());
        state.avail_out = static_cast<uInt>(stream_->out.size());
        const int result = inflate(&state, Z_NO_FLUSH);
        bytes.remove_prefix(bytes.size() - state.avail_in);
        complete_ = result == Z_STREAM_END;
        damaged_ = result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR;
        more_ = state.avail_out == 0 && !complete_;
        text = {stream_->out.data(), stream_->out.size() - state.avail_out};
        if (!text.empty()) return true;
    }
    return false;
}

#else

struct Inflater::Stream {};

Inflater::Inflater() = default;
Inflater::Inflater(const Inflater& /*other*/) {}
Inflater::~Inflater() = default;
bool Inflater::available() { return false; }
bool Inflater::next(std::string_view& /*bytes*/, std::string_view& /*text*/) { return false; }

#endif

} // namespace icewarn::log
