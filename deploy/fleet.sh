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

play io.qless.fleet.FleetMain -Xmx1500m fleet-logs "$@"
