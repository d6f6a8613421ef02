// SPDX-License-Identifier: GPL-2.0-or-later
// What can be wrong or unusual about a header value, and the words for it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icewarn {

enum class Problem : std::uint8_t {
    none,
    no_error_id,
    bad_error_id,
    bad_error_sub_id,
    junk_after_error_id,
    missing_quote,
    junk_after_quote,
    bad_parameter_name,
    not_key_value,
    empty_flags,
    no_digits,
    bad_number,
    number_too_big,
    bad_port,
    bad_range,
    no_address,
    junk_after_address,
    cut_by_capture,
    decimal_flags,
    hex_without_prefix,
    double_colon_port,
    ipv6_guessed,
    repeated,
    junk_after_number,
    escaped_value,
    bad_media_name,
    bad_key_name,
    undecoded_flags,
    base_doubtful,
    too_many_parameters,
    too_many_reports,
    too_many_items,
};

/// malformed: not as the grammar has it, the piece is shown as text; unusual: understood, but worth a look;
/// limit: a named limit was reached and the rest is shown as it stands.
enum class ProblemClass : std::uint8_t { malformed, unusual, limit };

struct ProblemRow {
    Problem problem;
    ProblemClass klass;
    std::string_view text; ///< what is wrong, as a sentence without a full stop; where is said by the Note
};

// clang-format off
/// Indexed by Problem.
inline constexpr std::array<ProblemRow, 32> problem_table{{
    {Problem::none, ProblemClass::malformed, ""},
    {Problem::no_error_id, ProblemClass::malformed, "The header has no error ID"},
    {Problem::bad_error_id, ProblemClass::malformed, "The error ID is not a decimal number of 32 bits"},
    {Problem::bad_error_sub_id, ProblemClass::malformed, "The error sub ID is not a decimal number of 32 bits"},
    {Problem::junk_after_error_id, ProblemClass::malformed, "Text between the error ID and the next ';'"},
    {Problem::missing_quote, ProblemClass::malformed, "The closing quote is missing"},
    {Problem::junk_after_quote, ProblemClass::malformed, "Text between the closing quote and the next ';'"},
    {Problem::bad_parameter_name, ProblemClass::malformed, "Not a parameter: the name is no token"},
    {Problem::not_key_value, ProblemClass::malformed, "Text without '=' among the items"},
    {Problem::empty_flags, ProblemClass::malformed, "ICEWarn has no value"},
    {Problem::no_digits, ProblemClass::malformed, "The number has no digits"},
    {Problem::bad_number, ProblemClass::malformed, "Not a number"},
    {Problem::number_too_big, ProblemClass::malformed, "The number has more than 32 bits"},
    {Problem::bad_port, ProblemClass::malformed, "The port is not a number from 0 to 65535"},
    {Problem::bad_range, ProblemClass::malformed, "Not two ports with ':' between them"},
    {Problem::no_address, ProblemClass::malformed, "No IPv4 or IPv6 address"},
    {Problem::junk_after_address, ProblemClass::malformed, "Text between the bracketed address and its port"},
    {Problem::cut_by_capture, ProblemClass::malformed, "The capture holds only the beginning of the header"},
    {Problem::decimal_flags, ProblemClass::unusual, "No 0x before the number: read as decimal"},
    {Problem::hex_without_prefix, ProblemClass::unusual, "No 0x before the number: read as hexadecimal for its letters"},
    {Problem::double_colon_port, ProblemClass::unusual, "Two colons before the port"},
    {Problem::ipv6_guessed, ProblemClass::unusual, "IPv6 address without brackets: the part behind the last colon was read as the port"},
    {Problem::repeated, ProblemClass::unusual, "Repeated: the first one counts"},
    {Problem::junk_after_number, ProblemClass::unusual, "Text behind the number: the number was read alone"},
    {Problem::escaped_value, ProblemClass::unusual, "Backslash inside a number or an address: read without it"},
    {Problem::bad_media_name, ProblemClass::unusual, "Not a media name and ':' before the key, but read so"},
    {Problem::bad_key_name, ProblemClass::unusual, "The key is no token: read without its other characters"},
    {Problem::undecoded_flags, ProblemClass::unusual, "An ICEWarn stands where none is decoded"},
    {Problem::base_doubtful, ProblemClass::unusual, "Read as decimal, as the schema has it, the number has bits without a meaning; read as hexadecimal it has none"},
    {Problem::too_many_parameters, ProblemClass::limit, "More parameters than are decoded"},
    {Problem::too_many_reports, ProblemClass::limit, "More media reports than are decoded"},
    {Problem::too_many_items, ProblemClass::limit, "More items than are decoded"},
}};
// clang-format on

constexpr const ProblemRow& problem_row(Problem problem) { return problem_table[static_cast<std::size_t>(problem)]; }

} // namespace icewarn
