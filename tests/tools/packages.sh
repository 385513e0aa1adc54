#!/usr/bin/env bash
# packages.sh WHO PACKAGE… : installs Debian packages a kind of tests cannot do without.
set -euo pipefail

who=$1
shift

if ! command -v apt-get >/dev/null; then
  echo "The $who tests need: $* (Debian names). This system has no apt-get: install them by hand, then run again." >&2
  exit 1
fi

root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "The $who tests need: $*. Run as root: apt-get install -y --no-install-recommends $*" >&2
    exit 1
  fi
  root=(sudo)
fi

echo "Installing for the $who tests: $*"
"${root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$@"
