#!/usr/bin/env bash
# Brings the models of AWS's API that botocore carries, for the services that the library makes resources of, into a
# folder outside the checkout: `<service>.json`, the newest version of each.
#
# usage: fetch-api-models.sh [FOLDER]    default: ${XDG_CACHE_HOME:-~/.cache}/cluster-blueprints/api-models-<checksum of this file>
#
# Cold: some seconds, and a package of 16 MB that is verified by the sum below. Warm: under a second. Prints the folder on
# its last line. Needs Python 3 with pip.
set -euo pipefail

self=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/$(basename "${BASH_SOURCE[0]}")

BOTOCORE=1.44.5
SHA256=8f16a56d1dff125dd65322ae021efa7ba5195a6db5102b96862566055b748921
SERVICES='ec2 eks events iam kms logs sqs'

out=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/cluster-blueprints/api-models-$(cksum <"$self" | cut -d ' ' -f 1)}
if [ -d "$out" ]; then
  (cd "$out" && pwd)
  exit
fi
python3 -m pip --version >/dev/null 2>&1 || {
  echo 'fetch-api-models.sh: there is no python3 with pip in PATH' >&2
  exit 1
}

mkdir -p "$(dirname "$out")"
work=$(mktemp -d "$(dirname "$out")/.api-models-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/wheel" "$work/models"
echo "botocore==$BOTOCORE --hash=sha256:$SHA256" >"$work/requirements.txt"
python3 -m pip --disable-pip-version-check download --quiet --no-deps --only-binary :all: --require-hashes \
  --dest "$work/wheel" --requirement "$work/requirements.txt" >&2

# shellcheck disable=SC2086 # a list of words
python3 - "$work"/wheel/*.whl "$work/models" $SERVICES <<'PYTHON'
import gzip, pathlib, re, sys, zipfile

wheel, out, *services = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for service in services:
        pattern = re.compile(rf"botocore/data/{service}/[^/]+/service-2\.json\.gz")
        newest = max(name for name in archive.namelist() if pattern.fullmatch(name))
        model = gzip.decompress(archive.read(newest))
        (pathlib.Path(out) / f"{service}.json").write_bytes(model)
PYTHON

chmod -R u+w,go+rX "$work/models"
[ -d "$out" ] || mv "$work/models" "$out"
(cd "$out" && pwd)
