// SPDX-License-Identifier: GPL-2.0-or-later
// Fields in the order of plugin/doc/fields.md.
#include "icewarn-log/output/report_record.hpp"

#include <utility>
#include <vector>

#include "capture/clock.hpp"
#include "icewarn/error_names.hpp"
#include "icewarn/flags.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/paths.hpp"
#include "icewarn/printable.hpp"
#include "icewarn-log/output/quality_record.hpp"
#include "icewarn-log/output/report_row.hpp"
#include "reports/page/endpoint_text.hpp"

namespace icewarn::tool {
namespace {

/// The names that a key of a report has. Keys that are not listed are items.
struct KeyNames {
    Key key;
    const char* name;   ///< of the number or text, or of the text of an endpoint
    const char* second; ///< of the number in words; the address of an endpoint; the lower end of a range
    const char* third;  ///< the port; the upper end
};

constexpr KeyNames key_names[] = {
    {Key::icewarn_ex, "flags_ex", nullptr, nullptr},
    {Key::local_site, "local_site.text", "local_site.ip", "local_site.port"},
    {Key::remote_site, "remote_site.text", "remote_site.ip", "remote_site.port"},
    {Key::local_mr, "local_mr.text", "local_mr.ip", "local_mr.port"},
    {Key::remote_mr, "remote_mr.text", "remote_mr.ip", "remote_mr.port"},
    {Key::base_address, "base_address.text", "base_address.ip", "base_address.port"},
    {Key::port_range, nullptr, "port_range.min", "port_range.max"},
    {Key::local_mr_rtcp_port, "local_mr_rtcp_port", nullptr, nullptr},
    {Key::remote_mr_rtcp_port, "remote_mr_rtcp_port", nullptr, nullptr},
    {Key::local_location, "local_location", "local_location_name", nullptr},
    {Key::remote_location, "remote_location", "remote_location_name", nullptr},
    {Key::federation_type, "federation_type", "federation_type_name", nullptr},
    {Key::network_name, "network_name", nullptr, nullptr},
    {Key::interfaces, "interfaces", nullptr, nullptr},
    {Key::base_interface, "base_interface", nullptr, nullptr},
};

const KeyNames* find_names(Key key)
{
    for (const KeyNames& names : key_names)
        if (names.key == key) return &names;
    return nullptr;
}

class Writer {
public:
    Writer(Record& record, const MessageReport& report) : record_(record), report_(report) {}

    void add_items()
    {
        if (report_.report == nullptr) return;
        const auto& items = report_.diagnostics->items;
        std::vector<Span> others;
        const std::size_t end = report_.report->first_item + report_.report->item_count;
        for (std::size_t i = report_.report->first_item; i < end; ++i) {
            const Item& item = items[i];
            if (item.value.empty() || item.key == Key::icewarn || item.key == Key::user_type ||
                item.key == Key::media_type)
                continue;
            const KeyNames* names = find_names(item.key);
            const auto at = static_cast<std::size_t>(item.key);
            if (names == nullptr || (seen_ >> at & 1U) != 0 || !add(item, *names)) others.push_back(item.whole);
            else seen_ |= std::uint64_t{1} << at;
        }
        ListIfAny list(record_, "items");
        for (const Span other : others) list.add(text(other));
    }

    /// Of a quality report, which has no keys.
    void add_quality_endpoints()
    {
        const ReportFacts& facts = report_.facts;
        for (const auto& [key, known] :
             {std::pair(Key::local_site, &facts.local_site), std::pair(Key::remote_site, &facts.remote_site),
              std::pair(Key::base_address, &facts.base_address)}) {
            if (!known->present) continue;
            add_endpoint(*find_names(key), known->endpoint);
        }
    }

private:
    std::string text(Span span, bool quoted = false) const
    {
        return decoded(view(report_.diagnostics->text, span), quoted);
    }

    void add_endpoint(const KeyNames& names, const Endpoint& endpoint)
    {
        record_.text_if(names.second, page::address_text(endpoint));
        if (endpoint.port) record_.number(names.third, *endpoint.port);
    }

    /// @return false for a value that is not of the kind that the key has
    bool add(const Item& item, const KeyNames& names)
    {
        if (const auto* number = std::get_if<std::uint32_t>(&item.decoded)) {
            record_.number(names.name, *number);
            if (names.second != nullptr) record_.text_if(names.second, key_row(item.key).names.find(*number));
            return true;
        }
        if (const auto* endpoint = std::get_if<Endpoint>(&item.decoded)) {
            record_.text(names.name, text(item.value, item.quoted));
            add_endpoint(names, *endpoint);
            return true;
        }
        if (const auto* range = std::get_if<PortRange>(&item.decoded)) {
            if (range->min) record_.number(names.second, *range->min);
            if (range->max) record_.number(names.third, *range->max);
            return true;
        }
        if (key_row(item.key).kind != ValueKind::text) return false;
        record_.text(names.name, text(item.value, item.quoted));
        return true;
    }

