// SPDX-License-Identifier: GPL-2.0-or-later
// What stands for names and addresses in an output that is fit to be shared: the same for the same, as long as the key
// is the same. Without the key nobody can tell which name has which.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "icewarn/scalars.hpp"

namespace icewarn::tool {

class Pseudonyms {
public:
    /// @param key  any bytes
    explicit Pseudonyms(std::string key) : key_(std::move(key)) {}

    /// `user-1a2b3c4d`. Letter case does not count, as in the others.
    std::string user(std::string_view name);

    /// `h-1a2b3c4d.d-5e6f7a8b.example` for `fe01.contoso.com`: hosts of one domain stay so. An address is treated as
    /// one.
    std::string host(std::string_view name);

    /// 32 hexadecimal digits.
    std::string call_id(std::string_view id);

    /// As many hexadecimal digits as `text` has, with its hyphens and colons where they were: GUIDs, MACs, epids.
    std::string same_form(std::string_view text);

    /// Other digits in the places of those of a telephone number; the same for `+1 425` and `1425`.
    std::string number(std::string_view text);

    /// Replaces what domains are called, such as `Contoso`, wherever it stands in words: of the domains seen so far.
    void remove_domains(std::string& text);

    /// Of the same class (private, shared, link-local, public), and different for different addresses. Loopback,
    /// multicast, 0.0.0.0 and broadcast stay as they are: they name nobody.
    std::string address(const Ipv4& address) const;

    /// Of the same class (global, unique local, link-local); empty for those that name nobody.
    std::string address(const Ipv6& address);

private:
    void note_domain(std::string_view label);
    std::string digest(char kind, std::string_view text);
    std::uint32_t permute(std::uint32_t number, unsigned bits) const;

    std::string key_;
    std::unordered_map<std::string, std::string> known_;       ///< digests that were asked for
    std::vector<std::pair<std::string, std::string>> domains_; ///< names of domains and what stands for them
};

} // namespace icewarn::tool
