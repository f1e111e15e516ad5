import type { Rule } from '../../../core/rule';
import type { AksNapPoolsSettings } from '../settings';
import { EVIDENCE } from './evidence';

/** How Azure writes what machines are described by. */
const WORDS = {
  families: { pattern: /^[A-Z]+$/, example: 'D' },
  series: { pattern: /^[A-Z]/, example: 'Dads_v5' },
  sizes: { pattern: /^Standard_/, example: 'Standard_D4ads_v5' },
} as const;

/** What is known to go wrong with pools on AKS alone. */
export const NAP_POOL_RULES: readonly Rule<AksNapPoolsSettings>[] = [
  {
    id: 'aks-nap/pool-name-is-free',
    title: 'A pool has not the name of one that AKS makes by itself',
    severity: 'warning',
    evidence: EVIDENCE.pools,
    check: ({ nodePools, builtIn }, report) => {
      for (const [index, { options }] of nodePools.entries()) {
        if (!builtIn.includes(options.name)) continue;
        report({
          path: ['nodePools', index, 'name'],
          message: `AKS makes a pool '${options.name}' itself, so it would have two owners`,
          fix: "give it a name of its own, or set nodeProvisioning.defaultNodePools of the cluster to 'None'",
        });
      }
    },
  },
  {
    id: 'aks-nap/machines-are-named-as-azure-does',
    title: 'Families, series and sizes are written as Azure does, capitals included: others are never found',
    severity: 'warning',
    evidence: EVIDENCE.labels,
    check: ({ nodePools }, report) => {
      for (const [index, { options }] of nodePools.entries()) {
        for (const [key, { pattern, example }] of Object.entries(WORDS)) {
          for (const [n, text] of (options.instances?.[key as keyof typeof WORDS] ?? []).entries()) {
            if (pattern.test(text)) continue;
            report({
              path: ['nodePools', index, 'instances', key, n],
              message: `no machine is described by '${text.slice(0, 80)}'`,
              fix: `write it like '${example}'`,
            });
          }
        }
      }
    },
  },
  {
    id: 'aks-nap/streaming-is-on-amd64',
    title: 'Where containers are streamed, machines of arm64 are never chosen',
    severity: 'warning',
    evidence: EVIDENCE.classSource,
    check: ({ nodePools, nodeClasses }, report) => {
      for (const [index, { nodeClass, options }] of nodePools.entries()) {
        const isStreamed = nodeClasses.some(({ name, artifactStreaming }) => name === nodeClass && artifactStreaming);
        if (!isStreamed || !options.instances?.architectures?.includes('arm64')) continue;
        report({
          path: ['nodePools', index, 'instances', 'architectures'],
          message: `the node class '${nodeClass}' streams containers, which there is for amd64 alone`,
          fix: "write ['amd64'], or use a node class without artifactStreaming",
        });
      }
    },
  },
  {
    id: 'aks-nap/zones-have-their-region',
    title: 'Zones are written after their region, as nodes have them: others are never found',
    severity: 'warning',
    evidence: EVIDENCE.zones,
    check: ({ nodePools }, report) => {
      for (const [index, { options }] of nodePools.entries()) {
        for (const [n, zone] of (options.instances?.zones ?? []).entries()) {
          if (/^[a-z0-9]+-[1-9]$/.test(zone)) continue;
          report({
            path: ['nodePools', index, 'instances', 'zones', n],
            message: `no node is in a zone '${zone.slice(0, 80)}'`,
            fix: `write it like 'westeurope-${/[1-9]$/.exec(zone)?.[0] ?? 1}'`,
          });
        }
      }
    },
  },
];
