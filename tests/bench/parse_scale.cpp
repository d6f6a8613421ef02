// SPDX-License-Identifier: GPL-2.0-or-later
// parse_scale KIND BYTES TIMES: makes an evil header value of that kind and size and parses it so many times.
// Without arguments: the names of the kinds.
#include <string>

#include "icewarn/diagnostics.hpp"
#include "scale.hpp"

namespace {

/// Names of one size that differ in their last letters only, as items or as parameters.
std::string long_names(std::size_t size, std::size_t count, const std::string& begin, const std::string& separator)
{
    const std::string prefix(size / count - separator.size() - 6, 'n');
    return fill(begin, size, [&](std::size_t i) { return prefix + std::to_string(1000 + i) + "=1" + separator; });
}

const std::string list = "24;CallerMediaDebug=\"audio:ICEWarn=0x320,";

const Kinds kinds{
    {"parameters", [](std::size_t n) { return fill("24", n, [](auto i) { return ";p" + std::to_string(i) + "=v"; }); }},
    {"same-parameters", [](std::size_t n) { return repeat("24", n, ";p=v"); }},
    {"reports", [](std::size_t n) { return repeat(list, n, "audio:ICEWarn=0x20,"); }},
    {"debugs", [](std::size_t n) { return repeat("24", n, ";CalleeMediaDebug=\"a:ICEWarn=0x20\""); }},
    {"flat-reports", [](std::size_t n) { return repeat("24;UserType=Caller", n, ";MediaType=audio;ICEWarn=1"); }},
    {"items", [](std::size_t n) { return fill(list, n, [](auto i) { return "k" + std::to_string(i) + "=v,"; }); }},
    {"words", [](std::size_t n) { return repeat(list, n, "x,"); }},
    {"pairs", [](std::size_t n) { return repeat("24;MediaChanBlob=\"", n, "NetworkErr=no error,"); }},
    {"folds", [](std::size_t n) { return repeat("24;reason=\"", n, "\r\n "); }},
    {"escapes", [](std::size_t n) { return repeat("24;reason=\"", n, "\\\""); }},
    {"quotes", [](std::size_t n) { return repeat("24;reason=", n, "\""); }},
    {"semicolons", [](std::size_t n) { return repeat("24", n, ";"); }},
    {"semicolons-in-list", [](std::size_t n) { return repeat(list, n, ";a"); }},
    {"commas", [](std::size_t n) { return repeat(list, n, ","); }},
    {"commas-in-text", [](std::size_t n) { return repeat(list + "NetworkName=", n, ", a"); }},
    {"missing-quotes", [](std::size_t n) { return repeat("24", n, ";a=\"b"); }},
    {"colons", [](std::size_t n) { return repeat(list + "LocalSite=", n, ":"); }},
    {"colons-in-list", [](std::size_t n) { return repeat(list, n, "a:"); }},
    {"colon-blocks", [](std::size_t n) { return repeat(list + "NetworkName=", n, ";a : b "); }},
    {"equals", [](std::size_t n) { return repeat(list, n, "="); }},
    {"blanks", [](std::size_t n) { return repeat("24;reason=\"a\"", n, " "); }},
    {"blanks-in-list", [](std::size_t n) { return repeat(list + "NetworkName=", n, ",    "); }},
    {"digits", [](std::size_t n) { return repeat("24;ICEWarn=0x", n, "0"); }},
    {"dots", [](std::size_t n) { return repeat("24", n, "."); }},
    {"long-names", [](std::size_t n) { return long_names(n, 1024, list, ","); }},
    {"long-parameters", [](std::size_t n) { return long_names(n, 256, "24;", ";"); }},
};

} // namespace

int main(int argc, char** argv)
{
    return run_scale(argc, argv, kinds, [](const std::string&, const std::string& value) {
        icewarn::Diagnostics diagnostics;
        icewarn::parse(value, diagnostics);
    });
}
