#!/bin/sh
# Installs what was planned for the cluster kubeadm, in order. Safe to run again.
# kubectl and helm use the current context: KUBECONFIG selects another.
set -eu
cd "$(dirname "$0")"

# checked FILE SHA256: stops unless a file is the one that is pinned, where one is.
checked() {
  [ -z "$2" ] || echo "$2  $1" | $(command -v sha256sum || echo shasum -a 256) -c - >&2
}

# chart NAME REPOSITORY VERSION SHA256: brings the archive of a chart, and checks it where it is pinned.
chart() {
  archive=$(mktemp -d)
  case "$2" in
    oci://*) helm pull --destination "$archive" --version "$3" -- "$2/$1" >&2 ;;
    *) helm pull --destination "$archive" --repo "$2" --version "$3" -- "$1" >&2 ;;
  esac
  archive=$archive/$1-$3.tgz
  checked "$archive" "$4"
}

# release NAME NAMESPACE CHART REPOSITORY VERSION SHA256 VALUES: installs or upgrades a Helm release.
release() {
  chart "$3" "$4" "$5" "$6"
  helm upgrade --install --namespace "$2" --values "$7" -- "$1" "$archive"
  rm -r "$(dirname "$archive")"
}

# objects NAME NAMESPACE CHART REPOSITORY VERSION SHA256 VALUES: applies the objects of a chart, not as a release.
objects() {
  chart "$3" "$4" "$5" "$6"
  helm template --include-crds --no-hooks --namespace "$2" --values "$7" -- "$1" "$archive" |
    kubectl apply --server-side --force-conflicts -f -
  rm -r "$(dirname "$archive")"
}

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

release cilium kube-system cilium https://helm.cilium.io 1.19.6 '21c43cf53841f9ab0375047d95aa4c64051ea52bbd2c679416e6408f5f1c9179' values/cilium.yaml
wait_for ciliumbgpadvertisements.cilium.io ciliumbgpclusterconfigs.cilium.io ciliumbgppeerconfigs.cilium.io ciliumclusterwidenetworkpolicies.cilium.io ciliumloadbalancerippools.cilium.io
kubectl apply --server-side --force-conflicts -f manifests/02-cilium-announcements-pools.yaml
kubectl apply --server-side --force-conflicts -f manifests/03-cilium-announcements-advertisements.yaml
kubectl apply --server-side --force-conflicts -f manifests/04-cilium-announcements-peers.yaml
kubectl apply --server-side --force-conflicts -f manifests/05-cilium-announcements-bgp.yaml
kubectl apply --server-side --force-conflicts -f manifests/06-cilium-policies-policies.yaml
