import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tar from 'tar';
import type { HelmStep } from '../../lib/core/plan';
import type { TemplateOptions } from '../../lib/helm/template';

/** A folder with a helm of our own, which writes down how it was called, and an archive of a chart. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'helm-test-'));
  readonly helm = join(this.folder, 'helm');

  /** @param prints - what `helm template` prints. */
  constructor(prints: string, exit = 0) {
    writeFileSync(join(this.folder, 'printed'), prints);
    writeFileSync(
      this.helm,
      `#!/bin/sh\nprintf '%s\\n' "$*" >> ${this.folder}/calls\nenv | sort > ${this.folder}/environment\nfor argument; do case "$argument" in --values=*) cp "\${argument#--values=}" ${this.folder}/values; stat -c %a "\${argument#--values=}" > ${this.folder}/mode ;; esac; done\n[ ${exit} -eq 0 ] && cat ${this.folder}/printed || { cat ${this.folder}/printed >&2; exit ${exit}; }\n`,
    );
    chmodSync(this.helm, 0o755);
    this.archive('flannel-v0.28.9.tgz', { 'flannel/Chart.yaml': 'name: flannel\n' });
  }

  /** Puts an archive with these files into the folder. */
  archive(name: string, files: Readonly<Record<string, string>>): void {
    const source = mkdtempSync(join(this.folder, 'chart-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(source, path, '..'), { recursive: true });
      writeFileSync(join(source, path), content);
    }
    tar.create(
      { sync: true, gzip: true, cwd: source, file: join(this.folder, name), portable: true },
      Object.keys(files),
    );
  }

  get options(): TemplateOptions {
    return {
      charts: this.folder,
      pull: false,
      cache: join(this.folder, 'cache'),
      helm: this.helm,
      kubernetes: '1.35.0',
      apiVersions: [],
    };
  }

  /** What helm was called with, a line a call. */
  get calls(): readonly string[] {
    return this.read('calls')
      .split('\n')
      .filter((line) => line !== '');
  }

  read(name: string): string {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return '';
    }
  }
}

/** A release of the Flannel chart. */
export const STEP: HelmStep = {
  kind: 'helm',
  id: 'flannel',
  after: [],
  chart: { repository: 'https://charts.example', name: 'flannel', version: 'v0.28.9' },
  release: 'flannel',
  namespace: 'kube-flannel',
  values: { podCidr: '10.244.0.0/16', secret: 'yes' },
  install: 'release',
};
