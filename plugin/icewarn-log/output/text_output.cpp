// SPDX-License-Identifier: GPL-2.0-or-later
// Written in pieces of some size.
#include "icewarn-log/output/text_output.hpp"

#include <cerrno>
#include <cstdio>
#include <utility>

#include "icewarn-log/output/say.hpp"

namespace icewarn::tool {

TextOutput::TextOutput(std::optional<std::string> path) : path_(std::move(path)) {}

void TextOutput::put(std::string_view text)
{
    constexpr std::size_t piece = 1 << 16;
    if (!to_file()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return;
    }
    waiting_ += text;
    if (waiting_.size() >= piece) flush();
}

void TextOutput::flush()
{
    if (!open_ && error_ == 0) open_ = file_.open(*path_);
    if (error_ == 0 && (!open_ || !system::write_all(file_.descriptor(), waiting_))) error_ = errno;
    waiting_.clear();
}

bool TextOutput::finish()
{
    if (!to_file()) {
        std::fflush(stdout); // before the summary
        return true;
    }
    flush();
    if (error_ == 0 && !file_.commit()) error_ = errno;
    if (error_ != 0) say(*path_ + ": " + system::error_text(error_) + ".");
    return error_ == 0;
}

} // namespace icewarn::tool
