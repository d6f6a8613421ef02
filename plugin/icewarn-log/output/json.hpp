// SPDX-License-Identifier: GPL-2.0-or-later
// Reports as JSON, through libwsutil's writer. Names and forms are those of the fields of the Wireshark plugin.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
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
    void begin_object(const char* name = nullptr);
    void end_object();
    void begin_array(const char* name = nullptr);
    void end_array();
    void text(const char* name, std::string_view value);
    void text_if(const char* name, std::string_view value); ///< nothing for an empty value
    void number(const char* name, std::int64_t value);
    void hex(const char* name, std::uint32_t value); ///< "0x00000320", as tshark writes it
    void truth(const char* name, bool value);

    /// Ends the output with a line end.
    void finish();

private:
    struct Dumper;

    void name(const char* name);

    std::unique_ptr<Dumper> dumper_;
};

/// Members of an object: the error ID with its meaning, the reason, and what is wrong with the value.
void add_header(Json& json, const Diagnostics& diagnostics);

/// Members of an object: side, media, flags with advice, paths and verdict.
void add_report(Json& json, const MessageReport& report, const OfferedKinds& offered = {});

/// Members of an object: flags with advice, paths and verdict.
void add_assessment(Json& json, const ReportFacts& facts);
void add_paths_and_verdict(Json& json, const ReportFacts& facts);

} // namespace icewarn::tool
