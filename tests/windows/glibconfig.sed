# SPDX-License-Identifier: GPL-2.0-or-later
# Debian's glibconfig.h (GLib 2.74, amd64) for 64-bit Windows, where a long has 32 bits.
s/^typedef signed long g\(int64\|ssize\|intptr\);/typedef signed long long g\1;/
s/^typedef unsigned long gu*\(int64\|size\|intptr\);/typedef unsigned long long g\1;/
s/^typedef unsigned long long gint64;/typedef unsigned long long guint64;/
s/^typedef unsigned long long gintptr;/typedef unsigned long long guintptr;/
s/(val##L)/(val##LL)/
s/(val##UL)/(val##ULL)/
s/^\(#define G_\(GINT64\|GSIZE\|GSSIZE\|GINTPTR\)_MODIFIER *\)"l"/\1"ll"/
s/^\(#define G_\(GINT64\|GSSIZE\|GINTPTR\)_FORMAT *\)"li"/\1"lli"/
s/^\(#define G_\(GUINT64\|GSIZE\|GUINTPTR\)_FORMAT *\)"lu"/\1"llu"/
s/^#define GLIB_SIZEOF_LONG .*/#define GLIB_SIZEOF_LONG 4/
s/^#define G_MAXSIZE.*/#define G_MAXSIZE G_MAXUINT64/
s/^#define G_MINSSIZE.*/#define G_MINSSIZE G_MININT64/
s/^#define G_MAXSSIZE.*/#define G_MAXSSIZE G_MAXINT64/
s/^\(#define GPOINTER_TO_U*INT(p).*\)(glong)/\1(gint64)/
s/^\(#define GPOINTER_TO_U*INT(p).*\)(gulong)/\1(guint64)/
s/^\(#define GU*INT_TO_POINTER(.).*\)(glong)/\1(gint64)/
s/^\(#define GU*INT_TO_POINTER(.).*\)(gulong)/\1(guint64)/
s/((glong) GINT64/((glong) GINT32/
s/((gulong) GUINT64/((gulong) GUINT32/
s/^#define G_OS_UNIX/#define G_OS_WIN32\n#define G_PLATFORM_WIN32/
s/^#define GLIB_HAVE_ALLOCA_H//
s/^#define GLIB_USING_SYSTEM_PRINTF//
s/G_THREADS_IMPL_POSIX/G_THREADS_IMPL_WIN32/
s/^#define G_POLLFD_FORMAT .*/#define G_POLLFD_FORMAT "%#llx"/
s/^#define G_MODULE_SUFFIX .*/#define G_MODULE_SUFFIX "dll"/
s/^typedef int GPid;/typedef void * GPid;/
s/^#define G_PID_FORMAT .*/#define G_PID_FORMAT "p"/
s/^#define GLIB_SYSDEF_AF_INET6 .*/#define GLIB_SYSDEF_AF_INET6 23/
s/^#define G_DIR_SEPARATOR .*/#define G_DIR_SEPARATOR '\\\\'/
s/^#define G_DIR_SEPARATOR_S .*/#define G_DIR_SEPARATOR_S "\\\\"/
s/^#define G_SEARCHPATH_SEPARATOR .*/#define G_SEARCHPATH_SEPARATOR ';'/
s/^#define G_SEARCHPATH_SEPARATOR_S .*/#define G_SEARCHPATH_SEPARATOR_S ";"/
