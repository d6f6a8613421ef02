# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# Sourced by what builds or tests in chroots of Debian suites. They are kept in ICEWARN_CHROOTS (default
# /var/cache/icewarn-chroots) for the next time.

chroots=${ICEWARN_CHROOTS:-/var/cache/icewarn-chroots}

# The mirror that this machine's apt uses, or ICEWARN_MIRROR.
find_mirror()
{
    if [ -n "${ICEWARN_MIRROR:-}" ]; then
        echo "$ICEWARN_MIRROR"
        return 0
    fi
    # apt expands these, not the shell.
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 2>/dev/null |
        sed -n 's|^\([^ ]*/debian/*\) .*|\1|p' | head -n 1
}

# inside CHROOT COMMAND_LINE: runs it inside the chroot of that name. Its mounts are in a namespace of their own and go with it.
inside()
{
    # shellcheck disable=SC2016
    unshare --mount --propagation private sh -c '
        mount -t proc proc "$0/proc" && exec chroot "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -c "$1"' "$chroots/$1" "$2"
}

# make_chroot NAME SUITE PACKAGES: a new chroot of the suite, with these packages.
make_chroot()
{
    command -v mmdebstrap >/dev/null || install_packages mmdebstrap
    rm -rf "${chroots:?}/$1"
    mkdir -p "$chroots"
    mmdebstrap --quiet --variant=minbase --include="$(echo "$3" | tr ' \n' ',,' | tr -s ,)" \
        --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' "$2" "$chroots/$1" \
        "$(find_mirror)" && : >"$chroots/$1/ready"
}

# copy_source TOP FOLDER: the source tree, without what was built in it.
copy_source()
{
    rm -rf "$2"
    mkdir -p "$2"
    tar -C "$1" --exclude=./.git --exclude='./build*' -cf - . | tar -C "$2" -xf -
}