    Record& record_;
    const MessageReport& report_;
    std::uint64_t seen_ = 0; ///< keys that came; of repeated ones the first counts
};

static_assert(key_table.size() <= 64, "seen_ has no room for so many keys");

void add_flags(Record& record, std::uint32_t flags, bool verbose)
{
    record.number("flags", flags);
    record.text("flags_text", LabelText().add_hex(flags, 8).view());
    record.begin_list("flags_set");
    for (const Flag& flag : flag_table)
        if ((flags & flag.bit) != 0) record.item(flag.leaf);
    record.end_list();
    if (verbose) {
        record.begin_list("advice");
        for (const Flag& flag : flag_table)
            if ((flags & flag.bit) != 0) record.item(flag_line(flag, flags).view());
        record.end_list();
    }
    if (const std::uint32_t unknown = flags & ~known_flags; unknown != 0) record.number("unknown_flags", unknown);
}

void add_paths(Record& record, const char* name, PathSet paths)
{
    record.begin_list(name);
    for (const PathRow& row : path_table)
        if (paths.has(row.path)) record.item(row.name);
    record.end_list();
}

void add_assessment(Record& record, const MessageReport& report, const OfferedKinds& offered)
{
    Verdict verdict;
    assess(report, verdict, offered);
    record.number("outcome", static_cast<std::int64_t>(verdict.outcome));
    record.text("outcome_name", outcome_row(verdict.outcome).name);
    if (report.facts.flags) {
        add_paths(record, "paths_failed", verdict.paths.failed);
        add_paths(record, "paths_left", verdict.paths.left);
        add_paths(record, "paths_unavailable", verdict.paths.unavailable);
        record.truth("no_path", verdict.paths.no_path);
    }
    record.begin_list("verdict");
    for (std::size_t i = 0; i < verdict.size(); ++i) record.item(verdict[i].view());
    record.end_list();
}

void add_header(Record& record, const Diagnostics& diagnostics)
{
    if (diagnostics.error_id) record.number("error_id", *diagnostics.error_id);
    if (diagnostics.error_sub_id) record.number("error_sub_id", *diagnostics.error_sub_id);
    LabelText meaning;
    if (diagnostics.error_id && add_error_meaning(meaning, *diagnostics.error_id))
        record.text("error_meaning", meaning.view());
    if (const ErrorIdRange* range = find_error_id_range(diagnostics.error_id))
        record.text("error_component", range->component);
    record.text_if("reason", parameter_text(diagnostics, ParameterRole::reason));
    record.text_if("source", parameter_text(diagnostics, ParameterRole::source));
    {
        ListIfAny parameters(record, "params");
        for (const Parameter& parameter : diagnostics.parameters)
            if (parameter.role == ParameterRole::other)
                parameters.add(decoded(view(diagnostics.text, parameter.whole), false));
    }
    ListIfAny notes(record, "notes");
    for (const Note& note : diagnostics.notes)
        notes.add(note_line(note, printable(view(diagnostics.text, note.where))).view());
}

void add_candidates(Record& record, const char* name, const std::optional<CandidateSet>& kinds)
{
    if (kinds) record.text(name, candidates_line(*kinds).view());
}

} // namespace

void add_report(Record& record, const MessageReport& report, const RecordOrigin& origin, const OfferedKinds& offered,
                bool verbose)
{
    record.text("type", report.has_media_report ? "report" : "request");
    record.number("schema", record_schema);
    record.text("report_id", report_id(report.identity));
    if (origin.time_ns != no_time) record.text("time", time_text(origin.time_ns, true));
    record.text_if("host", origin.host);
    record.text("log", origin.log);
    record.number("line", static_cast<std::int64_t>(origin.line));
    record.text("carrier", carrier_name(report.carrier));
    record.text_if("header", report.header);
    record.text_if("call_id", report.call.call_id);
    record.text_if("from", report.call.from);
    record.text_if("to", report.call.to);
    record.text_if("user_agent", report.user_agent);
    record.text_if("method", report.call.method);
    if (report.call.status != 0) record.number("response_code", report.call.status);
    if (report.diagnostics != nullptr) add_header(record, *report.diagnostics);
    if (report.side) record.text("side", *report.side == Side::caller ? "caller" : "callee");
    record.text_if("media", report.media);
    add_assessment(record, report, offered);
    if (report.facts.flags) add_flags(record, *report.facts.flags, verbose);
    if (report.facts.flags_2007) {
        record.number("flags_2007", *report.facts.flags_2007);
        record.text("flags_2007_text", LabelText().add_hex(*report.facts.flags_2007, 8).view());
    }
    record.text_if("ice_status", report.facts.ice_text);
    add_quality(record, report);
    Writer writer(record, report);
    if (report.report != nullptr) writer.add_items();
    else writer.add_quality_endpoints();
    add_candidates(record, "candidates.local", offered.local);
    add_candidates(record, "candidates.remote", offered.remote);
    ListIfAny records(record, "server_records");
    for (const ServerRecord* server : origin.records) records.add(record_text(server->event));
}

} // namespace icewarn::tool
