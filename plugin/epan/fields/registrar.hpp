// SPDX-License-Identifier: GPL-2.0-or-later
// How fields are registered.
#pragma once

#include "epan/epan_compat.hpp"
#include "epan/fields/fields.hpp"

namespace icewarn {

inline const char* join(const char* a, const char* b) { return wmem_strconcat(wmem_epan_scope(), a, b, nullptr); }

/// Registers fields one by one, so that each stands in one line with its name and type.
class Registrar {
public:
    explicit Registrar(int protocol) : protocol_(protocol) {}

    void add(int& id, const char* name, const char* abbrev, ftenum type, int display, const char* blurb,
             const void* strings = nullptr, std::uint32_t bitmask = 0) const
    {
        id = -1; // "not registered yet"
        auto* info = wmem_new(wmem_epan_scope(), hf_register_info);
        *info = {&id, {name, abbrev, type, display, strings, bitmask, blurb, HFILL}};
        proto_register_field_array(protocol_, info, 1);
    }

    void add_text(int& id, const char* name, const char* abbrev, const char* blurb) const
    {
        add(id, name, abbrev, FT_STRING, BASE_NONE, blurb);
    }

    void add_bit(int& id, std::string_view label, const char* abbrev, std::uint32_t bit, const char* blurb) const
    {
        add(id, label.data(), abbrev, FT_BOOLEAN, 32, blurb, TFS(&tfs_set_notset), bit);
    }

    /// A key whose value is shown in a field of its own.
    void add_key(int& id, Key key, const char* abbrev, ftenum type, int display, const void* strings = nullptr) const
    {
        const KeyRow& row = key_row(key);
        add(id, row.name.data(), abbrev, type, display, row.meaning.data(), strings);
    }

    void add_enum(int& id, Key key, const char* abbrev, const value_string* names) const
    {
        add_key(id, key, abbrev, FT_UINT32, BASE_DEC, VALS(names));
    }

    void add_endpoint(EndpointFields& ids, Key key, const char* abbrev) const
    {
        add_key(ids.text, key, abbrev, FT_STRING, BASE_NONE);
        add(ids.ip, "IPv4 address", join(abbrev, ".ip"), FT_IPv4, BASE_NONE, key_row(key).meaning.data());
        add(ids.ipv6, "IPv6 address", join(abbrev, ".ipv6"), FT_IPv6, BASE_NONE, key_row(key).meaning.data());
        add(ids.port, "Port", join(abbrev, ".port"), FT_UINT16, BASE_DEC, key_row(key).meaning.data());
    }

    void add_interfaces(BitFields& ids, Key key, const char* abbrev) const
    {
        add_key(ids.value, key, abbrev, FT_UINT32, BASE_HEX);
        for (std::size_t i = 0; i < interface_bits.size(); ++i)
            add_bit(ids.bits[i], interface_bits[i].label, join(join(abbrev, "."), interface_bits[i].leaf.data()),
                    interface_bits[i].bit, "A kind of network interface; the meaning of the bit is inferred");
    }

private:
    int protocol_;
};

/// The fields of calls, verdicts and other carriers, in fields_call.cpp.
void register_call_fields(const Registrar& registrar);

/// The fields of streams, in fields_quality.cpp.
void register_quality_fields(const Registrar& registrar);

/// The fields of relay credentials, there too.
void register_relay_fields(const Registrar& registrar);

} // namespace icewarn
