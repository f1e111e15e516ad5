#!/bin/sh
# Moves one node of shop back from Cilium to Flannel.
# usage: move-back.sh <node>
# Safe to run again: it goes on where it stopped. It changes one node only.
#   REBOOT_COMMAND  what reboots the node named in $NODE; without it, you are asked to do it.
#                   For example: REBOOT_COMMAND='ssh "root@$NODE" systemctl reboot'
#   DRAIN_TIMEOUT   how long pods may take to leave; 15m without it.
#   REBOOT_TIMEOUT  how many seconds the node may take to come back; 1800 without it.
#   PROBE_IMAGE     an image with sh, nc and nslookup; docker.io/library/busybox:1.37 without it.
#   CLUSTER_DOMAIN  the domain of Services; cluster.local without it.
#   PAUSE           seconds between two looks at something that takes its time; 5 without it.
set -eu

NAMESPACE=kube-system
AGENT=k8s-app=cilium
LABEL=io.cilium.migration/cilium-default
MOVING=cluster-blueprints.io/moving
CONFIGURATION=/host/etc/cni/net.d/05-cilium.conflist
PROBE=cilium-migration-probe
DRAIN_TIMEOUT=${DRAIN_TIMEOUT:-15m}
REBOOT_TIMEOUT=${REBOOT_TIMEOUT:-1800}
PROBE_IMAGE=${PROBE_IMAGE:-docker.io/library/busybox:1.37}
CLUSTER_DOMAIN=${CLUSTER_DOMAIN:-cluster.local}
PAUSE=${PAUSE:-5}

say() { echo "--- $NODE: $*"; }
stop() { echo "STOP: $*" >&2; exit 1; }

# try SECONDS MESSAGE COMMAND...: runs a command until it succeeds.
try() {
  left=$1
  message=$2
  shift 2
  until "$@"; do
    [ "$left" -gt 0 ] || stop "$message"
    left=$((left - 5))
    sleep "$PAUSE"
  done
}

# in_ranges ADDRESS RANGE...: the IPv4 address is in one of the ranges.
in_ranges() {
  awk -v address="$1" -v ranges="$2" '
    function number(text, part) { split(text, part, "."); return ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4] }
    BEGIN {
      count = split(ranges, range, " ")
      for (i = 1; i <= count; i++) {
        split(range[i], side, "/")
        size = 2 ^ (32 - side[2])
        if (int(number(address) / size) == int(number(side[1]) / size)) exit 0
      }
      exit 1
    }'
}

boot() { kubectl get node "$NODE" -o jsonpath='{.status.nodeInfo.bootID}'; }
label_of() { kubectl get node "$NODE" -o jsonpath="{.metadata.labels['$(echo "$1" | sed 's/[.]/\\./g')']}"; }
agent() { kubectl get pods -n "$NAMESPACE" -l "$AGENT" --field-selector "spec.nodeName=$NODE" -o name | head -n 1; }

agent_is_ready() {
  pod=$(agent)
  [ -n "$pod" ] && kubectl wait "$pod" -n "$NAMESPACE" --for=condition=Ready --timeout=10s >/dev/null 2>&1
}

# on_node COMMAND...: runs a command in the agent of the node, which sees the folder of CNI configurations.
on_node() { kubectl exec -n "$NAMESPACE" "$(agent)" -c cilium-agent -- "$@"; }

# begin DIRECTION: marks the node as on its way. Only one may be.
begin() {
  moving=$(kubectl get nodes -l "$MOVING" -o name)
  for other in $moving; do
    [ "$other" = "node/$NODE" ] || stop "${other#node/} is still on its way: finish it first, with the same script"
  done
  mark=$(label_of "$MOVING")
  case $mark in
    "$1."*) since=${mark#"$1."} ;;
    *)
      since=$(boot)
      [ -n "$since" ] || stop "the API server does not say which boot $NODE is in"
      kubectl label node "$NODE" --overwrite "$MOVING=$1.$since" >/dev/null
      ;;
  esac
}

# An API server that is away for a moment says nothing of the node: that is not another boot.
boot_is_known() { now=$(boot) && [ -n "$now" ]; }
has_rebooted() {
  try "$REBOOT_TIMEOUT" "the API server does not say which boot $NODE is in: run this again when it answers" boot_is_known
  [ "$now" != "$since" ]
}

# again DIRECTION: a node that rebooted by itself, before it was told anything, has yet to move.
again() {
  since=$now
  kubectl label node "$NODE" --overwrite "$MOVING=$1.$since" >/dev/null
}

empty() {
  say "drain: budgets of disruption are kept, so this may wait"
  kubectl cordon "$NODE" >/dev/null
  kubectl drain "$NODE" --ignore-daemonsets --delete-emptydir-data --timeout="$DRAIN_TIMEOUT" ||
    stop "pods stay on $NODE: see which with 'kubectl get poddisruptionbudgets -A', make room, and run this again. To give up: kubectl uncordon $NODE && kubectl label node $NODE $MOVING-"
}

restart_agent() {
  say "restart the agent"
  kubectl delete pod -n "$NAMESPACE" -l "$AGENT" --field-selector "spec.nodeName=$NODE" >/dev/null
  try 300 "the agent of $NODE is not ready after 5 minutes: kubectl logs -n $NAMESPACE -l $AGENT --field-selector spec.nodeName=$NODE" agent_is_ready
}

