#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sh tests/run.sh: installs what is missing, builds, and runs all tests.
# ICEWARN_EXTRA_CAPTURES may name a folder of captures without diagnostics headers, which must look as without the plugin.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=plugin/packages.sh
. "$top/plugin/packages.sh"
# shellcheck disable=SC2086
install_packages $build_packages $test_packages

build=${ICEWARN_BUILD_DIR:-$top/build}
cmake -S "$top" -B "$build" -G Ninja -DICEWARN_BUILD_TESTS=ON
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$(nproc)"
