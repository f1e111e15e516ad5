import { type Cluster, DISTRIBUTION_NAMES } from '../core/cluster';
import type { Rule } from '../core/rule';

/** Settings of a planner whose CNI a distribution may bring along. */
export interface MayBeBundled {
  readonly cluster: Cluster<unknown>;
  readonly install: 'release' | 'bundled';
  readonly versionOption: string | undefined;
}

const EVIDENCE = 'https://docs.rke2.io/networking/basic_network_options';

/** The rules about installing the copy of a CNI that the distribution brings along. */
export function bundledRules(module: string, title: string): readonly Rule<MayBeBundled>[] {
  return [
    {
      id: `${module}/bundled-is-offered`,
      title: `Only a distribution that brings ${title} along can install it by itself`,
      severity: 'error',
      evidence: EVIDENCE,
      check: ({ cluster, install }, report) => {
        if (install !== 'bundled' || cluster.platform.bundledCnis.includes(module)) return;
        report({
          path: ['install'],
          message: `${DISTRIBUTION_NAMES[cluster.distribution]} brings no ${title} along`,
          fix: "set install to 'release'",
        });
      },
    },
    {
      id: `${module}/bundled-has-no-version`,
      title: `The version of a bundled ${title} is the distribution's`,
      severity: 'error',
      evidence: EVIDENCE,
      check: ({ install, versionOption, cluster }, report) => {
        if (install !== 'bundled' || versionOption === undefined) return;
        report({
          path: ['version'],
          message: `${title} comes with ${DISTRIBUTION_NAMES[cluster.distribution]}, so ${versionOption.slice(0, 60)} would not be installed`,
          fix: "remove version, or set install to 'release'",
        });
      },
    },
  ];
}
