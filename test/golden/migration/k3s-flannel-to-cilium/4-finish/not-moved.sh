#!/bin/sh
# Lists pods of shop whose addresses are not of the new network. Exit status: 0 there are none, 1 there are.
# It changes nothing. Pods with the address of their node are left out.
set -eu
RANGES='10.45.0.0/16'

pods=$(kubectl get pods -A --field-selector status.phase=Running -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {.status.podIP} {.status.hostIP}{"\n"}{end}')
left=$(echo "$pods" |
  awk -v ranges="$RANGES" '
    function number(text, part) { split(text, part, "."); return ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4] }
    BEGIN { count = split(ranges, range, " ") }
    NF < 3 || $2 == $3 || $2 ~ /:/ { next }
    {
      for (i = 1; i <= count; i++) {
        split(range[i], side, "/")
        size = 2 ^ (32 - side[2])
        if (int(number($2) / size) == int(number(side[1]) / size)) next
      }
      print $1, $2
    }')
[ -z "$left" ] || { echo "$left"; exit 1; }
