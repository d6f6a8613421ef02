// SPDX-License-Identifier: GPL-2.0-or-later
// The way of the bytes: encoding, lines, entries.
#include "log/reader.hpp"

#include <utility>

namespace icewarn::log {

std::string_view describe(Input input)
{
    switch (input) {
    case Input::undecided: return "nothing that tells a log of Lync yet";
    case Input::empty: return "empty";
    case Input::client: return "a client log of Lync or Skype for Business";
    case Input::server: return "a server log of Lync or Skype for Business";
    case Input::other_product: return "a log of another product, such as Avaya Contact Center";
    case Input::binary: return "binary data, no text log";
    case Input::unknown: return "text, but no log of Lync or Skype for Business";
    }
    return "";
}

class Reader::State {
public:
    Callback on_message;
    Totals totals;
    std::vector<Loss> losses;
};

Reader::Reader(Callback on_message) : state_(std::make_unique<State>()) { state_->on_message = std::move(on_message); }
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::feed(std::string_view chunk)
{
    state_->totals.lines += chunk.empty() ? 0 : 1;
    return true;
}

void Reader::finish() { ++state_->totals.lines; }

bool Reader::pending() const { return state_->totals.lines > 0; }

Input Reader::input() const { return state_->losses.empty() ? Input::undecided : Input::unknown; }

Encoding Reader::encoding() const { return state_->losses.empty() ? Encoding::undecided : Encoding::utf8; }

const Totals& Reader::totals() const { return state_->totals; }

const std::vector<Loss>& Reader::losses() const { return state_->losses; }

} // namespace icewarn::log
