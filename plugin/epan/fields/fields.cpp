// SPDX-License-Identifier: GPL-2.0-or-later
// Registration of the fields. What a flag, an error ID or an interface bit is called comes from the tables of the core.
#include "epan/fields/fields.hpp"

#include <algorithm>

#include "icewarn/error_ids.hpp"
#include "epan/fields/registrar.hpp"

namespace icewarn {

Fields hf;
Subtrees ett;

namespace {

/// Names of a key's values, as Wireshark takes them.
const value_string* names_of(Key key)
{
    const ValueNames& names = key_row(key).names;
    auto* rows = wmem_alloc0_array(wmem_epan_scope(), value_string, names.count + 1); // the last row ends the list
    std::transform(names.begin(), names.end(), rows, [](const ValueName& row) {
        return value_string{row.value, row.name.data()};
    });
    return rows;
}

/// Of all IDs, those of gateways too, in ascending order, since Wireshark then finds them by bisection.
value_string_ext* error_id_names()
{
    constexpr std::size_t count = error_ids.size() + gateway_ids.size();
    auto* rows = wmem_alloc0_array(wmem_epan_scope(), value_string, count + 1); // the last row ends the list
    const auto to_row = [](const ErrorId& row) { return value_string{row.id, row.meaning.data()}; };
    const auto* const gap = std::find_if(error_ids.begin(), error_ids.end(),
                                         [](const ErrorId& row) { return row.id > gateway_ids.back().id; });
    auto* end = std::transform(error_ids.begin(), gap, rows, to_row);
    end = std::transform(gateway_ids.begin(), gateway_ids.end(), end, to_row);
    std::transform(gap, error_ids.end(), end, to_row);
    return lasting_names(rows, count + 1, "icewarn_error_ids");
}

void register_header_fields(const Registrar& r)
{
    r.add_text(hf.header, "Header", "icewarn.header", "Name of the SIP header, lower-cased");
    r.add(hf.in_error, "Quoted in an error packet", "icewarn.in_error", FT_BOOLEAN, BASE_NONE,
          "The SIP message is quoted inside an ICMP error and was not sent in this packet");
    r.add(hf.error_id, "Error ID", "icewarn.error_id", FT_UINT32, BASE_DEC | BASE_EXT_STRING,
          "The leading number, which says what happened", error_id_names());
    r.add(hf.error_sub_id, "Error sub ID", "icewarn.error_sub_id", FT_UINT32, BASE_DEC,
          "The number behind the error ID and a dot");
    r.add_text(hf.error_component, "Component", "icewarn.error_component",
               "The component whose range the error ID lies in");
    r.add_text(hf.reason, "Reason", "icewarn.reason", "What happened, in the words of the sender");
    r.add_text(hf.source, "Source", "icewarn.source", "The server that sent the diagnostics");
    r.add_text(hf.param, "Parameter", "icewarn.param", "Any other parameter as it stands");
    r.add_text(hf.param_name, "Name", "icewarn.param.name", "Name of a parameter as it stands");
    r.add_text(hf.param_value, "Value", "icewarn.param.value", "Value of a parameter without quotes and escapes");
    r.add_text(hf.undecoded, "Not decoded", "icewarn.undecoded",
               "Text that is no part of the grammar or lies beyond a limit, as it stands");
}

void register_report_fields(const Registrar& r)
{
    r.add_text(hf.report, "Report", "icewarn.report", "One media report in a line: side, media and ICEWarn flags");
    r.add_text(hf.side, "Side", "icewarn.side", "The side that reports, caller or callee");
    r.add_text(hf.media, "Media", "icewarn.media", "The media that the report is about, lower-cased");
    r.add_key(hf.flags, Key::icewarn, "icewarn.flags", FT_UINT32, BASE_HEX);
    r.add_key(hf.flags_ex, Key::icewarn_ex, "icewarn.flags_ex", FT_UINT32, BASE_HEX);
    r.add(hf.unknown_flags, "Unknown flags", "icewarn.unknown_flags", FT_UINT32, BASE_HEX,
          "The set bits of ICEWarn that have no known meaning");
    for (std::size_t i = 0; i < flag_table.size(); ++i) {
        const Flag& flag = flag_table[i];
        const char* advice =
            flag.if_untried.empty()
                ? flag.advice.data()
                : "To be read with local connectivity (0x20): while that is clear, perhaps never tried";
        r.add_bit(hf.flag[i], flag.label, join("icewarn.", flag.leaf.data()), flag.bit, advice);
    }

    r.add_endpoint(hf.local_site, Key::local_site, "icewarn.local_site");
    r.add_endpoint(hf.remote_site, Key::remote_site, "icewarn.remote_site");
    r.add_endpoint(hf.local_mr, Key::local_mr, "icewarn.local_mr");
    r.add_endpoint(hf.remote_mr, Key::remote_mr, "icewarn.remote_mr");
    r.add_endpoint(hf.base_address, Key::base_address, "icewarn.base_address");
    r.add(hf.addr, "Any address", "icewarn.addr", FT_IPv4, BASE_NONE, "Any IPv4 address of a report");
    r.add(hf.addr6, "Any IPv6 address", "icewarn.addr6", FT_IPv6, BASE_NONE, "Any IPv6 address of a report");

    r.add_key(hf.local_mr_rtcp_port, Key::local_mr_rtcp_port, "icewarn.local_mr_rtcp_port", FT_UINT16, BASE_DEC);
    r.add_key(hf.remote_mr_rtcp_port, Key::remote_mr_rtcp_port, "icewarn.remote_mr_rtcp_port", FT_UINT16, BASE_DEC);
    r.add_key(hf.port_range, Key::port_range, "icewarn.port_range", FT_STRING, BASE_NONE);
    r.add(hf.port_range_min, "Lowest port", "icewarn.port_range.min", FT_UINT16, BASE_DEC,
          "Lowest configured media port");
    r.add(hf.port_range_max, "Highest port", "icewarn.port_range.max", FT_UINT16, BASE_DEC,
          "Highest configured media port");
    r.add_enum(hf.local_location, Key::local_location, "icewarn.local_location", names_of(Key::local_location));
    r.add_enum(hf.remote_location, Key::remote_location, "icewarn.remote_location", names_of(Key::remote_location));
    r.add_enum(hf.federation_type, Key::federation_type, "icewarn.federation_type", names_of(Key::federation_type));
    r.add_key(hf.network_name, Key::network_name, "icewarn.network_name", FT_STRING, BASE_NONE);
    r.add_interfaces(hf.interfaces, Key::interfaces, "icewarn.interfaces");
    r.add_interfaces(hf.base_interface, Key::base_interface, "icewarn.base_interface");

    r.add_text(hf.item, "Item", "icewarn.item", "Any other Key=Value of a report as it stands");
    r.add_text(hf.item_name, "Name", "icewarn.item.name", "Key of an item as it stands");
    r.add_text(hf.item_value, "Value", "icewarn.item.value", "Value of an item without quotes and escapes");
}

} // namespace

void register_fields(int protocol)
{
    const Registrar registrar(protocol);
    register_header_fields(registrar);
    register_report_fields(registrar);
    register_call_fields(registrar);
    register_quality_fields(registrar);
    register_relay_fields(registrar);

    static int* const subtrees[] = {&ett.header, &ett.report, &ett.flags, &ett.endpoint, &ett.range,
                                    &ett.bits,   &ett.param,  &ett.item,  &ett.call,     &ett.stream};
    proto_register_subtree_array(subtrees, array_length(subtrees));
}

} // namespace icewarn
