#!/bin/sh
# Installs what was planned for the cluster k3s, in order. Safe to run again.
# kubectl and helm use the current context: KUBECONFIG selects another.
set -eu
cd "$(dirname "$0")"

kubectl apply --server-side --force-conflicts -f manifests/01-cilium.yaml
kubectl apply --server-side --force-conflicts -f manifests/02-store-workload.yaml
