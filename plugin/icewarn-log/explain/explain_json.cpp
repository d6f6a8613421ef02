// SPDX-License-Identifier: GPL-2.0-or-later
// Explanations as JSON. A number alone gives its members at the top, everything else arrays.
#include "icewarn-log/explain/explain_json.hpp"

#include "icewarn-log/explain/found.hpp"
#include "icewarn-log/output/json.hpp"
#include "icewarn/error_ids.hpp"

namespace icewarn::tool {
namespace {

constexpr std::string_view tcp_media = "application-sharing";

void add_number(Json& json, const PastedNumber& number)
{
    ReportFacts facts;
    facts.flags = number.flags;
    json.text_if("label", number.label);
    add_assessment(json, facts);
    json.begin_object("application_sharing");
    facts.media = tcp_media;
    add_paths_and_verdict(json, facts);
    json.end_object();
}

void add_pair(Json& json, std::string_view name, std::string_view value)
{
    json.begin_object();
    json.text_if("name", name);
    json.text("value", value);
    json.end_object();
}

void add_parameters(Json& json, const Diagnostics& diagnostics)
{
    json.begin_array("parameters");
    for (const Parameter& parameter : diagnostics.parameters)
        if (parameter.role == ParameterRole::source || parameter.role == ParameterRole::other)
            add_pair(json, decoded(view(diagnostics.text, parameter.name), false), value_text(diagnostics, parameter));
    json.end_array();
}

void add_items(Json& json, const Diagnostics& diagnostics, const Report& report)
{
    json.begin_array("items");
    for (std::size_t i = report.first_item; i < report.first_item + report.item_count; ++i) {
        const Item& item = diagnostics.items[i];
        if (item.key == Key::icewarn || item.key == Key::user_type || item.key == Key::media_type) continue;
        add_pair(json, decoded(view(diagnostics.text, item.name), false), value_text(diagnostics, item));
    }
    json.end_array();
}

void add_failure(Json& json, const Verdict& verdict)
{
    json.number("outcome", static_cast<std::int64_t>(verdict.outcome));
    json.text("outcome_name", outcome_row(verdict.outcome).name);
    json.begin_array("verdict");
    for (std::size_t i = 0; i < verdict.size(); ++i) json.text(nullptr, verdict[i].view());
    json.end_array();
}

void add_pasted_header(Json& json, const PastedHeader& header, std::string_view context)
{
    Diagnostics diagnostics;
    parse(header.value, diagnostics);
    json.begin_object();
    json.text_if("in", context);
    json.text_if("header", header.name);
    if (header.extent == Extent::whole) add_header(json, diagnostics);
    const ErrorIdRange* range = find_error_id_range(diagnostics.error_id);
    if (header.extent == Extent::whole && range != nullptr) json.text("component", range->component);
    if (header.extent != Extent::blocks && !diagnostics.parameters.empty()) add_parameters(json, diagnostics);
    if (const auto failure = failure_of(header, diagnostics)) add_failure(json, *failure);
    json.begin_array("reports");
    for (const Report& report : diagnostics.reports) {
        json.begin_object();
        add_report(json, describe_pasted(header, diagnostics, report));
        if (report.item_count > 1) add_items(json, diagnostics, report);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void add_error_id(Json& json, std::uint32_t id)
{
    json.begin_object();
    json.number("error_id", id);
    if (const ErrorId* row = find_error_id(id); row != nullptr) json.text("meaning", row->meaning);
    if (const ErrorIdRange* range = find_error_id_range(id); range != nullptr) json.text("component", range->component);
    json.end_object();
}

void add_event(Json& json, const log::Event& event)
{
    json.begin_object();
    json.begin_array("fields");
    for (const log::EventField& field : log::event_fields)
        if (!(event.*field.member).empty()) add_pair(json, field.name, event.*field.member);
    json.end_array();
    json.end_object();
}

void add_headers(Json& json, const Pasted& pasted)
{
    std::string context;
    Explainer explainer;
    explainer.on_context = [&](std::string_view where) { context.assign(where); };
    explainer.on_report = [](const MessageReport&) {};
    explainer.on_header = [&](const PastedHeader& header) { add_pasted_header(json, header, context); };
    explainer.on_failure = [&](const Verdict& verdict) {
        json.begin_object();
        json.text_if("in", context);
        add_failure(json, verdict);
        json.end_object();
    };
    json.begin_array("headers");
    walk(pasted, explainer);
    json.end_array();
}

void add_quality_reports(Json& json, const Pasted& pasted)
{
    Explainer explainer;
    explainer.on_context = [](std::string_view) {};
    explainer.on_header = [](const PastedHeader&) {};
    explainer.on_report = [&](const MessageReport& report) {
        json.begin_object();
        json.text_if("call_id", report.call.call_id);
        add_report(json, report);
        json.end_object();
    };
    json.begin_array("quality_reports");
    walk(pasted, explainer);
    json.end_array();
}

template <class List, class Add> void add_list(Json& json, const char* name, const List& list, Add add)
{
    if (list.empty()) return;
    json.begin_array(name);
    for (const auto& entry : list) add(entry);
    json.end_array();
}

} // namespace

void explain_as_json(const Pasted& pasted)
{
    Json json;
    json.begin_object();
    const bool has_headers = !pasted.headers.empty() || !pasted.messages.empty() || !pasted.documents.empty();
    const bool one_number = pasted.numbers.size() == 1 && !has_headers;
    if (one_number) add_number(json, pasted.numbers[0]);
    if (has_headers) add_headers(json, pasted);
    if (!pasted.messages.empty() || !pasted.documents.empty()) add_quality_reports(json, pasted);
    if (!one_number)
        add_list(json, "numbers", pasted.numbers, [&](const PastedNumber& number) {
            json.begin_object();
            add_number(json, number);
            json.end_object();
        });
    add_list(json, "error_ids", pasted.error_ids, [&](const PastedId& pasted_id) { add_error_id(json, pasted_id.id); });
    add_list(json, "events", pasted.events, [&](const log::Event& event) { add_event(json, event); });
    add_list(json, "not_icewarn", pasted.others, [&](const PastedOther& other) {
        json.begin_object();
        json.text("name", other.name);
        json.text("value", other.value);
        json.text("meaning", other.meaning);
        json.end_object();
    });
    add_list(json, "remarks", pasted.guesses, [&](const std::string& guess) { json.text(nullptr, guess); });
    json.end_object();
    json.finish();
}

} // namespace icewarn::tool
