// SPDX-License-Identifier: GPL-2.0-or-later
// The display-filter fields of the protocol. Their names are a contract with the people who write filters and scripts.
#pragma once

#include <array>
#include <cstddef>

#include "epan/epan_compat.hpp"
#include "icewarn/flags.hpp"
#include "icewarn/keys.hpp"
#include "icewarn/quality_metrics.hpp"

namespace icewarn {

struct EndpointFields {
    int text = -1;
    int ip = -1;
    int ipv6 = -1;
    int port = -1;
};

struct BitFields {
    int value = -1;
    std::array<int, interface_bits.size()> bits{};
};

struct Fields {
    int header = -1;
    int in_error = -1;
    int error_id = -1;
    int error_sub_id = -1;
    int error_component = -1;
    int reason = -1;
    int source = -1;
    int param = -1;
    int param_name = -1;
    int param_value = -1;
    int undecoded = -1;

    int report = -1;
    int side = -1;
    int media = -1;
    int flags = -1;
    int flags_ex = -1;
    int unknown_flags = -1;
    std::array<int, flag_table.size()> flag{}; ///< in the order of the flag table
    EndpointFields local_site, remote_site, local_mr, remote_mr, base_address;
    int addr = -1;
    int addr6 = -1;
    int local_mr_rtcp_port = -1;
    int remote_mr_rtcp_port = -1;
    int port_range = -1;
    int port_range_min = -1;
    int port_range_max = -1;
    int local_location = -1;
    int remote_location = -1;
    int federation_type = -1;
    int network_name = -1;
    BitFields interfaces, base_interface;
    int item = -1;
    int item_name = -1;
    int item_value = -1;

    int carrier = -1;
    int outcome = -1;
    int verdict = -1;
    int paths_failed = -1;
    int paths_left = -1;
    int paths_unavailable = -1;
    int no_path = -1;
    int candidates_local = -1;
    int candidates_remote = -1;
    int media_filter = -1;
    int relay = -1;
    int relay_host = -1;
    int relay_location = -1;
    int relay_udp_port = -1;
    int relay_tcp_port = -1;
    int relay_client_location = -1;
    int relay_lifetime = -1;
    int relay_reason = -1;
    int ice_status = -1;
    int stream = -1;
    std::array<int, metric_count> quality{}; ///< by Metric
    int flags_2007 = -1;
    int call_id = -1;
    int from = -1;
    int to = -1;
    int user_agent = -1;
    int call_setup_frame = -1;
    int call_setup_time = -1;
    int call_response_code = -1;
    int call_response_frame = -1;
    int call_diagnostics = -1;
    int call_diagnostics_frame = -1;
    int call_other_report = -1;
    int call_same_report = -1;
};

extern Fields hf;

/// Subtrees, by what they unfold.
struct Subtrees {
    int header = -1;
    int report = -1;
    int flags = -1;
    int endpoint = -1;
    int range = -1;
    int bits = -1;
    int param = -1;
    int item = -1;
    int call = -1;
    int stream = -1;
};

extern Subtrees ett;

/// Registers all fields and subtrees for the protocol.
void register_fields(int protocol);

} // namespace icewarn
