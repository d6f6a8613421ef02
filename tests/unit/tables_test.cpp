// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of flags and keys against those of plugin/data, and how they are looked up.
#include "cmocka.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "icewarn/flags.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/problems.hpp"
#include "icewarn/quality_metrics.hpp"
#include "icewarn/summary.hpp"
#include "data_words.hpp"
#include "tsv.hpp"

using namespace icewarn;

namespace {

bool complain(std::string_view table, std::size_t row)
{
    std::fprintf(stderr, "%s, row %zu differs\n", std::string(table).c_str(), row);
    return false;
}

bool check_flags()
{
    const Tsv data("ice-flags.tsv");
    if (flag_table.size() != data.size()) return complain("flags", data.size());
    std::uint32_t all = 0;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const Flag& got = flag_table[i];
        if (got.bit != std::stoul(data.cell(i, "bit"), nullptr, 16) || got.leaf != data.cell(i, "leaf") ||
            got.label != data.cell(i, "label") || word_of(got.klass) != data.cell(i, "class") ||
            word_of(got.remark) != data.cell(i, "remark") || word_of(got.basis) != data.cell(i, "basis") ||
            got.advice != data.cell(i, "advice") || got.if_untried != data.cell(i, "untried"))
            return complain("flags", i);
        if (got.label.empty() || got.brief.empty() || got.advice.empty()) return complain("flags without words", i);
        if (got.if_untried.empty() == ((got.bit & 0x300) != 0)) return complain("flags perhaps untried", i);
        all |= got.bit;
    }
    return known_flags == all && all == 0x1fffffff && local_failed_bit == 0x20;
}

void flags_of_icewarn(void**) { assert_true(check_flags()); }

/// The remark is said, but what is said of an untried path goes with 0x20 clear alone.
bool check_explanations()
{
    for (const Flag& flag : flag_table) {
        const Explanation alone = explain(flag, flag.bit);
        const Explanation with_local = explain(flag, flag.bit | 0x20);
        const bool depends = flag.bit == 0x100 || flag.bit == 0x200;
        if (alone.remark != remark_text(flag.remark) || alone.advice != (depends ? flag.if_untried : flag.advice))
            return complain("explanations", flag.bit);
        if (with_local.advice != flag.advice) return complain("explanations with 0x20", flag.bit);
        if (!depends && with_local.remark != alone.remark) return complain("remarks with 0x20", flag.bit);
    }
    return remark_text(Remark::unstated).empty();
}

void explanations(void**) { assert_true(check_explanations()); }

