#!/usr/bin/env bash
# Many trolleys without a screen, each with its own database, link and played devices, on realistic trips against a hub:
# load, and endurance. Shows one line while it runs, and ends with 1 if anything was lost or doubled: what every
# trolley's screen showed is held against the hub's journal.
#
#   deploy/fleet.sh 100 --minutes 10 --kill-hub-every 60
#   deploy/fleet.sh 10 --minutes 1 --hub http://127.0.0.1:8080     with QLESS_TOKEN_FILE=hub-data/admin-token
#
# N                           so many trolleys, 1 to 200
#   --minutes M               new trips begin for so long, up to 600 (2); the last ones are played to their end
#   --trips N                 most trips of one trolley (1000)
#   --kill-hub-every SECONDS  kills the fleet's own hub with SIGKILL and starts it again, 15 or more
#   --pause MILLIS            mean time between two things that a shopper does (3000)
#   --hub URL                 a hub on this machine that sells the sample store; otherwise one of its own is started
#   --result FILE             where the figures go as JSON (fleet-result.json)
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

case " $* " in
  *" --help "* | *" -h "* | "  ")
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
    [ $# -gt 0 ] && exit 0 || exit 2
    ;;
esac

need_java
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
  -Xmx1500m "-Dqless.terminal=$terminal" \
  -cp "$QLESS_HOME/kiosk-app/target/test-classes:$QLESS_HOME/kiosk-app/target/classes:$(cat "$ready")" \
  io.qless.fleet.FleetMain "$QLESS_HOME" "$folder" "$@" 2>"$folder/fleet.log" || code=$?
if [ "$code" -eq 1 ]; then
  kept="$QLESS_HOME/deploy/.data/fleet-logs"
  mkdir -p "$kept"
  cp "$folder"/*.log "$kept"
  say "The logs are in $kept"
fi
exit "$code"
