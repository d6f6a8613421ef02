// SPDX-License-Identifier: GPL-2.0-or-later
// Draws which call a report is about, and the links to the other frames of that call.
#pragma once

#include "canvas.hpp"

namespace icewarn {

void draw_call(const Canvas& canvas, proto_tree* tree);

} // namespace icewarn