std::string folded(std::string_view name, bool upper)
{
    std::string text(name);
    for (char& c : text)
        if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        else if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// "0 none, 1 enterprise"; for bits "0x1 Other kind, 0x2 Ethernet".
std::string names_of(const KeyRow& row)
{
    std::string all;
    const auto add = [&](const std::string& number, std::string_view name) {
        all.append(all.empty() ? "" : ", ").append(number).append(" ").append(name);
    };
    for (const ValueName& name : row.names) add(std::to_string(name.value), name.name);
    if (row.kind != ValueKind::bits) return all;
    for (const InterfaceBit& bit : interface_bits) {
        LabelText number;
        add(number.add_hex(bit.bit, 1).c_str(), bit.label);
    }
    return all;
}

/// A number with names is an "enum" there, and so is one whose names are unknown.
bool is_kind(const KeyRow& row, const std::string& kind)
{
    return kind == word_of(row.kind) || (kind == "enum" && row.kind == ValueKind::number);
}

bool check_keys()
{
    const Tsv data("media-debug-keys.tsv");
    if (key_table.size() != data.size()) return complain("keys", data.size());
    for (std::size_t i = 0; i < data.size(); ++i) {
        const std::string name = data.cell(i, "key");
        const Key key = find_key(name);
        if (key == Key::none) return complain("keys by name", i);
        const KeyRow& got = key_row(key);
        if (got.key != key || got.name != name || !is_kind(got, data.cell(i, "kind")) ||
            word_of(got.basis) != data.cell(i, "basis") || got.meaning != data.cell(i, "meaning") ||
            names_of(got) != data.cell(i, "values"))
            return complain("keys", i);
        const bool marks_flat = name == "ICEWarn" || name == "ICEWarnEx" || name == "UserType" || name == "MediaType" ||
                                name == "MediaChanBlob";
        if (got.marks_flat != marks_flat) return complain("keys that mark the flat form", i);
        if (find_key(folded(got.name, true)) != key || find_key(folded(got.name, false)) != key)
            return complain("keys in other letter case", i);
    }
    return find_key("") == Key::none && find_key("ICEWar") == Key::none && find_key("ICEWarnX") == Key::none &&
           find_key("reason") == Key::none;
}

void keys_by_name(void**) { assert_true(check_keys()); }

bool check_names()
{
    const ValueNames& names = key_row(Key::federation_type).names;
    return names.find(2) == "public cloud" && names.find(3).empty() && key_row(Key::mr_res_u).names.find(0).empty();
}

void names_by_value(void**) { assert_true(check_names()); }

const char* unit_of(MetricUnit unit)
{
    return word(std::array<const char*, 6>{"ms", "fraction", "MOS", "count", "bit/s", "text"}, unit);
}

bool check_metrics()
{
    const Tsv data("quality-metrics.tsv");
    if (metric_table.size() != data.size()) return complain("metrics", data.size());
    for (std::size_t i = 0; i < data.size(); ++i) {
        const MetricRow& got = metric_table[i];
        const bool mos = got.metric == Metric::mos || got.metric == Metric::mos_min;
        if (static_cast<std::size_t>(got.metric) != i || got.leaf != data.cell(i, "metric") ||
            got.element != data.cell(i, "element") || unit_of(got.unit) != data.cell(i, "unit") ||
            got.meaning != data.cell(i, "meaning") || find_metric(got.element) != &got ||
            data.cell(i, "not_inside") != (mos ? "RecvListenMOS, SendListenMOS" : ""))
            return complain("metrics", i);
    }
    return find_metric("Jitter") == nullptr;
}

bool check_thresholds()
{
    const Tsv data("quality-thresholds.tsv");
    if (metric_thresholds.size() != data.size()) return complain("thresholds", data.size());
    for (std::size_t i = 0; i < data.size(); ++i) {
        const MetricThreshold& got = metric_thresholds[i];
        const double fair = std::stod(data.cell(i, "fair_above"));
        const double poor = std::stod(data.cell(i, "poor_above"));
        if (metric_row(got.metric).leaf != data.cell(i, "metric") || got.fair_above != fair || got.poor_above != poor ||
            unit_of(metric_row(got.metric).unit) != data.cell(i, "unit"))
            return complain("thresholds", i);
        // At or below the first good, above the second poor.
        if (classify(got.metric, fair) != QualityClass::good ||
            classify(got.metric, fair * 1.01) != QualityClass::fair ||
            classify(got.metric, poor) != QualityClass::fair || classify(got.metric, poor * 1.01) != QualityClass::poor)
            return complain("classes", i);
    }
    return !classify(Metric::jitter_max, 1000) &&
           metric_line(Metric::loss, 0.12).view() == "packet loss 12 % (0.12), poor above 5 % (0.05)" &&
           metric_line(Metric::jitter, 18).view() == "jitter 18 ms, fair above 15 ms" &&
           metric_line(Metric::degradation, 1.5).view() == "MOS degradation 1.5, poor above 1";
}

void metrics_and_thresholds(void**) { assert_true(check_metrics() && check_thresholds()); }

bool check_problems()
{
    for (std::size_t i = 0; i < problem_table.size(); ++i) {
        const ProblemRow& row = problem_row(static_cast<Problem>(i));
        if (static_cast<std::size_t>(row.problem) != i || row.text.empty() != (i == 0)) return complain("problems", i);
    }
    for (const Problem unusual :
         {Problem::decimal_flags, Problem::hex_without_prefix, Problem::double_colon_port, Problem::ipv6_guessed,
          Problem::repeated, Problem::junk_after_number, Problem::escaped_value, Problem::bad_media_name,
          Problem::bad_key_name, Problem::undecoded_flags})
        if (problem_row(unusual).klass != ProblemClass::unusual) return false;
    for (const Problem malformed : {Problem::no_error_id, Problem::missing_quote, Problem::junk_after_quote,
                                    Problem::not_key_value, Problem::empty_flags, Problem::number_too_big,
                                    Problem::bad_port, Problem::no_address, Problem::cut_by_capture})
        if (problem_row(malformed).klass != ProblemClass::malformed) return false;
    for (const Problem limit : {Problem::too_many_parameters, Problem::too_many_reports, Problem::too_many_items})
        if (problem_row(limit).klass != ProblemClass::limit) return false;
    return true;
}

void problems_by_class(void**) { assert_true(check_problems()); }

} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(flags_of_icewarn),  cmocka_unit_test(explanations),

        cmocka_unit_test(keys_by_name),      cmocka_unit_test(names_by_value),
        cmocka_unit_test(problems_by_class), cmocka_unit_test(metrics_and_thresholds),
    };
    return cmocka_run_group_tests_name("tables", tests, nullptr, nullptr);
}