node_is_back() {
  boot_is_known && [ "$now" != "$since" ] &&
    [ "$(kubectl get node "$NODE" -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

reboot() {
  if ! has_rebooted; then
    if [ -n "${REBOOT_COMMAND:-}" ]; then
      say "reboot"
      # The connection ends with the node: what counts is that the node has another boot afterwards.
      sh -c "$REBOOT_COMMAND" || true
    else
      say "REBOOT THIS NODE NOW; the script goes on when it is back"
    fi
  fi
  try "$REBOOT_TIMEOUT" "$NODE has not come back: look at its console, then run this again" node_is_back
  try 300 "the agent of $NODE is not ready after the reboot: kubectl describe pod -n $NAMESPACE -l $AGENT" agent_is_ready
}

# probe RANGES NAME: a pod on the node has an address in the ranges, and reaches the API server and DNS.
probe() {
  nodes=$(kubectl get nodes -o name)
  [ "$nodes" != "node/$NODE" ] || {
    # DNS has no other node to be on.
    kubectl uncordon "$NODE" >/dev/null
  }
  say "probe with a pod"
  kubectl delete pod "$PROBE" -n "$NAMESPACE" --ignore-not-found >/dev/null
  kubectl run "$PROBE" -n "$NAMESPACE" --image="$PROBE_IMAGE" --restart=Never \
    --overrides='{"spec":{"nodeName":"'"$NODE"'","tolerations":[{"operator":"Exists"}],"terminationGracePeriodSeconds":0}}' \
    --command -- sh -c "nc -zw 10 \$KUBERNETES_SERVICE_HOST \$KUBERNETES_SERVICE_PORT || exit 1; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do nslookup kubernetes.default.svc.$CLUSTER_DOMAIN && exit 0; sleep 10; done; exit 1" >/dev/null
  kubectl wait "pod/$PROBE" -n "$NAMESPACE" --for=jsonpath='{.status.phase}'=Succeeded --timeout=180s >/dev/null || {
    kubectl describe pod "$PROBE" -n "$NAMESPACE" | tail -n 20 >&2
    kubectl logs "$PROBE" -n "$NAMESPACE" >&2 || true
    stop "a pod on $NODE does not reach the API server or DNS: the node stays cordoned. Mend it and run this again, or go back with move-back.sh $NODE"
  }
  address=$(kubectl get pod "$PROBE" -n "$NAMESPACE" -o jsonpath='{.status.podIP}')
  case $address in
    *:*) ;;
    *) in_ranges "$address" "$1" || stop "a pod on $NODE has the address $address, which is not one of $2 ($1): the node stays cordoned" ;;
  esac
  kubectl delete pod "$PROBE" -n "$NAMESPACE" >/dev/null
  say "a pod got $address, and reaches the API server and DNS"
}

# strangers RANGES: pods of the node with an address of their own that is in none of the ranges.
strangers() {
  running=$(kubectl get pods -A --field-selector "spec.nodeName=$NODE,status.phase=Running" \
    -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name} {.status.podIP} {.status.hostIP}{"\n"}{end}') || return 1
  echo "$running" |
    while read -r pod ip host; do
      case $ip in "$host" | "" | *:*) continue ;; esac
      in_ranges "$ip" "$1" || echo "$pod ($ip)"
    done
}

has_no_strangers() { found=$(strangers "$1") && [ -z "$found" ]; }

finish() {
  kubectl uncordon "$NODE" >/dev/null
  kubectl label node "$NODE" "$MOVING-" >/dev/null
}

[ $# -eq 1 ] || { echo "usage: $0 <node>" >&2; exit 64; }
NODE=$1
export NODE
case $NODE in *[!a-z0-9.-]*) stop "$NODE is no name of a node" ;; esac
# The cluster that kubectl speaks to must be the one that this was written for.
kubectl get node "$NODE" >/dev/null || stop "kubectl finds no node $NODE: is the context that of shop?"
RANGES='10.42.0.0/16'

[ "$(kubectl get configmap cilium-config -n "$NAMESPACE" -o jsonpath='{.data.custom-cni-conf}')" = true ] ||
  stop "Cilium is the only network of this cluster by now: go back as phase 4 says first"

case $(label_of "$LABEL").$(label_of "$MOVING") in
  true.* | *.back.*) ;;
  *)
    # It stopped before anything but the mark was changed, or it never moved.
    finish
    say "has not moved to Cilium"
    exit 0
    ;;
esac

begin back
if has_rebooted && [ "$(label_of "$LABEL")" = true ]; then again back; fi
if ! has_rebooted; then
  empty
  kubectl label node "$NODE" "$LABEL-" >/dev/null
  restart_agent
  say "put the configuration back"
  on_node sh -c 'rm -f "$1"; for file in "${1%/*}"/*.cilium_bak; do [ ! -e "$file" ] || mv "$file" "${file%.cilium_bak}"; done' sh "$CONFIGURATION"
fi
reboot
probe "$RANGES" Flannel
finish
say "moved back to Flannel"
