#!/usr/bin/env bash
# A whole store on this machine: hub, gate and one trolley with simulated devices. Sets up what is missing.
#
#   deploy/demo.sh            opens the store and shows the trolley; Ctrl-C closes it. The next start goes on.
#   deploy/demo.sh --fresh    the same, beginning anew
#   deploy/demo.sh --trip     plays one shopper's trip by itself, prints it, and exits with 0 if all went well
#
#   --data=FOLDER             where the store keeps everything (deploy/.data/store; a trip: deploy/.data/trip, made anew)
#   --size=1024x600           of the kiosk's window (1280x800)
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

case " $* " in
  *" --help "* | *" -h "*)
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
    exit 0
    ;;
esac

need_jdk
need mvn maven
need npm npm
need_window
[ -n "${DISPLAY:-}" ] || need Xvfb xvfb
case " $* " in
  *" --trip "*)
    need chromium chromium
    need zbarimg zbar-tools
    ;;
esac

# Build what is not built, or older than a source.
ready="$QLESS_HOME/kiosk-app/target/journey.classpath"
cd "$QLESS_HOME"
if [ ! -e "$ready" ] || [ -n "$(find . -path ./deploy/.data -prune -o \( -path '*/src/*' -o -name pom.xml \) -type f \
  -newer "$ready" -print -quit)" ]; then
  say "Building Q-Less (the first time some minutes, as Maven fetches libraries) ..."
  build_log="$(mktemp)"
  mvn -B -ntp -DskipTests package </dev/null >"$build_log" 2>&1 &
  show_while $! "$build_log" '^\[INFO\] Building Q-Less' || stop "The build failed; its log is $build_log"
  rm -f "$build_log"
fi

exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \
  -Dqless.home="$QLESS_HOME" -Djava.awt.headless=true \
  -cp "kiosk-app/target/test-classes:kiosk-app/target/classes:$(cat "$ready")" io.qless.journey.DemoMain "$@"
