#!/usr/bin/env bash
# Brings the models of clouds' APIs that their own Python packages carry, for the services that the library makes resources
# of, into a folder outside the checkout: of AWS `<service>.json`, of Google Cloud `google/<service>.json`.
#
# usage: fetch-api-models.sh [FOLDER]    default: ${XDG_CACHE_HOME:-~/.cache}/cluster-blueprints/api-models-<checksum of this file>
#
# Cold: some seconds, and packages of 16 MB each that are verified by the sums below. Warm: under a second. Prints the folder on
# its last line. Needs Python 3 with pip.
set -euo pipefail

self=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/$(basename "${BASH_SOURCE[0]}")

# The newest model of each service of AWS.
BOTOCORE=1.44.5
BOTOCORE_SHA256=8f16a56d1dff125dd65322ae021efa7ba5195a6db5102b96862566055b748921
AWS='ec2 eks events iam kms logs sqs'

# The version of each service of Google that its provider speaks.
GOOGLE_CLIENT=2.202.0
GOOGLE_CLIENT_SHA256=aaa90064c9bb642ff1d065b22ca8958a2cb6e345909cefe70d0e5452fc50e08b
GOOGLE='cloudkms.v1 compute.beta container.v1beta1 iam.v1'

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
mkdir "$work/wheels" "$work/models"
cat >"$work/requirements.txt" <<REQUIREMENTS
botocore==$BOTOCORE --hash=sha256:$BOTOCORE_SHA256
google-api-python-client==$GOOGLE_CLIENT --hash=sha256:$GOOGLE_CLIENT_SHA256
REQUIREMENTS
python3 -m pip --disable-pip-version-check download --quiet --no-deps --only-binary :all: --require-hashes \
  --dest "$work/wheels" --requirement "$work/requirements.txt" >&2

python3 - "$work/wheels" "$work/models" "$AWS" "$GOOGLE" <<'PYTHON'
import gzip, pathlib, re, sys, zipfile

wheels, out = map(pathlib.Path, sys.argv[1:3])
aws, google = (words.split() for words in sys.argv[3:])


def package(name):
    (wheel,) = wheels.glob(f"{name}-*.whl")
    return zipfile.ZipFile(wheel)


with package("botocore") as archive:
    for service in aws:
        pattern = re.compile(rf"botocore/data/{service}/[^/]+/service-2\.json\.gz")
        newest = max(name for name in archive.namelist() if pattern.fullmatch(name))
        (out / f"{service}.json").write_bytes(gzip.decompress(archive.read(newest)))

(out / "google").mkdir()
with package("google_api_python_client") as archive:
    for service in google:
        model = archive.read(f"googleapiclient/discovery_cache/documents/{service}.json")
        (out / "google" / f"{service.partition('.')[0]}.json").write_bytes(model)
PYTHON

chmod -R u+w,go+rX "$work/models"
[ -d "$out" ] || mv "$work/models" "$out"
(cd "$out" && pwd)
