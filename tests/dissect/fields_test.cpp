// SPDX-License-Identifier: GPL-2.0-or-later
// plugin/doc/fields.md names each field that the plugin registers, with its type, and no other. The fields of flags and
// of expert items have a page of their own.
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cmocka.hpp"
#include "icewarn/flags.hpp"
#include "tshark.hpp"

namespace {

using Types = std::map<std::string, std::string>; ///< name of the field to FT_...

std::vector<std::string> split(const std::string& line, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(line);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

bool has_page_of_its_own(const std::string& field)
{
    for (const icewarn::Flag& flag : icewarn::flag_table)
        if (field == "icewarn." + std::string(flag.leaf)) return true;
    return field.rfind("icewarn.expert", 0) == 0;
}

/// Rows of `tshark -G fields`: F, name, filter name, type, ...
Types registered_fields(const std::string& listing)
{
    Types types;
    for (const std::string& line : dissect::lines_of(listing)) {
        const std::vector<std::string> row = split(line, '\t');
        if (row.size() < 4 || row[0] != "F" || row[2].rfind("icewarn.", 0) != 0) continue;
        if (!has_page_of_its_own(row[2])) types[row[2]] = row[3];
    }
    return types;
}

/// Rows of the page: | `icewarn.name` | FT_TYPE | what it is |
Types documented_fields()
{
    Types types;
    for (const std::string& line : dissect::lines_of(dissect::read_file(ICEWARN_FIELDS_PAGE))) {
        const std::vector<std::string> row = split(line, '|');
        if (row.size() < 4 || row[1].rfind(" `icewarn.", 0) != 0) continue;
        types[row[1].substr(2, row[1].size() - 4)] = row[2].substr(1, row[2].size() - 2);
    }
    return types;
}

std::string compare(const Types& registered, const Types& documented)
{
    if (registered.empty()) return "the plugin registers no fields";
    std::string wrong;
    for (const auto& [name, type] : registered) {
        const auto row = documented.find(name);
        if (row == documented.end()) wrong += "fields.md lacks " + name + " (" + type + ")\n";
        else if (row->second != type) wrong += "fields.md has " + row->second + " for " + name + " (" + type + ")\n";
    }
    for (const auto& [name, type] : documented)
        if (registered.count(name) == 0) wrong += "fields.md has " + name + ", which is not registered\n";
    return wrong;
}

bool page_agrees()
{
    const dissect::Stage stage;
    const std::string wrong = compare(registered_fields(stage.tshark({"-G", "fields"}).out), documented_fields());
    if (!wrong.empty()) print_error("%s", wrong.c_str());
    return wrong.empty();
}

void page_names_each_field(void**) { assert_true(page_agrees()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {cmocka_unit_test(page_names_each_field)};
    return cmocka_run_group_tests_name("fields", tests, nullptr, nullptr);
}
