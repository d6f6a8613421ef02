// SPDX-License-Identifier: GPL-2.0-or-later
// Parts of multipart bodies, where the user switched off Wireshark's own dissector of those.
#pragma once

namespace icewarn {

/// To be called once when protocols are handed off.
void register_multipart_bodies();

/// Looks at these bodies, or does not. To be called whenever that may have changed.
void update_multipart_bodies(bool wanted);

} // namespace icewarn
