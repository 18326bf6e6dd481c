#!/usr/bin/env bash
# A monkey at the trolley: it presses, scans, weighs, pays and pulls cables at random, kills the hub and the trolley's own
# program, and in the end all laws are checked: the cart on the screen is the hub's, nothing shown was lost or doubled,
# every paisa is where it belongs, no log has an error, every text can be read, and the next shopper comes, pays and
# leaves. Ends with 1 if anything is wrong. The window opens on a display of its own that nobody sees.
#
#   deploy/monkey.sh --minutes 10
#   deploy/monkey.sh --seed 4711     does what it did with this seed
#
#   --minutes M    how long it plays, up to 600 (2)
#   --seed N       its dice; otherwise new ones, and the seed is told
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

case " $* " in
  *" --help "* | *" -h "*)
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
    exit 0
    ;;
esac

need_java
need_window
need Xvfb xvfb
ready="$QLESS_HOME/kiosk-app/target/journey.classpath"
[ -e "$ready" ] || stop "Q-Less is not built yet. Build it in $QLESS_HOME:  mvn -DskipTests package"
built "$QLESS_HOME/store-hub/server"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
trap : INT TERM # the program gets them too, ends what it has started, and then so do we

terminal=false
[ ! -t 1 ] || terminal=true
code=0
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
  -Xmx400m "-Dqless.terminal=$terminal" \
  -cp "$QLESS_HOME/kiosk-app/target/test-classes:$QLESS_HOME/kiosk-app/target/classes:$(cat "$ready")" \
  io.qless.monkey.MonkeyMain "$QLESS_HOME" "$folder" "$@" 2>"$folder/monkey.log" || code=$?
if [ "$code" -ne 0 ] && [ "$code" -ne 2 ]; then
  kept="$QLESS_HOME/deploy/.data/monkey-logs"
  mkdir -p "$kept"
  rm -f "$kept"/*.png
  cp "$folder"/*.log "$folder"/*.jsonl "$folder"/*.png "$kept" 2>/dev/null || true
  say "Logs, steps and pictures are in $kept"
fi
exit "$code"
