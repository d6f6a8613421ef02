// SPDX-License-Identifier: GPL-2.0-or-later
// SHA-256 through GLib.
#include "icewarn-log/input/keyed_digest.hpp"

#include <glib.h>

#include <random>

namespace icewarn::tool {
namespace {

using Key = std::array<std::uint32_t, 8>;

Key make_key()
{
    std::random_device source;
    Key key{};
    for (std::uint32_t& word : key) word = source();
    return key;
}

template <typename Data> void add(GChecksum* checksum, const Data* data, std::size_t bytes)
{
    g_checksum_update(checksum, reinterpret_cast<const guchar*>(data), static_cast<gssize>(bytes));
}

} // namespace

Digest digest_of(std::initializer_list<std::string_view> texts)
{
    static const Key key = make_key();
    GChecksum* checksum = g_checksum_new(G_CHECKSUM_SHA256);
    add(checksum, key.data(), sizeof key);
    for (const std::string_view text : texts) {
        const std::uint64_t size = text.size();
        add(checksum, &size, sizeof size);
        add(checksum, text.data(), text.size());
    }
    Digest digest{};
    gsize size = sizeof digest;
    g_checksum_get_digest(checksum, reinterpret_cast<guint8*>(digest.data()), &size);
    g_checksum_free(checksum);
    return digest;
}

} // namespace icewarn::tool
