# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run:   . "$(dirname "$(readlink -f "$0")")/lib.sh"
#
#   say, stop             tell; tell and end
#   need_jdk, need_java   find JDK 25 (to build) or any Java 25 (to run) and set JAVA_HOME
#   need, need_library    have a program or a shared library, from Debian's packages
#   need_window           have what JavaFX loads to draw a window
#   show_while            show a long job's milestones from its log
#   play                  start a program of the kiosk's tests with a hub of its own
#   launch                start one of the programs that Maven has built
#   built                 find the jar of one of them

QLESS_HOME="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly QLESS_HOME
readonly QLESS_JAVA=25

say() { printf '%s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

# --- Java ---------------------------------------------------------------------------------------------------------

# java_is FOLDER PROGRAM: is there a Java of our version in this folder that has the program (java or javac)?
java_is() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] || return 1
  local told
  if [ -r "$1/release" ] && told="$(<"$1/release")" && [[ "$told" == *JAVA_VERSION=* ]]; then
    [[ "$told" == *"JAVA_VERSION=\"$QLESS_JAVA"[.\"+-]* ]] # as good, and faster than asking it
    return
  fi
  told="$("$1/bin/java" -version 2>&1 </dev/null)" || return 1
  [[ "$told" == *"version \"$QLESS_JAVA"[.\"+-]* ]]
}

# find_java PROGRAM: sets JAVA_HOME to a fitting Java: the one it names already, else the first in /usr/lib/jvm.
find_java() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -n "$home" ] && java_is "$home" "$1"; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  return 1
}

need_jdk() {
  find_java javac || stop "Q-Less is built with JDK $QLESS_JAVA. None is in JAVA_HOME (${JAVA_HOME:-not set}) or in" \
    "/usr/lib/jvm. Install one and set JAVA_HOME to its folder."
}

need_java() {
  find_java java || stop "Q-Less runs on Java $QLESS_JAVA. None is in JAVA_HOME (${JAVA_HOME:-not set}) or in" \
    "/usr/lib/jvm. Install one and set JAVA_HOME to its folder."
}

# --- Programs and libraries of the system ---------------------------------------------------------------------------

# need PROGRAM PACKAGE...: have a program, from these packages (a|b: the first that this Debian knows).
need() {
  local program="$1"
  shift
  command -v "$program" >/dev/null || install_packages "$program" "$@"
  command -v "$program" >/dev/null || stop "The program $program is still missing after installing: $*"
}

# need_library FILE PACKAGE...: have a shared library such as libgtk-3.so.0.
need_library() {
  local library="$1"
  shift
  has_library "$library" || install_packages "$library" "$@"
  has_library "$library" || stop "The library $library is still missing after installing: $*"
}

has_library() {
  local known
  known="$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)" # kept whole: a pipe into grep -q would break it
  [[ "$known" == *"$1 "* ]]
}

# need_window: the libraries that JavaFX loads to draw on a display.
need_window() {
  need_library libgtk-3.so.0 'libgtk-3-0t64|libgtk-3-0'
  need_library libXtst.so.6 libxtst6
  need_library libXxf86vm.so.1 libxxf86vm1
  need_library libGL.so.1 libgl1
}

# install_packages WANTED PACKAGE...: installs as root; tells a normal user what to ask for.
install_packages() {
  local wanted="$1" choice package packages=()
  shift
  command -v apt-get >/dev/null ||
    stop "$wanted is missing. On Debian it comes from: $*. Install it the way your system does."
  if [ "$(id -u)" -ne 0 ]; then
    stop "$wanted is missing. Install it as root and start again:  apt-get install ${*//|/ or }"
  fi
  update_package_lists
  for choice in "$@"; do
    package="$(first_known "$choice")" ||
      stop "$wanted is missing, and apt knows no package named ${choice//|/ or }."
    packages+=("$package")
  done
  say "Installing ${packages[*]} (for $wanted) ..."
  without_starting_services apt-get install -y -q --no-install-recommends "${packages[@]}" ||
    stop "apt-get could not install: ${packages[*]}"
}

update_package_lists() {
  [ -z "${QLESS_LISTS_ARE_FRESH:-}" ] || return 0
  apt-get update -q </dev/null >&2 || stop "apt-get update failed: is the network there?"
  QLESS_LISTS_ARE_FRESH=yes
}

first_known() {
  local package
  for package in ${1//|/ }; do
    if apt-cache show "$package" >/dev/null 2>&1; then
      printf '%s' "$package"
      return 0
    fi
  done
  return 1
}

# A package such as mosquitto starts its service when it is installed and would take our ports. Debian asks
# policy-rc.d first; ours says no while the command runs. What ran before goes on running.
without_starting_services() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  DEBIAN_FRONTEND=noninteractive "$@" </dev/null >&2
)

# show_while PID LOG PATTERN: shows the lines of a log that match, as they come, until the job ends; its exit code.
show_while() {
  local shown=0 now
  while kill -0 "$1" 2>/dev/null; do
    sleep 1
    now="$(grep -c "$3" "$2" || true)"
    if [ "$now" -gt "$shown" ]; then
      grep "$3" "$2" | tail -n +"$((shown + 1))" | sed 's/^\[INFO\] Building \(.*[^ ]\)  *[0-9.]*-SNAPSHOT */  \1 /' >&2
      shown="$now"
    fi
  done
  wait "$1"
}

# --- Our programs -----------------------------------------------------------------------------------------------------

# built MODULE_FOLDER: sets jar to the program's jar; its libraries lie in lib beside it.
built() {
  jar="$(find "$1/target" -maxdepth 1 -name "${1##*/}-[0-9]*.jar" -print -quit 2>/dev/null || true)"
  if [ -z "$jar" ] || [ ! -d "$1/target/lib" ]; then
    stop "Q-Less is not built yet. Build it in $QLESS_HOME:  mvn -DskipTests package"
  fi
}

# play MAIN_CLASS HEAP KEPT ARGUMENT...: becomes a program of the kiosk's tests that starts a hub of its own and gets the clone, an
# empty folder and the arguments. Ends as it does; if it fails, its logs are in deploy/.data/KEPT.
play() {
  local main="$1" heap="$2" kept="$QLESS_HOME/deploy/.data/$3" ready="$QLESS_HOME/kiosk-app/target/journey.classpath"
  local terminal=false code=0
  shift 3
  need_java
  [ -e "$ready" ] || stop "Q-Less is not built yet. Build it in $QLESS_HOME:  mvn -DskipTests package"
  built "$QLESS_HOME/store-hub/server"
  scratch="$(mktemp -d)"
  trap 'rm -rf "$scratch"' EXIT
  trap : INT TERM # the program gets them too, ends what it has started, and then so do we
  [ ! -t 1 ] || terminal=true
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
    "$heap" "-Dqless.terminal=$terminal" \
    -cp "$QLESS_HOME/kiosk-app/target/test-classes:$QLESS_HOME/kiosk-app/target/classes:$(cat "$ready")" \
    "$main" "$QLESS_HOME" "$scratch" "$@" 2>"$scratch/errors.log" || code=$?
  if [ "$code" -ne 0 ] && [ "$code" -ne 2 ]; then
    rm -rf "$kept"
    mkdir -p "$kept"
    find "$scratch" -maxdepth 1 -type f \( -name '*.log' -o -name '*.jsonl' -o -name '*.png' \) -exec cp {} "$kept" \;
    say "Logs and whatever else tells of it are in $kept"
  fi
  exit "$code"
}

# launch MODULE MAIN_CLASS JVM_FLAG... -- ARGUMENT...: becomes the program. QLESS_JVM_FLAGS come last and win;
# QLESS_DRIVERS is a folder of more jars, such as a scanner's JavaPOS service.
launch() {
  local module="$QLESS_HOME/$1" main="$2" flags=() more=()
  shift 2
  while [ "$1" != -- ]; do
    flags+=("$1")
    shift
  done
  shift
  built "$module"
  need_java
  read -r -a more <<<"${QLESS_JVM_FLAGS:-}"
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    "${flags[@]}" "${more[@]}" -cp "$jar:$module/target/lib/*${QLESS_DRIVERS:+:$QLESS_DRIVERS:$QLESS_DRIVERS/*}" "$main" "$@"
}
