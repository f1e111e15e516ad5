import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tar from 'tar';
import { compose, planCilium, planFlannel } from '../../lib';
import type { Composition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import { deliver } from '../../lib/delivery/deliver';
import { type InflateOptions, inflate } from '../../lib/delivery/inflate';
import { kubeadm } from '../support/clusters';
import { findingsOf } from '../support/findings';
import type { RuleCases } from './cases';

const composed = (): Composition => compose(kubeadm(), planFlannel(kubeadm()));

/** A folder with a helm that prints one object, and an archive of the Flannel chart. */
function workshop(
  archive: (folder: string) => void,
  helm = '#!/bin/sh\necho "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"\n',
): InflateOptions {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-cases-'));
  writeFileSync(join(folder, 'helm'), helm);
  chmodSync(join(folder, 'helm'), 0o755);
  archive(folder);
  return { charts: folder, helm: join(folder, 'helm'), cache: join(folder, 'cache') };
}

function goodArchive(folder: string, name = 'flannel-v0.28.9.tgz'): void {
  mkdirSync(join(folder, 'flannel'));
  writeFileSync(join(folder, 'flannel', 'Chart.yaml'), 'name: flannel\n');
  tar.create({ sync: true, gzip: true, cwd: folder, file: join(folder, name) }, ['flannel']);
}

function escapingArchive(folder: string): void {
  writeFileSync(join(folder, 'outside'), 'x');
  mkdirSync(join(folder, 'inside'));
  tar.create(
    {
      sync: true,
      gzip: true,
      cwd: join(folder, 'inside'),
      preservePaths: true,
      file: join(folder, 'flannel-v0.28.9.tgz'),
    },
    ['../outside'],
  );
}

const inflated = (options: InflateOptions, composition = composed()): readonly Finding[] =>
  findingsOf(() => deliver(composition, inflate(options)));

/** Rules about helm and the archives of charts. */
export const HELM_CASES: RuleCases = {
  'helm/program-is-there': {
    fails: () => inflated({ ...workshop(goodArchive), helm: '/nowhere/helm' }),
    at: 'helm',
    passes: () => inflated(workshop(goodArchive)),
  },
  'helm/chart-is-at-hand': {
    fails: () => inflated(workshop(() => undefined)),
    at: 'flannel',
    passes: () => inflated(workshop(goodArchive)),
  },
  'helm/chart-is-the-pinned-one': {
    fails: () =>
      inflated(
        workshop((folder) => goodArchive(folder, 'cilium-1.19.6.tgz')),
        compose(kubeadm(), planCilium(kubeadm())),
      ),
    at: 'cilium',
    passes: () =>
      inflated(
        workshop((folder) => goodArchive(folder, 'cilium-1.19.1.tgz')),
        compose(kubeadm(), planCilium(kubeadm(), { version: '1.19.1' })),
      ),
  },
  'helm/archive-is-safe': {
    fails: () => inflated(workshop(escapingArchive)),
    at: 'flannel',
    passes: () => inflated(workshop(goodArchive)),
  },
  'helm/arguments-are-plain': {
    fails: () => {
      const composition = composed();
      const [plan] = composition.plans;
      const steps = (plan?.steps ?? []).map((step) =>
        step.kind === 'helm' ? { ...step, release: '--post-renderer=/bin/false' } : step,
      );
      return inflated(workshop(goodArchive), { ...composition, plans: plan === undefined ? [] : [{ ...plan, steps }] });
    },
    at: 'release',
    passes: () => inflated(workshop(goodArchive)),
  },
  'helm/chart-renders': {
    fails: () => inflated(workshop(goodArchive, '#!/bin/sh\necho "Error: template: no such field" >&2\nexit 1\n')),
    at: 'flannel',
    passes: () => inflated(workshop(goodArchive)),
  },
};
