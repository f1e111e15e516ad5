import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

const SHARED_VPC = `${GUIDES}/how-to/cluster-shared-vpc`;

/** The subnet that a cluster is in, where it exists. */
export const SUBNET_RULES: readonly GkeRule[] = [
  {
    id: 'gke/host-project-is-an-id',
    title: 'The host project of a Shared VPC is given by its id',
    severity: 'error',
    evidence: 'https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects',
    check: ({ gke: { vpc } }, report) => {
      // Ids from before 2013 may begin with a domain.
      if (vpc.kind !== 'shared' || /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(vpc.hostProject)) return;
      report({
        path: ['cluster', 'vpc', 'hostProject'],
        message: `'${vpc.hostProject.slice(0, 100)}' is not the id of a project`,
        fix: "write its id, such as 'network-host-1234', not its number or title",
      });
    },
  },
  {
    id: 'gke/shared-subnet-names-its-project',
    title:
      "A shared network and subnet are given with the host project: a name alone is looked for in the cluster's own",
    severity: 'error',
    evidence: SHARED_VPC,
    check: ({ gke: { vpc } }, report) => {
      if (vpc.kind !== 'shared') return;
      for (const key of ['network', 'subnetwork'] as const) {
        report.whenKnown([vpc[key]], ([text = ''], report) => {
          const project = /(?:^|\/)projects\/([^/]+)\//.exec(text)?.[1];
          if (project === vpc.hostProject) return;
          report({
            path: ['cluster', 'vpc', key],
            message: `'${text.slice(0, 100)}' is ${project === undefined ? 'of no project' : `of project ${project}`}`,
            fix: `write its self link, 'projects/${vpc.hostProject}/${key === 'network' ? 'global/networks' : 'regions/<region>/subnetworks'}/<name>'`,
          });
        });
      }
    },
  },
  {
    id: 'gke/subnet-is-in-the-region',
    title: 'The subnet is in the region of the cluster',
    severity: 'error',
    evidence: `${GUIDES}/how-to/alias-ips`,
    check: ({ gke: { vpc, region } }, report) => {
      if (vpc.kind === 'new') return;
      report.whenKnown([vpc.subnetwork], ([text = ''], report) => {
        const own = /\/regions\/([^/]+)\//.exec(text)?.[1];
        if (own === undefined || own === region) return;
        report({
          path: ['cluster', 'vpc', 'subnetwork'],
          message: `it is in ${own}, and the cluster in ${region}`,
          fix: `name a subnet in ${region}`,
        });
      });
    },
  },
];
