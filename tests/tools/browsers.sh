#!/usr/bin/env bash
# The two browsers the end-to-end tests drive, and the letters Vietnamese needs. Does nothing when they are there.
# Without apt-get: put chromium, WebKitWebDriver and Xvfb on the PATH and install Noto Sans.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
command -v Xvfb >/dev/null || missing+=(xvfb)
[ -n "$(find /usr/share/fonts -name 'NotoSans-Regular.*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-core)
[ ${#missing[@]} -eq 0 ] && exit 0

exec bash "$(dirname "$0")/packages.sh" browser "${missing[@]}"
