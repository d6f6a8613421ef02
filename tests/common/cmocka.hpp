// SPDX-License-Identifier: GPL-2.0-or-later
// CMocka from C++. A failing assertion jumps out of the test without running destructors, so tests compute their
// verdict first, in a function that returns, and assert last.
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

extern "C" {
#include <cmocka.h>
}
