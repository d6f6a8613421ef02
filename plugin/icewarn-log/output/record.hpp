// SPDX-License-Identifier: GPL-2.0-or-later
// One object of the output for machines: names with values, in their order, as a line of JSON or as cells of CSV.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace icewarn::tool {

class Record {
public:
    using List = std::vector<std::string>;
    using Objects = std::vector<Record>;
    using Value = std::variant<std::string, std::int64_t, double, bool, List, Objects>;

    /// A dot in the name makes an object of the JSON: local_site.ip and local_site.port, which have to follow each
    /// other, become {"local_site":{"ip":...,"port":...}}.
    void text(const char* name, std::string_view value) { fields_.emplace_back(name, std::string(value)); }
    void text_if(const char* name, std::string_view value) ///< nothing for an empty value
    {
        if (!value.empty()) text(name, value);
    }
    void number(const char* name, std::int64_t value) { fields_.emplace_back(name, value); }
    void real(const char* name, double value) { fields_.emplace_back(name, value); }
    void truth(const char* name, bool value) { fields_.emplace_back(name, value); }
    void list(const char* name, List value) { fields_.emplace_back(name, std::move(value)); }
    void objects(const char* name, Objects value) { fields_.emplace_back(name, std::move(value)); }

    /// One line without its end. Texts keep their characters: what acts on terminals is escaped as JSON has it.
    std::string json() const;

    /// The field as a cell of CSV (RFC 4180); empty when there is none, and for objects. Lists have "; " between their
    /// texts. What a spreadsheet would take for a formula gets an apostrophe in front.
    std::string cell(std::string_view name) const;

private:
    std::vector<std::pair<const char*, Value>> fields_;
};

} // namespace icewarn::tool
