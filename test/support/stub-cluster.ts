import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutputFile } from '../../lib/core/output-file';
import { writeFolder } from '../../lib/output/write-folder';

/** A node of the stub. */
export interface StubNode {
  readonly labels: Readonly<Record<string, string>>;
  readonly isCordoned: boolean;
  /** Whose configuration the container runtime has read at the last boot. */
  readonly cni: string;
}

/** What the stub is told. */
export interface StubState {
  /** Whether Cilium is told which nodes are its own. */
  readonly nodeConfig: boolean;
  /** Whether its agents leave the configuration alone. */
  readonly customConf: 'true' | 'false';
  /** The name of the old network's configuration. */
  readonly configuration: string;
  /** The address of a pod by who gave it. */
  readonly addresses: Readonly<Record<'cilium' | 'old', string>>;
  /** Commands that fail, as prefixes. */
  readonly failing: readonly string[];
  /** A command that fails at one of its calls, counted from 1: the API server is away for a moment. */
  readonly failsOnce: { readonly call: number; readonly prefix: string };
}

/** What came of a script. */
export interface StubRun {
  readonly status: number;
  readonly output: string;
}

/** kubectl on a cluster of files: nodes have a folder of CNI configurations, and read it when they boot. */
const KUBECTL = String.raw`#!/bin/sh
set -eu
line="$*"
cd "$STUB"
if [ -s failing ]; then
  while read -r prefix; do
    case $line in "$prefix"*) echo "refused: $line" >&2; exit 1 ;; esac
  done < failing
fi
if [ -s fails-once ]; then
  read -r call prefix < fails-once
  case $line in
    "$prefix"*)
      if [ "$call" = 1 ]; then rm fails-once; echo "refused: $line" >&2; exit 1; fi
      echo "$((call - 1)) $prefix" > fails-once ;;
  esac
fi
done_() { echo "$line" | head -n 1 >> done; }
namespace=; selector=; node=; all=; path=; overrides=; files=
verb=$1; shift
kind=; name=; rest=
while [ $# -gt 0 ]; do
  case $1 in
    -n) namespace=$2; shift 2 ;;
    -l) selector=$2; shift 2 ;;
    -o) path=$2; shift 2 ;;
    -c) shift 2 ;;
    -A) all=yes; shift ;;
    --field-selector) node=$(echo "$2" | sed -n 's/.*spec.nodeName=\([^,]*\).*/\1/p'); shift 2 ;;
    --overrides=*) overrides=\${1#--overrides=}; shift ;;
    --) shift; break ;;
    --command) break ;;
    -*) shift ;;
    *)
      if [ -z "$kind" ]; then kind=$1; elif [ -z "$name" ]; then name=$1; else rest="$rest $1"; fi
      shift ;;
  esac
done
address() { cat "address-$(cat "nodes/$1/cni")"; }
case $verb.$kind in
  reboot.*)
    echo x >> "nodes/$kind/boots"
    case $(ls "nodes/$kind/net.d" | grep '[.]conflist$' | head -n 1) in
      05-cilium.conflist) echo cilium > "nodes/$kind/cni" ;;
      *.conflist) echo old > "nodes/$kind/cni" ;;
      *) echo none > "nodes/$kind/cni" ;;
    esac
    done_ ;;
  get.node)
    [ -d "nodes/$name" ] || { echo "not found" >&2; exit 1; }
    case $path in
      *bootID*) echo "b$(wc -l < "nodes/$name/boots")" | tr -d ' ' ;;
      *conditions*) echo True ;;
      *labels*) key=$(echo "$path" | sed "s/.*labels\['\(.*\)'\].*/\1/; s/\\\\//g"); sed -n "s|^$key=||p" "nodes/$name/labels" ;;
    esac ;;
  get.nodes) grep -l "^$selector=" nodes/*/labels | sed 's|nodes/\(.*\)/labels|node/\1|' || true ;;
  get.ciliumnodeconfig) [ "$(cat node-config)" = true ] ;;
  get.configmap) cat custom-conf ;;
  get.pods)
    if [ -n "$all" ]; then
      for one in \${node:-$(ls nodes)}; do
        echo "default/app-$one $(address "$one") 192.0.2.1"
        echo "kube-system/agent-$one 192.0.2.1 192.0.2.1"
      done
    else
      echo "pod/agent-$node"
    fi ;;
  get.pod) address "$(cat probed)" ;;
  wait.* | describe.* | logs.*) ;;
  exec.*)
    node=\${kind#pod/agent-}
    # What the agent sees of its node.
    for argument; do
      shift
      case $argument in /host/etc/cni/net.d*) argument=$STUB/nodes/$node/net.d\${argument#/host/etc/cni/net.d} ;; esac
      set -- "$@" "$argument"
    done
    "$@"
    [ "$1" = test ] || done_ ;;
  cordon.*) echo yes > "nodes/$kind/cordoned"; done_ ;;
  uncordon.*) rm -f "nodes/$kind/cordoned"; done_ ;;
  drain.*) done_ ;;
  label.node)
    for change in $rest; do
      case $change in
        *=*) key=\${change%%=*}; grep -v "^$key=" "nodes/$name/labels" > labels || true; echo "$change" >> labels ;;
        *-) grep -v "^\${change%-}=" "nodes/$name/labels" > labels || true ;;
      esac
      mv labels "nodes/$name/labels"
    done
    done_ ;;
  run.*) echo "$overrides" | sed 's/.*"nodeName":"\([^"]*\)".*/\1/' > probed; done_ ;;
  delete.pod)
    if [ "$selector" = k8s-app=cilium ]; then
      if grep -q '^io.cilium.migration/cilium-default=true$' "nodes/$node/labels"; then
        echo '{}' > "nodes/$node/net.d/05-cilium.conflist"
        old=nodes/$node/net.d/$(cat configuration)
        [ ! -e "$old" ] || mv "$old" "$old.cilium_bak"
      fi
    elif [ -n "$selector" ]; then
      echo '{}' > "nodes/$node/net.d/$(cat configuration)"
    fi
    done_ ;;
  *) echo "unexpected: $line" >&2; exit 64 ;;
esac
`.replaceAll('\\$', '$');

