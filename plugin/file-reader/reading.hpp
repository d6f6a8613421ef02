// SPDX-License-Identifier: GPL-2.0-or-later
// What Wireshark calls to open and read a log as a capture file.
#pragma once

namespace icewarn {

/// Registers the file type and how it is recognised.
void register_file_type();

} // namespace icewarn
