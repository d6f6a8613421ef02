// SPDX-License-Identifier: GPL-2.0-or-later
// Wireshark raises exceptions by longjmp, which runs no destructors: whatever is alive while a function of epan is
// called that may raise one must have none. Types that live there are asserted to be so where they are defined; those
// of the core, which knows nothing of this, here.
#pragma once

#include <type_traits>

#include "core/flag_phrases.hpp"
#include "icewarn/quick_scan.hpp"
#include "icewarn/sdp.hpp"
#include "icewarn/sip_head.hpp"
#include "icewarn/verdict.hpp"

namespace icewarn {

template <typename... Types> inline constexpr bool is_jump_safe = (std::is_trivially_destructible_v<Types> && ...);

static_assert(is_jump_safe<LabelText, QuickScan, ReportFacts, Sdp, SipHead, SipHeadFinder, Verdict>);

} // namespace icewarn
