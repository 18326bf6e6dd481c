#!/usr/bin/env bash
# Measures, and asserts nothing. Builds what is not built; each bench prints a table with units.
#
#   deploy/bench.sh weighing        what the basket guard notices, misses and asks for nothing, by simulation, beside
#                                   the fixed rule that other trolleys use (2 minutes on 2 cores)
#   deploy/bench.sh rules           time and allocation of reading a code and of pricing a cart, by JMH (4 minutes)
#   deploy/bench.sh rules --help    more words go to JMH, such as: rules -f 3 PricingBench
#   deploy/bench.sh search          finding goods by words among 100,000 articles, and looking an article up by its number
#                                   beside SQLite and Redis in the same run (3 minutes)
#   deploy/bench.sh hub             500 trolleys and 2,000 phones at a hub of its own, 250 commands/s for five minutes:
#                                   how long a command takes to its event and to a phone, beside a bare broker and a
#                                   bare database; then kill -9 under load, and every trolley's own journal held
#                                   against the hub's; ends with 1 if anything was lost or doubled (9 minutes)
#     --minutes N                   how long it is measured (5; 0: only the kill)
#     --trolleys N --phones N       (500, 2000)
#     --rate N                      commands/s of all trolleys together (250)
#     --scans N                     most scans of a trip (80)
#     --no-peers                    without the bare broker and the bare database
#   deploy/bench.sh money           what a gate without network needs for one scan, webhooks and payments per second at a
#                                   hub's money side, each beside the bare disk or database that keeps the same rows in
#                                   the same run (3 minutes)
#     --quick                       a tenth of it, only to see that it runs
#   deploy/bench.sh kiosk           from the scanner to changed pixels with 200 lines in the cart, beside a plain window that
#                                   only lists what was scanned; a burst of scans; from the start to the first screen without
#                                   and with the cache of loaded classes; memory. On a virtual display (3 minutes)
#   deploy/bench.sh phone           the family's page in real browsers: what it loads and how long it takes until the first
#                                   line of a cart is seen, on a first visit and again, over a plain and a slow line; from a
#                                   scan at a trolley to the pages of two phones, and from a wish of one phone to the trolley
#                                   and the other; each beside a page that only prints the texts of a WebSocket (5 minutes)
#     --quick                       a tenth of it, only to see that it runs
#   deploy/bench.sh devices         a scanner's scans per second and the time from its bytes to the program, with and
#                                   without the journal; what waiting and weighing take of the processor; what a sample
#                                   of the load cell costs; each beside the plainest program that does it (2 minutes)
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

usage() {
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
}

case "${1:-}" in
  weighing | rules | search | hub | money | kiosk | phone | devices) ;;
  --help | -h)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

need_jdk
need mvn maven
need npm npm
cd "$QLESS_HOME"

# have_built MODULE FILE SOURCES...: builds the module and what it stands on if the file is missing, or older than a
# source.
have_built() {
  local module="$1" ready="$2" build_log
  shift 2
  if [ -e "$ready" ] && [ -z "$(find "$@" \( -path '*/src/*' -o -name pom.xml \) -type f -newer "$ready" -print -quit)" ]; then
    return 0
  fi
  say "Building what the bench needs (the first time some minutes, as Maven fetches libraries) ..."
  build_log="$(mktemp)"
  mvn -B -ntp -DskipTests package -pl "$module" -am </dev/null >"$build_log" 2>&1 &
  show_while $! "$build_log" '^\[INFO\] Building Q-Less' || stop "The build failed; its log is $build_log"
  rm -f "$build_log"
}

machine() {
  printf '%s, %s processors, %s\n\n' "$(uname -sm)" "$(nproc)" "$("$JAVA_HOME/bin/java" --version | head -n 1)"
}

weighing() {
  local ready=kiosk-app/target/journey.classpath
  have_built kiosk-app "$ready" kiosk-app trolley-firmware-bridge store-hub/shop store-hub/contract pom.xml
  machine
  exec "$JAVA_HOME/bin/java" -cp "kiosk-app/target/test-classes:kiosk-app/target/classes:$(cat "$ready")" \
    io.qless.bench.WeighingBenchMain
}

