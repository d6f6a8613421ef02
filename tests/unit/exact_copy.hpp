// SPDX-License-Identifier: GPL-2.0-or-later
// An input in a heap buffer of exactly its size, without a terminator: a sanitizer sees every read past its end.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

class ExactCopy {
public:
    explicit ExactCopy(std::string_view text) : data_(new char[text.size()]), size_(text.size())
    {
        text.copy(data_.get(), size_);
    }

    std::string_view view() const { return {data_.get(), size_}; }

private:
    std::unique_ptr<char[]> data_;
    std::size_t size_;
};
