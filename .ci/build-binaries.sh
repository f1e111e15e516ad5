#!/usr/bin/env bash
# Builds what the cluster and engine tests run, from Go modules, into a folder outside the checkout:
# etcd, kube-apiserver, kube-scheduler, kube-controller-manager, kwok (simulated nodes), helm and the Pulumi engine.
#
# usage: build-binaries.sh [FOLDER]    default: ${XDG_CACHE_HOME:-~/.cache}/cluster-blueprints/bin-<versions>
#
# Cold: about 11 minutes on 2 cores, and 5 GB of Go's own caches. Warm: under a second. A run that was interrupted goes
# on with the next program. Prints the folder on its last line. Needs Go 1.26 or later.
set -euo pipefail

KUBERNETES=1.36.3 ETCD=3.6.7 KWOK=0.8.0 HELM=3.22.0 PULUMI=3.259.0

cache=${XDG_CACHE_HOME:-$HOME/.cache}/cluster-blueprints
out=${1:-$cache/bin-k$KUBERNETES-e$ETCD-w$KWOK-h$HELM-p$PULUMI}
mkdir -p "$out"
out=$(cd "$out" && pwd) # the builds change folders

missing=()
for program in helm kwok etcd kube-apiserver kube-scheduler kube-controller-manager pulumi; do
  [ -x "$out/$program" ] || missing+=("$program")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "$out"
  exit
fi
command -v go >/dev/null || {
  echo "build-binaries.sh: ${missing[*]} are to be built, and there is no go in PATH" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CGO_ENABLED=0 GOWORK=off

is_missing() { [[ " ${missing[*]} " == *" $1 "* ]]; }

# Moves a program into the folder under its name only when it is whole there.
keep() {
  mv "$1" "$out/.$2.$$"
  mv "$out/.$2.$$" "$out/$2"
}

# module NAME LINE...: starts a Go module of ours, whose go.mod ends with the lines given.
module() {
  mkdir "$work/$1"
  cd "$work/$1"
  printf '%s\n' "module local/$1" 'go 1.26.0' "${@:2}" >go.mod
}

# imports PACKAGE...: makes the module need these packages, and resolves the rest.
imports() {
  printf '//go:build tools\n\npackage tools\n' >tools.go
  printf 'import _ "%s"\n' "$@" >>tools.go
  GOFLAGS='-buildvcs=false -mod=mod' go mod tidy
}

# build PROGRAM PACKAGE [LDFLAGS]
build() {
  GOFLAGS='-buildvcs=false -mod=mod' go build -trimpath -ldflags "-s -w ${3:-}" -o "$work/$1" "$2"
  keep "$work/$1" "$1"
}

# installs PROGRAM PACKAGE@VERSION: for modules that build without any replacement.
installs() {
  GOFLAGS=-buildvcs=false GOBIN=$work go install "$2"
  keep "$work/$1" "$1"
}

if is_missing helm; then installs helm "helm.sh/helm/v3/cmd/helm@v$HELM"; fi
if is_missing kwok; then installs kwok "sigs.k8s.io/kwok/cmd/kwok@v$KWOK"; fi

# Subshells below, because a build changes folders.
if is_missing etcd; then (
  module etcd-module "require go.etcd.io/etcd/server/v3 v$ETCD"
  printf 'package main\nimport ("os"; "go.etcd.io/etcd/server/v3/etcdmain")\nfunc main() { etcdmain.Main(os.Args) }\n' >main.go
  GOFLAGS='-buildvcs=false -mod=mod' go mod tidy
  build etcd .
); fi

if is_missing kube-apiserver || is_missing kube-scheduler || is_missing kube-controller-manager; then (
  mod=$(go mod download -json "k8s.io/kubernetes@v$KUBERNETES" | sed -n 's/.*"GoMod": "\(.*\)",\{0,1\}$/\1/p')
  # The staging modules are published at v0.x: k8s.io/api v0.36.3 belongs to Kubernetes 1.36.3.
  replaces=$(sed -n 's#^.*\(k8s\.io/[a-z0-9-]*\) => ./staging.*#\1#p' "$mod" | sort -u |
    sed "s#.*#replace & => & v0.${KUBERNETES#1.}#")
  module kubernetes "require k8s.io/kubernetes v$KUBERNETES" "$replaces"
  imports k8s.io/kubernetes/cmd/kube-{apiserver,scheduler,controller-manager}/app
  version=k8s.io/component-base/version minor=${KUBERNETES#1.}
  for program in kube-apiserver kube-scheduler kube-controller-manager; do
    if is_missing "$program"; then
      build "$program" "k8s.io/kubernetes/cmd/$program" \
        "-X $version.gitVersion=v$KUBERNETES -X $version.gitMajor=1 -X $version.gitMinor=${minor%%.*}"
    fi
  done
); fi

if is_missing pulumi; then (
  # Upstream's own replacement, which a module that depends on it does not inherit.
  module pulumi-module "require github.com/pulumi/pulumi/pkg/v3 v$PULUMI" \
    'replace github.com/atotto/clipboard => github.com/tgummerer/clipboard v0.0.0-20241001131231-d02d263e614e'
  imports github.com/pulumi/pulumi/pkg/v3/cmd/pulumi
  build pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi \
    "-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=$PULUMI"
); fi

echo "$out"