/** Scripts of a migration, in a folder, with a kubectl that speaks to a cluster of files. */
export class StubCluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cluster-blueprints-stub-'));

  /**
   * @param files - what the scripts are among.
   * @param names - of nodes, none of which has moved.
   */
  constructor(
    files: readonly OutputFile[],
    names: readonly string[],
    options: Pick<StubState, 'configuration' | 'addresses'>,
  ) {
    const programs = join(this.#folder, 'programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'kubectl'), KUBECTL, { mode: 0o755 });
    writeFolder(join(this.#folder, 'out'), files);
    for (const name of names) {
      const folder = join(this.#folder, 'nodes', name);
      mkdirSync(join(folder, 'net.d'), { recursive: true });
      writeFileSync(join(folder, 'net.d', options.configuration), '{}');
      for (const [file, content] of [
        ['boots', 'x\n'],
        ['cni', 'old\n'],
        ['labels', ''],
      ] as const)
        writeFileSync(join(folder, file), content);
    }
    this.set({ nodeConfig: true, customConf: 'true', failing: [], ...options });
  }

  /** Everything that the commands of scripts have changed, in order. */
  get done(): readonly string[] {
    return this.#read('done').split('\n').filter(Boolean);
  }

  /** A node, as kubectl and its machine see it. */
  node(name: string): StubNode {
    const folder = join('nodes', name);
    return {
      labels: Object.fromEntries(
        this.#read(join(folder, 'labels'))
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split('=') as [string, string]),
      ),
      isCordoned: existsSync(join(this.#folder, folder, 'cordoned')),
      cni: this.#read(join(folder, 'cni')).trim(),
    };
  }

  /** Changes what the cluster is like, and forgets what was done. */
  set({ addresses, configuration, customConf, failing, failsOnce, nodeConfig }: Partial<StubState>): void {
    const files = {
      'node-config': nodeConfig,
      'custom-conf': customConf,
      failing: failing?.map((prefix) => `${prefix}\n`).join(''),
      'fails-once': failsOnce === undefined ? undefined : `${failsOnce.call} ${failsOnce.prefix}\n`,
      configuration,
      'address-cilium': addresses?.cilium,
      'address-old': addresses?.old,
      done: '',
    };
    for (const [file, content] of Object.entries(files))
      if (content !== undefined) writeFileSync(join(this.#folder, file), String(content));
  }

  /** The CNI configurations of a node. */
  configurations(node: string): readonly string[] {
    return readdirSync(join(this.#folder, 'nodes', node, 'net.d')).sort();
  }

  /** Runs a script as a user would, from the folder of the runbook. */
  run(
    script: string,
    args: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<StubRun> {
    const env = {
      PATH: `${join(this.#folder, 'programs')}:${process.env['PATH'] ?? ''}`,
      STUB: this.#folder,
      PAUSE: '0',
      REBOOT_TIMEOUT: '10',
      REBOOT_COMMAND: 'kubectl reboot "$NODE"',
      ...environment,
    };
    return new Promise((resolve) => {
      execFile('sh', [script, ...args], { cwd: join(this.#folder, 'out'), env }, (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}` });
      });
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #read(file: string): string {
    return readFileSync(join(this.#folder, file), 'utf8');
  }
}
