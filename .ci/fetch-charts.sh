#!/usr/bin/env bash
# Brings real Helm charts and custom resource definitions that upstream publishes inside Go modules, verified by Go's
# checksum database and by the sums below, into a folder outside the checkout:
#
#   charts/<chart>-<version>.tgz    Cilium, Tetragon, Flannel, Karpenter, metrics-server and the Secrets Store CSI driver, packaged
#                                   here: not the bytes that upstream's repository serves
#   crds/<group>/*.yaml             Calico (operator.tigera.io, crd.projectcalico.org), the Gateway API, and what the operator of
#                                   Cilium makes (cilium.io-<minor>)
#
# usage: fetch-charts.sh [FOLDER]    default: ${XDG_CACHE_HOME:-~/.cache}/cluster-blueprints/charts-<checksum of this file>
#
# Cold: under a minute, and 600 MB of Go's module cache. Warm: under a second. Prints the folder on its last line. Needs
# Go, and helm: the one in $CLUSTER_BLUEPRINTS_BIN, or what build-binaries.sh builds.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
self=$here/$(basename "${BASH_SOURCE[0]}")

# module, version, and the sum that go.sum files have for it
MODULES='
github.com/cilium/cilium     v1.20.0   h1:ChjrRtiDjtLKe0FkygGTMxEIUtqQh5lEXZL+bLfeb1I=
github.com/cilium/cilium     v1.19.6   h1:2G0yzfral3u6v56dY3tx2pT4U1sbMXDSKTBlGBYgRGo=
github.com/cilium/cilium     v1.18.11  h1:8KV/ntPoZ6nRMW1l+AVbvkbvIHJhv2ZiBFJD5MEEthg=
github.com/cilium/tetragon   v1.7.0   h1:OrIjiUEUZKwipxSXbhztwVc5PeUxt7SEtLZpPx6jg8U=
github.com/cilium/tetragon   v1.6.1   h1:zrnkWzVcfQeMx9tKwnJVbZyxjOulCgW+gVPc62ax3T0=
github.com/flannel-io/flannel  v0.28.9  h1:9+P0Pc8hearNZZpW6/Cc/4vEOiXaqQonYayDDeyibqY=
github.com/flannel-io/flannel  v0.26.7  h1:fG3xrErZfrCYQGtSAdZcPnp0+uBsZsWZmKAK77zC0ok=
github.com/aws/karpenter-provider-aws  v1.14.1  h1:WGtIQTQcxpElYMdWfWuPwaF2+9muR+hYhPZsTtoY8Gs=
github.com/tigera/operator   v1.42.3   h1:dNXhLahS2j+KvRuWfTu1ulzrnr7YprHNOvctzdsE5Mo=
sigs.k8s.io/metrics-server   v0.9.0    h1:nlqqZ2H0Xfko8eJC/1qaNVVT17hu4rxndkOi22KTZ4w=
sigs.k8s.io/secrets-store-csi-driver  v1.6.0  h1:YpKG/2hJkp3EkRGpH5SPxg1/5AkmeD5pwHNKIlE90FU=
sigs.k8s.io/gateway-api      v1.5.1    h1:RqVRIlkhLhUO8wOHKTLnTJA6o/1un4po4/6M1nRzdd0=
'
# Of the operator's definitions, those that Calico itself uses: the others are its commercial variant's.
CALICO_KINDS='apiservers gatewayapis goldmanes imagesets installations istios managementclusterconnections tigerastatuses whiskers'

out=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/cluster-blueprints/charts-$(cksum <"$self" | cut -d ' ' -f 1)}
if [ -d "$out" ]; then
  (cd "$out" && pwd)
  exit
fi
command -v go >/dev/null || {
  echo 'fetch-charts.sh: there is no go in PATH' >&2
  exit 1
}
helm=${CLUSTER_BLUEPRINTS_BIN:-$("$here/build-binaries.sh" | tail -n 1)}/helm

mkdir -p "$(dirname "$out")"
work=$(mktemp -d "$(dirname "$out")/.charts-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/charts" "$work/crds"
export GOWORK=off

# source_of MODULE VERSION: the folder of a module, brought if need be, once its sum is the one above.
source_of() {
  local wanted found
  wanted=$(awk -v module="$1" -v version="$2" '$1 == module && $2 == version { print $3 }' <<<"$MODULES")
  found=$(cd "$work" && go mod download -json "$1@$2")
  case $found in
    *"\"Sum\": \"$wanted\""*) sed -n 's/.*"Dir": "\(.*\)",\{0,1\}$/\1/p' <<<"$found" ;;
    *)
      echo "fetch-charts.sh: the sum of $1 $2 is not $wanted: $found" >&2
      return 1
      ;;
  esac
}

# chart MODULE VERSION FOLDER VERSION-OF-CHART: packages a chart as the version that lib/charts.ts names.
chart() {
  local folder
  folder=$(source_of "$1" "$2")/$3
  "$helm" package --version "$4" --destination "$work/charts" -- "$folder" >&2
}

# crds GROUP FILE...
crds() {
  mkdir "$work/crds/$1"
  cp "${@:2}" "$work/crds/$1"
}

while read -r module version _; do
  case $module in
    github.com/cilium/cilium)
      chart "$module" "$version" install/kubernetes/cilium "${version#v}"
      minor=${version#v}
      crds "cilium.io-${minor%.*}" "$(source_of "$module" "$version")"/pkg/k8s/apis/cilium.io/client/crds/*/*.yaml
      ;;
    # Its chart carries the definitions of its policies.
    github.com/cilium/tetragon) chart "$module" "$version" install/kubernetes/tetragon "${version#v}" ;;
    github.com/aws/karpenter-provider-aws)
      chart "$module" "$version" charts/karpenter "${version#v}"
      chart "$module" "$version" charts/karpenter-crd "${version#v}"
      ;;
    # Its chart has versions of its own.
    sigs.k8s.io/metrics-server) chart "$module" "$version" charts/metrics-server 3.13.1 ;;
    sigs.k8s.io/secrets-store-csi-driver) chart "$module" "$version" charts/secrets-store-csi-driver "${version#v}" ;;
    github.com/flannel-io/flannel) chart "$module" "$version" chart/kube-flannel "$version" ;;
    github.com/tigera/operator)
      folder=$(source_of "$module" "$version")/pkg/imports/crds
      kinds=()
      for kind in $CALICO_KINDS; do kinds+=("$folder/operator/operator.tigera.io_$kind.yaml"); done
      crds operator.tigera.io "${kinds[@]}"
      crds crd.projectcalico.org "$folder"/calico/v1.crd.projectcalico.org/*.yaml
      ;;
    sigs.k8s.io/gateway-api)
      folder=$(source_of "$module" "$version")/config/crd
      crds gateway.networking.k8s.io "$folder"/standard/*.yaml
      ;;
  esac
done <<<"$MODULES"

chmod -R u+w,go+rX "$work" # files of a module are read-only
[ -d "$out" ] || mv "$work" "$out"
(cd "$out" && pwd)
