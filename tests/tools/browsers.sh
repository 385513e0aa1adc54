#!/usr/bin/env bash
# The two browsers the end-to-end tests drive, and the letters Vietnamese needs. Does nothing when they are there.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
command -v Xvfb >/dev/null || missing+=(xvfb)
[ -n "$(find /usr/share/fonts -name 'NotoSans-Regular.*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-core)
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "The browser tests need: ${missing[*]} (Debian names)." >&2
  echo "This system has no apt-get: install Chromium, WebKitGTK's WebKitWebDriver, Xvfb and Noto Sans by hand," >&2
  echo "so that chromium, WebKitWebDriver and Xvfb are on the PATH, then run again." >&2
  exit 1
fi

root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "The browser tests need: ${missing[*]}. Run as root: apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  root=(sudo)
fi

echo "Installing for the browser tests: ${missing[*]}"
"${root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
