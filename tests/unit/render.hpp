// SPDX-License-Identifier: GPL-2.0-or-later
// What a header value was decoded to, as text with one thing a line, so that a test can state all of it as a literal.
//
//   id 24.7                            error ID and sub id
//   flat, cut                          when Diagnostics says so
//   reason "text"                      in quotes if it stood in quotes; also: source, param Name, debug Name
//   undecoded "text"                   neither parameter nor item
//   report caller audio 0x320          side, media, flags; "-" for what is not known
//     LocalSite ip=192.0.2.1 port=5    a key of the table with its decoded value, or: text "...", or: empty
//     item Name "text"                 another key; "text" without a name when there is no '='
//       pair Name "text"               inside MediaChanBlob
//   note bad_port LocalSite            what is wrong, and with which parameter or item; by place
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "icewarn/diagnostics.hpp"

const char* problem_name(icewarn::Problem problem);

/// "ip=192.0.2.1 port=5", "ipv6=2001:db8::1", "port=5", or nothing.
std::string show(const icewarn::Endpoint& endpoint);

/// "min=1 max=2", or what there is of it.
std::string show(const icewarn::PortRange& range);

std::string render(const icewarn::Diagnostics& diagnostics);

/// A header value and what it is to be decoded to; a line end at the start of `expected` does not count.
struct ParseCase {
    const char* name;
    std::string_view value;
    std::string_view expected;
};

/// Decodes every case and prints those that come out differently, or break an invariant.
/// @return how many those are
int count_failures(const ParseCase* cases, std::size_t count);

template <std::size_t size> int count_failures(const ParseCase (&cases)[size]) { return count_failures(cases, size); }
