// SPDX-License-Identifier: GPL-2.0-or-later
// One object of the output for machines: names with values, in their order, as a line of JSON or as cells of CSV.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace icewarn::tool {

/// Takes the members of an object one after the other.
class Record {
public:
    virtual ~Record() = default;

    /// A dot in the name makes an object of the JSON: local_site.ip and local_site.port, which have to follow each
    /// other, become {"local_site":{"ip":...,"port":...}}.
    virtual void text(std::string_view name, std::string_view value) = 0;
    void text_if(std::string_view name, std::string_view value) ///< nothing for an empty value
    {
        if (!value.empty()) text(name, value);
    }
    virtual void number(std::string_view name, std::int64_t value) = 0;
    virtual void real(std::string_view name, double value) = 0;
    virtual void truth(std::string_view name, bool value) = 0;

    /// Texts between the two are items.
    virtual void begin_list(std::string_view name) = 0;
    virtual void item(std::string_view text) = 0;
    virtual void end_list() = 0;

    /// Objects within this one, each begun and ended.
    virtual void begin_objects(std::string_view name) = 0;
    virtual void begin_object() = 0;
    virtual void end_object() = 0;
    virtual void end_objects() = 0;

protected:
    Record() = default;
    Record(const Record&) = default;
    Record& operator=(const Record&) = default;
};

/// A list that is left out when nothing is added.
class ListIfAny {
public:
    ListIfAny(Record& record, std::string_view name) : record_(record), name_(name) {}
    ~ListIfAny()
    {
        if (any_) record_.end_list();
    }
    ListIfAny(const ListIfAny&) = delete;
    ListIfAny& operator=(const ListIfAny&) = delete;

    void add(std::string_view text)
    {
        if (!std::exchange(any_, true)) record_.begin_list(name_);
        record_.item(text);
    }

private:
    Record& record_;
    std::string_view name_;
    bool any_ = false;
};

/// One line without its end. Texts keep their characters: what acts on terminals is escaped as JSON has it.
class JsonRecord final : public Record {
public:
    /// @param line  receives the object behind what it has already
    explicit JsonRecord(std::string& line) : line_(line) { line_ += '{'; }
    void finish(); ///< nothing may follow

    void text(std::string_view name, std::string_view value) override;
    void number(std::string_view name, std::int64_t value) override;
    void real(std::string_view name, double value) override;
    void truth(std::string_view name, bool value) override;
    void begin_list(std::string_view name) override;
    void item(std::string_view text) override;
    void end_list() override { line_ += ']'; }
    void begin_objects(std::string_view name) override;
    void begin_object() override;
    void end_object() override { finish(); }
    void end_objects() override { line_ += ']'; }

private:
    void lead(std::string_view name);
    void quote(std::string_view text);

    std::string& line_;
    std::string_view open_; ///< the object that names with a dot have opened
};

/// Members as cells of CSV (RFC 4180); objects have none. Lists have "; " between their texts. What a spreadsheet would
/// take for a formula gets an apostrophe in front.
class CsvRecord final : public Record {
public:
    std::string cell(std::string_view name) const; ///< empty when there is no such member

    void text(std::string_view name, std::string_view value) override;
    void number(std::string_view name, std::int64_t value) override;
    void real(std::string_view name, double value) override;
    void truth(std::string_view name, bool value) override;
    void begin_list(std::string_view name) override { text(name, {}); }
    void item(std::string_view text) override;
    void end_list() override {}
    void begin_objects(std::string_view /*name*/) override { in_objects_ = true; }
    void begin_object() override {}
    void end_object() override {}
    void end_objects() override { in_objects_ = false; }

private:
    struct Cell {
        std::string_view name;
        std::string text;
        bool is_number = false;
    };

    void add(std::string_view name, std::string text, bool is_number);

    std::vector<Cell> cells_;
    bool in_objects_ = false;
};

} // namespace icewarn::tool