# JMH measures through classes that its generator makes from the benches; the build itself runs no generator.
rules() {
  local shop=store-hub/shop made=store-hub/shop/target/bench-classes classpath
  have_built "$shop" "$shop/target/bench.classpath" "$shop" pom.xml
  classpath="$shop/target/test-classes:$shop/target/classes:$(cat "$shop/target/bench.classpath")"
  rm -rf "$made"
  mkdir -p "$made"
  "$JAVA_HOME/bin/javac" -nowarn -proc:full -processor org.openjdk.jmh.generators.BenchmarkProcessor \
    -d "$made" -cp "$classpath" "$shop"/src/test/java/io/qless/shop/bench/*.java ||
    stop "JMH's generator failed."
  machine
  case " $* " in *" -h "* | *" --help "*) set -- -h ;; *) say "Measuring, under 4 minutes ..." ;; esac
  "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$made:$classpath" org.openjdk.jmh.Main \
    -f 1 -wi 3 -w 2 -i 5 -r 2 -prof gc -foe true -v SILENT -rf text -rff "$made/figures.txt" "$@"
  # Of the profiler's figures only what one call allocates; of the samples least, median and 99th percentile.
  [ ! -e "$made/figures.txt" ] ||
    grep -v -e 'gc\.alloc\.rate  ' -e 'gc\.count' -e 'gc\.time' -e ':p0\.9[05] ' -e ':p0\.999' -e ':p1\.00' "$made/figures.txt"
}

# Redis listens on loopback alone, on a port of its own, and keeps nothing.
search() {
  local server=store-hub/server kiosk=kiosk-app port
  need redis-server redis-server
  have_built kiosk-app kiosk-app/target/journey.classpath kiosk-app trolley-firmware-bridge store-hub/shop store-hub/contract pom.xml
  have_built "$server" "$server/target/bench.classpath" "$server" store-hub/shop store-hub/contract pom.xml
  machine
  own_folder
  bench_java "$server/target/test-classes:$server/target/classes:$(cat "$server/target/bench.classpath")" \
    io.qless.hub.bench.SearchBenchMain "$QLESS_HOME" "$folder"
  port="$(free_port)"
  redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$folder" --daemonize no >"$folder/redis.log" &
  beside=$!
  for _ in $(seq 50); do
    grep -q 'Ready to accept connections' "$folder/redis.log" && break
    kill -0 "$beside" 2>/dev/null || stop "Redis ended: $(cat "$folder/redis.log")"
    sleep 0.2
  done
  bench_java "$kiosk/target/test-classes:$kiosk/target/classes:$(cat "$kiosk/target/journey.classpath")" \
    io.qless.bench.LookUpBenchMain "$folder" "$port"
}

# The hub and its broker are processes of their own; the bench ends them, also on Ctrl-C.
hub() {
  local server=store-hub/server
  need mosquitto mosquitto
  have_built "$server" "$server/target/bench.classpath" "$server" store-hub/shop store-hub/contract pom.xml
  machine
  uptime
  own_folder
  cd "$server"
  bench_java "target/test-classes:target/classes:$(cat target/bench.classpath)" \
    io.qless.hub.bench.HubBenchMain "$folder" "$QLESS_HOME/deploy/qless-hub" "$@"
}

money() {
  local server=store-hub/server
  have_built "$server" "$server/target/bench.classpath" "$server" store-hub/shop store-hub/contract pom.xml
  machine
  own_folder
  cd "$server"
  bench_java "target/test-classes:target/classes:$(cat target/bench.classpath)" io.qless.hub.bench.MoneyBenchMain "$folder" "$@"
}

# The window and the eye on it share a display of their own, with room for the peer's window below.
kiosk() {
  local classpath number flags
  need Xvfb xvfb
  need_window
  have_built kiosk-app kiosk-app/target/journey.classpath kiosk-app trolley-firmware-bridge store-hub/shop store-hub/contract pom.xml
  classpath="kiosk-app/target/test-classes:kiosk-app/target/classes:$(cat kiosk-app/target/journey.classpath)"
  machine
  uptime
  own_folder
  Xvfb -displayfd 3 -screen 0 1280x1600x24 -nolisten tcp 3>"$folder/display" 2>"$folder/xvfb.log" &
  beside=$!
  for _ in $(seq 50); do
    [ -s "$folder/display" ] && break
    kill -0 "$beside" 2>/dev/null || stop "Xvfb ended: $(cat "$folder/xvfb.log")"
    sleep 0.2
  done
  number="$(<"$folder/display")"
  export DISPLAY=":$number"
  flags=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Dprism.order=sw)
  XDG_CACHE_HOME="$folder/cache" deploy/qless-kiosk --learn
  "$JAVA_HOME/bin/java" "${flags[@]}" -cp "$classpath" io.qless.bench.KioskStartMain "$QLESS_HOME" "$folder"
  "$JAVA_HOME/bin/java" "${flags[@]}" -Xmx256m -XX:TieredStopAtLevel=1 \
    -Djavafx.scene.control.skin.ListViewSkin.pannable=true -cp "$classpath" io.qless.bench.KioskBenchMain "$folder"
}

# The hub, the peer's page and the browsers are processes of their own; the bench ends them, also on Ctrl-C.
phone() {
  local ready=kiosk-app/target/journey.classpath peer=deploy/peers/live
  need chromium chromium
  need node nodejs
  need npm npm
  [ -d "$peer/node_modules/ws" ] || (cd "$peer" && npm ci --no-audit --no-fund) >&2
  have_built kiosk-app "$ready" kiosk-app trolley-firmware-bridge store-hub/shop store-hub/contract pom.xml
  have_built store-hub/server store-hub/server/target/bench.classpath store-hub/server store-hub/shop store-hub/contract pom.xml
  [ -d store-hub/cli/target/lib ] || have_built store-hub/cli store-hub/cli/target/lib store-hub/cli
  machine
  uptime
  own_folder
  bench_java "kiosk-app/target/test-classes:kiosk-app/target/classes:$(cat "$ready")" \
    io.qless.bench.PhoneBenchMain "$QLESS_HOME" "$folder" "$@"
}

devices() {
  local bridge=trolley-firmware-bridge
  have_built "$bridge" "$bridge/target/bench.classpath" "$bridge" pom.xml
  machine
  uptime
  own_folder
  bench_java "$bridge/target/test-classes:$bridge/target/classes:$(cat "$bridge/target/bench.classpath")" \
    io.qless.bridge.bench.DevicesBenchMain "$folder"
}

# own_folder: sets folder to an empty one; at the end it is gone, and so is the process whose number is in beside.
own_folder() {
  folder="$(mktemp -d)"
  beside=0
  trap 'rm -rf "$folder"; [ "$beside" -eq 0 ] || kill "$beside" 2>/dev/null || true' EXIT
}

bench_java() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
    -Xmx1g -cp "$@"
}

# free_port: a port of 22000 to 22099 on loopback that nobody listens on.
free_port() {
  local port
  for port in $(seq 22000 22099); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      printf '%s' "$port"
      return 0
    fi
  done
  stop "No port from 22000 to 22099 is free."
}

bench="$1"
shift
"$bench" "$@"
