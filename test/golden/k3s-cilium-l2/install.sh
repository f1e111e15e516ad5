#!/bin/sh
# Installs what was planned for the cluster k3s, in order. Safe to run again.
# kubectl and helm use the current context: KUBECONFIG selects another.
set -eu
cd "$(dirname "$0")"

# appear ARGUMENT...: waits until kubectl finds an object.
appear() {
  tries=0
  until kubectl get "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "$* did not appear in 5 minutes: does its operator run?" >&2; exit 1; }
    sleep 3
  done
}

# wait_for NAME...: waits until custom resource definitions are served.
wait_for() {
  for name; do
    appear customresourcedefinition "$name"
    kubectl wait --for=condition=Established --timeout=60s "customresourcedefinition/$name"
  done
}

kubectl apply --server-side --force-conflicts -f manifests/01-cilium.yaml
wait_for ciliuml2announcementpolicies.cilium.io ciliumloadbalancerippools.cilium.io
kubectl apply --server-side --force-conflicts -f manifests/02-cilium-announcements-pools.yaml
kubectl apply --server-side --force-conflicts -f manifests/03-cilium-announcements-l2.yaml
