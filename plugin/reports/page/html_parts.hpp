// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a call's page, in their order.
#pragma once

#include "reports/page/html_out.hpp"
#include "reports/page/model.hpp"

namespace icewarn::page {

/// `class="bad"` and the like.
void add_tone(Html& html, Tone tone);

void add_paths(Html& html, const Page& page, const Call& call);
void add_asks(Html& html, const Call& call);
void add_candidates(Html& html, const Call& call);
void add_ladder(Html& html, const Call& call);
void add_quality(Html& html, const Call& call);
void add_server_records(Html& html, const Call& call);
void add_basis(Html& html, const Call& call);

} // namespace icewarn::page
