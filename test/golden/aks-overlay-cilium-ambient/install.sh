#!/bin/sh
# Installs what was planned for the cluster aks, in order. Safe to run again.
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

# bundle URL SHA256: fetches a file that a project releases, and applies it. It is no chart: no Helm controller could.
bundle() {
  file=$(mktemp)
  if command -v curl >/dev/null; then curl -fsSL --retry 3 -o "$file" -- "$1"; else wget -q -O "$file" -- "$1"; fi
  checked "$file" "$2"
  kubectl apply --server-side --force-conflicts -f "$file"
  rm "$file"
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

# wait_until CONDITION KIND/NAME ARGUMENT...: waits until an object has a condition.
wait_until() {
  condition=$1
  shift
  appear "$@"
  kubectl wait --for=condition="$condition" --timeout=300s "$@"
}

bundle https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml ''
wait_for gatewayclasses.gateway.networking.k8s.io gateways.gateway.networking.k8s.io grpcroutes.gateway.networking.k8s.io httproutes.gateway.networking.k8s.io referencegrants.gateway.networking.k8s.io backendtlspolicies.gateway.networking.k8s.io listenersets.gateway.networking.k8s.io tlsroutes.gateway.networking.k8s.io
kubectl apply --server-side --force-conflicts -f manifests/02-istio-namespace.yaml
release istio-base istio-system base https://istio-release.storage.googleapis.com/charts 1.30.3 '' values/istio-base.yaml
wait_for wasmplugins.extensions.istio.io destinationrules.networking.istio.io envoyfilters.networking.istio.io gateways.networking.istio.io proxyconfigs.networking.istio.io serviceentries.networking.istio.io sidecars.networking.istio.io virtualservices.networking.istio.io workloadentries.networking.istio.io workloadgroups.networking.istio.io authorizationpolicies.security.istio.io peerauthentications.security.istio.io requestauthentications.security.istio.io telemetries.telemetry.istio.io
release istiod istio-system istiod https://istio-release.storage.googleapis.com/charts 1.30.3 '' values/istiod.yaml
wait_until Available deployment/istiod --namespace istio-system
release istio-cni istio-system cni https://istio-release.storage.googleapis.com/charts 1.30.3 '' values/istio-cni.yaml
release ztunnel istio-system ztunnel https://istio-release.storage.googleapis.com/charts 1.30.3 '' values/ztunnel.yaml
kubectl apply --server-side --force-conflicts -f manifests/07-istio-mesh.yaml
kubectl apply --server-side --force-conflicts -f manifests/08-mesh-namespaces.yaml
kubectl apply --server-side --force-conflicts -f manifests/09-mesh-network.yaml
kubectl apply --server-side --force-conflicts -f manifests/10-mesh-waypoint-settings.yaml
kubectl apply --server-side --force-conflicts -f manifests/11-mesh-waypoints.yaml
wait_until Programmed gateway.gateway.networking.k8s.io/critical --namespace shop
kubectl apply --server-side --force-conflicts -f manifests/12-mesh-services.yaml
kubectl apply --server-side --force-conflicts -f manifests/13-mesh-traffic.yaml
kubectl apply --server-side --force-conflicts -f manifests/14-mesh-pod-policies.yaml
kubectl apply --server-side --force-conflicts -f manifests/15-aks-nap-pools-node-pools.yaml
