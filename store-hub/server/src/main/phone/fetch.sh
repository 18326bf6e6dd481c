#!/bin/sh
# Fetches what package-lock.json names into a folder, unless it is there already:  fetch.sh FOLDER
# Maven calls it before it packs the phone page. npm finds its registry by its own settings.
set -eu

here="$(cd "$(dirname "$0")" && pwd)"
folder="$1"
mkdir -p "$folder"
if cmp -s "$here/package-lock.json" "$folder/package-lock.json" && [ -e "$folder/complete" ]; then
  exit 0
fi
command -v npm >/dev/null || {
  echo "The program npm is missing: the phone page's barcode reader comes by it. On Debian:  apt-get install npm" >&2
  exit 1
}
rm -f "$folder/complete"
cp "$here/package.json" "$here/package-lock.json" "$folder/"
(cd "$folder" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) >&2
touch "$folder/complete"
