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

need_window
need Xvfb xvfb
play io.qless.monkey.MonkeyMain -Xmx400m monkey-logs "$@"
