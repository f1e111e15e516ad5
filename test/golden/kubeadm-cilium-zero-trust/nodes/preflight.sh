#!/bin/sh
# Looks whether this machine can be a node of kubeadm with Cilium 1.19.6, policies of Cilium: 4, Tetragon 1.7.0.
# It changes nothing. Exit status: 0 all well, 1 something would not work.
set -u
ROOT=${ROOT:-}
failed=0
ok() { echo "ok    $*"; }
warn() { echo "warn  $*"; }
fail() { echo "FAIL  $*"; failed=$((failed + 1)); }

# kernel VERSION FEATURE: the running kernel is at least that new.
kernel() {
  have=$(uname -r)
  oldest=$(printf '%s\n%s\n' "$1" "${have%%-*}" | sort -t. -k1,1n -k2,2n | head -n 1)
  if [ "$oldest" = "$1" ]; then ok "kernel $have: new enough for $2"; else fail "kernel $have: $2 needs $1"; fi
}

# module NAME: the module is loaded, built in, or can be loaded.
module() {
  if [ -d "$ROOT/sys/module/$1" ] || grep -q "^$1 " "$ROOT/proc/modules" 2>/dev/null; then ok "module $1: loaded"
  elif modprobe -n -q "$1" 2>/dev/null; then ok "module $1: can be loaded"
  elif grep -qE "/$1\.ko" "$ROOT/lib/modules/$(uname -r)/modules.builtin" 2>/dev/null; then ok "module $1: built in"
  else fail "module $1: not in this kernel"; fi
}

# port_free PROTOCOL PORT: nothing listens there.
port_free() {
  command -v ss >/dev/null 2>&1 || { warn "$1 $2: not looked at, there is no ss"; return; }
  case "$1" in TCP) flag=-Htln ;; *) flag=-Huln ;; esac
  if ss "$flag" "sport = :$2" 2>/dev/null | grep -q .; then fail "$1 $2: something listens there already"; else ok "$1 $2: free"; fi
}

# no_other_cni: no configuration of another network is left behind.
no_other_cni() {
  found=$(ls "$ROOT/etc/cni/net.d" 2>/dev/null | grep -E "\.(conf|conflist)$" | tr "\n" " ")
  if [ -z "$found" ]; then ok "no other CNI is configured"; else warn "/etc/cni/net.d holds ${found% }: remove what is not of this plan"; fi
}

# firewalls: services known to rewrite the rules or routes of a CNI.
firewalls() {
  for service in firewalld nm-cloud-setup; do
    if systemctl is-active --quiet "$service" 2>/dev/null; then warn "$service runs: it rewrites rules or routes of the CNI"; fi
  done
}

kernel 5.10 'Cilium'
kernel 5.6 'WireGuard'
kernel 4.19 'Tetragon'
module vxlan
module wireguard
port_free TCP 4240
port_free UDP 8472
port_free UDP 51871
port_free TCP 4244
port_free TCP 9965
port_free TCP 9962
port_free TCP 9963
port_free TCP 9964
port_free TCP 9878
port_free TCP 9879
port_free TCP 9890
port_free TCP 2112
port_free TCP 6789
port_free TCP 8118
no_other_cni
firewalls

[ "$failed" -eq 0 ] && echo "this machine can be a node" || echo "$failed of the checks failed"
[ "$failed" -eq 0 ]
