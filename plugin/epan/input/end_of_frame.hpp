// SPDX-License-Identifier: GPL-2.0-or-later
// The end of frames, where Wireshark calls post-dissectors.
//
// Wireshark calls a post-dissector for every frame while its protocol is enabled, and a call alone is 130 instructions.
// So ours has a protocol of its own, which is enabled while a frame is wanted, and disabled again at its end. What the
// user enables and disables is "icewarn"; whether this one is enabled nobody needs to know.
#pragma once

#include "epan/epan_compat.hpp"

namespace icewarn {

/// To be called once when protocols are registered.
/// @return what has to join the post-dissectors
dissector_handle_t register_end_of_frame(dissector_t dissector);

/// To be called before captures are dissected anew.
/// @param all  the ends of all frames are wanted
void reset_ends(bool all);

/// Wants the end of the frame at hand.
void want_end();

/// Wants the ends of all frames from this one on, until captures are dissected anew.
void want_all_ends();

/// To be called at the end of each frame that was wanted.
void leave_end();

} // namespace icewarn
