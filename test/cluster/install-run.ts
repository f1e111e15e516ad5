import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Composition } from '../../lib/core/compose';
import { helmValues } from '../../lib/delivery/helm-values';
import { outputFiles } from '../../lib/output/output-files';
import { writeFolder } from '../../lib/output/write-folder';
import { binary, KUBECTL_FOLDER } from './environment';

/** What came of running a script. */
export interface ScriptRun {
  /** Exit status; 0 if all went well. */
  readonly status: number;
  /** What it said, on both streams. */
  readonly output: string;
}

/** helm, except that archives come from a folder. */
const OFFLINE_HELM = `#!/bin/sh
set -eu
[ "$1" = pull ] || exec "$REAL_HELM" "$@"
shift
while [ "$1" != -- ]; do
  case $1 in
    --destination) destination=$2 ;;
    --version) version=$2 ;;
    --repo) ;;
    *) echo "helm pull: unexpected $1" >&2; exit 64 ;;
  esac
  shift 2
done
cp "$ARCHIVES/\${2##*/}-$version.tgz" "$destination"
`;

/** curl, except that files of releases come from a folder, where they are named `<repository>-<channel>-<version>.yaml`. */
const OFFLINE_CURL = `#!/bin/sh
set -eu
while [ "$1" != -- ]; do
  case $1 in
    -o) output=$2; shift 2 ;;
    --retry) shift 2 ;;
    -fsSL) shift ;;
    *) echo "curl: unexpected $1" >&2; exit 64 ;;
  esac
done
repository=\${2%/releases/download/*}
release=\${2#*/releases/download/}
file=\${release#*/}
cp "$ARCHIVES/\${repository##*/}-\${file%-install.yaml}-\${release%%/*}.yaml" "$output"
`;

/** What the library writes of a composition, in a folder, and the programs to run its script with. */
export class InstallFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cluster-blueprints-install-'));
  readonly #environment: Readonly<Record<string, string>>;

  /**
   * @param archives - the folder that `helm pull` takes charts from, and `curl` files of releases.
   */
  constructor(composition: Composition, kubeconfig: string, archives: string) {
    const [programs, home] = [join(this.#folder, 'programs'), join(this.#folder, 'home')];
    for (const folder of [programs, home]) mkdirSync(folder);
    writeFileSync(join(programs, 'helm'), OFFLINE_HELM, { mode: 0o755 });
    writeFileSync(join(programs, 'curl'), OFFLINE_CURL, { mode: 0o755 });
    if (KUBECTL_FOLDER !== undefined) symlinkSync(join(KUBECTL_FOLDER, 'kubectl'), join(programs, 'kubectl'));
    writeFolder(join(this.#folder, 'out'), outputFiles(composition, helmValues()));
    this.#environment = {
      PATH: `${programs}:/usr/bin:/bin`,
      HOME: home,
      TMPDIR: home,
      KUBECONFIG: kubeconfig,
      REAL_HELM: binary('helm'),
      ARCHIVES: archives,
    };
  }

  /** Runs `install.sh` as a user would, from another folder. */
  run(): Promise<ScriptRun> {
    const options = { cwd: this.#folder, env: this.#environment, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve) => {
      execFile('sh', ['out/install.sh'], options, (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}` });
      });
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
