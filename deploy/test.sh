#!/usr/bin/env bash
# Builds all and runs every test, from a fresh clone on Debian 12 with JDK 25:  deploy/test.sh
# More words go to Maven:  deploy/test.sh -pl store-hub/shop -am
# With --full as the first word deploy/hardware-lab.sh follows: the devices' drivers against a real kernel, minutes more.
#
# As root it installs what the tests need; as a normal user it names what is missing.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

full=false
if [ "${1:-}" = --full ]; then
  full=true
  shift
fi

need_jdk
need mvn maven

# A display for the kiosk's window, and what JavaFX loads to draw on it.
need Xvfb xvfb
need xvfb-run xvfb
need xauth xauth
need_window

# Peers that others wrote: a broker with its clients, pseudo-terminals, a system call watcher, a browser
# and what its camera films, a reader of QR codes, a reader of PDFs.
need mosquitto mosquitto
need mosquitto_pub mosquitto-clients
need socat socat
need strace strace
need chromium chromium
need zint zint
need ffmpeg ffmpeg
need certutil libnss3-tools
need openssl openssl
need zbarimg zbar-tools
need mount mount
need pdftotext poppler-utils

# The voice of a trolley.
need espeak-ng espeak-ng

# Networks that a test makes, cuts and spoils, and a compiler for the microcontroller's gate and for a clock that is set.
need ip iproute2
need nft nftables
need g++ g++

# The database server that the hub may use instead of its own files; the tests start one of their own.
need psql postgresql

# Programs that others wrote, each from the lock file beside it: an encoder and a reader of barcodes, a WebSocket client,
# the SDKs of the payment providers, a verifier of signed passes.
need node nodejs
need npm npm
for peer in "$QLESS_HOME"/deploy/peers/*/; do
  if [ ! "$peer/node_modules/.package-lock.json" -nt "$peer/package-lock.json" ]; then
    (cd "$peer" && npm ci --no-audit --no-fund) >&2
    touch "$peer/node_modules/.package-lock.json"
  fi
done

cd "$QLESS_HOME"
if "$full"; then
  mvn -B -ntp verify -Dqless.histories=10000 "$@" </dev/null
  exec deploy/hardware-lab.sh
fi
exec mvn -B -ntp verify "$@" </dev/null
