#!/bin/sh
# Installs what was planned for the cluster gke, in order. Safe to run again.
# kubectl and helm use the current context: KUBECONFIG selects another.
set -eu
cd "$(dirname "$0")"

kubectl apply --server-side --force-conflicts -f manifests/01-compute-classes-classes.yaml
