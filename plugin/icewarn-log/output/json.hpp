// SPDX-License-Identifier: GPL-2.0-or-later
// Reports as JSON, a member in each line. Names and forms are those of the fields of the Wireshark plugin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "icewarn/verdict.hpp"
#include "reports/extractor.hpp"

namespace icewarn::tool {

/// Writes one JSON value to standard output, piece by piece.
class Json {
public:
    Json();
    ~Json();
    Json(const Json&) = delete;
    Json& operator=(const Json&) = delete;

    /// A name is given inside objects and left out inside arrays.
    void begin_object(const char* name = nullptr) { begin(name, '{'); }
    void end_object() { end('}'); }
    void begin_array(const char* name = nullptr) { begin(name, '['); }
    void end_array() { end(']'); }
    void text(const char* name, std::string_view value);
    void text_if(const char* name, std::string_view value); ///< nothing for an empty value
    void number(const char* name, std::int64_t value);
    void hex(const char* name, std::uint32_t value); ///< "0x00000320", as tshark writes it
    void truth(const char* name, bool value);

    /// Ends the output with a line end.
    void finish();

private:
    static constexpr std::size_t piece = 32U << 10; ///< bytes that are written at a time

    void flush();
    void lead(const char* name);
    void begin_line(const char* end_of_last);
    void begin(const char* name, char bracket);
    void end(char bracket);

    std::string out_;
    std::size_t depth_ = 0; ///< objects and arrays that are open
    bool empty_ = true;     ///< nothing is in the innermost of them yet
};

/// Members of an object: the error ID with its meaning, the reason, and what is wrong with the value.
void add_header(Json& json, const Diagnostics& diagnostics);

/// Members of an object: side, media, flags with advice, paths and verdict.
void add_report(Json& json, const MessageReport& report, const OfferedKinds& offered = {});

/// Members of an object: flags with advice, paths and verdict.
void add_assessment(Json& json, const ReportFacts& facts);
void add_paths_and_verdict(Json& json, const ReportFacts& facts);

} // namespace icewarn::tool
