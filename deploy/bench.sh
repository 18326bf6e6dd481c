#!/usr/bin/env bash
# Measures, and asserts nothing. Builds what is not built; each bench prints a table with units.
#
#   deploy/bench.sh weighing        what the basket guard notices, misses and asks for nothing, by simulation, beside
#                                   the fixed rule that other trolleys use (2 minutes on 2 cores)
#   deploy/bench.sh rules           time and allocation of reading a code and of pricing a cart, by JMH (2 minutes)
#   deploy/bench.sh rules --help    more words go to JMH, such as: rules -f 3 PricingBench
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

usage() {
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
}

case "${1:-}" in
  weighing | rules) ;;
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
  case " $* " in *" -h "* | *" --help "*) set -- -h ;; *) say "Measuring, under 2 minutes ..." ;; esac
  "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$made:$classpath" org.openjdk.jmh.Main \
    -f 1 -wi 3 -w 2 -i 5 -r 2 -prof gc -foe true -v SILENT -rf text -rff "$made/figures.txt" "$@"
  # Of the profiler's figures only what one call allocates; of the samples least, median and 99th percentile.
  [ ! -e "$made/figures.txt" ] ||
    grep -v -e 'gc\.alloc\.rate  ' -e 'gc\.count' -e 'gc\.time' -e ':p0\.9[05] ' -e ':p0\.999' -e ':p1\.00' "$made/figures.txt"
}

bench="$1"
shift
"$bench" "$@"
