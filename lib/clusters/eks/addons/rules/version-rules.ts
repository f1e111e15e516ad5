import type { Rule } from '../../../../core/rule';
import { compareVersions, isVersion, minorOf } from '../../../../core/version';
import { USER_GUIDE, VPC_CNI } from '../../rules/evidence';
import type { EksAddonSettings } from '../settings';

const EKS_BUILD = /^v\d{1,4}\.\d{1,4}\.\d{1,4}-eksbuild\.\d{1,4}$/;

/** The first version of Amazon's CNI for each Kubernetes minor, newest first; the first holds for those after it. */
const FIRST_CNI: readonly (readonly [kubernetes: string, cni: string])[] = [
  ['1.32', '1.17.1'],
  ['1.31', '1.16.4'],
  ['1.30', '1.16.0'],
  ['1.29', '1.14.1'],
];

/** Whether versions of add-ons exist, and go with the cluster. */
export const VERSION_RULES: readonly Rule<EksAddonSettings>[] = [
  {
    id: 'addons/version-is-exact',
    title: 'EKS takes the versions of add-ons that it lists, and no others',
    severity: 'error',
    evidence: `${USER_GUIDE}/updating-an-add-on.html`,
    check: ({ options: { versions = {} } }, report) => {
      for (const [name, version] of Object.entries(versions)) {
        if (EKS_BUILD.test(version)) continue;
        report({
          path: ['versions', name],
          message: `'${version.slice(0, 60)}' is not written like a version of an add-on`,
          fix: `write it as 'aws eks describe-addon-versions --addon-name ${name}' lists it: 'v1.20.4-eksbuild.2'`,
        });
      }
    },
  },
  {
    id: 'addons/vpc-cni-is-new-enough',
    title: "Amazon's CNI is one that supports the cluster's Kubernetes version and what is asked of it",
    severity: 'error',
    evidence: `${VPC_CNI}/README.md`,
    check: (settings, report) => {
      const version = settings.options.versions?.['vpc-cni'];
      if (version === undefined || !EKS_BUILD.test(version)) return;
      const missed = cniFloors(settings).filter(({ atLeast }) => compareVersions(version, atLeast) < 0);
      if (missed.length === 0) return;
      const newest = missed
        .map(({ atLeast }) => atLeast)
        .sort(compareVersions)
        .at(-1);
      report({
        path: ['versions', 'vpc-cni'],
        message: `${version} is too old: ${missed.map(({ what, atLeast }) => `${what} needs ${atLeast}`).join(', ')}`,
        fix: `use ${newest} or newer; where it runs already, go up one minor at a time`,
      });
    },
  },
  {
    id: 'addons/kube-proxy-follows-kubernetes',
    title: 'The minor of kube-proxy is that of Kubernetes',
    severity: 'warning',
    evidence: `${USER_GUIDE}/managing-kube-proxy.html`,
    check: ({ cluster, options: { versions } }, report) => {
      const version = versions?.['kube-proxy'];
      if (version === undefined || !EKS_BUILD.test(version) || !isVersion(cluster.kubernetes)) return;
      if (minorOf(version) === minorOf(cluster.kubernetes)) return;
      report({
        path: ['versions', 'kube-proxy'],
        message: `${version} is not made for Kubernetes ${minorOf(cluster.kubernetes)}`,
        fix: 'remove it: EKS then chooses the one that fits',
      });
    },
  },
];

function cniFloors({ cluster }: EksAddonSettings): readonly { readonly what: string; readonly atLeast: string }[] {
  const { mode, ipFamily, nodePools } = cluster.eks;
  const cni = mode.vpcCni ?? {};
  const ofKubernetes = isVersion(cluster.kubernetes)
    ? FIRST_CNI.find(([kubernetes]) => compareVersions(minorOf(cluster.kubernetes), kubernetes) >= 0)
    : undefined;
  return [
    { what: `Kubernetes ${cluster.kubernetes}`, atLeast: ofKubernetes?.[1], isAsked: true },
    { what: 'networkPolicy', atLeast: '1.17.1', isAsked: cni.networkPolicy !== undefined },
    { what: 'Amazon Linux 2023', atLeast: '1.16.2', isAsked: nodePools.some(({ image }) => image === 'al2023') },
    { what: 'securityGroupsForPods', atLeast: '1.11.0', isAsked: cni.securityGroupsForPods !== undefined },
    { what: 'IPv6', atLeast: '1.10.1', isAsked: ipFamily === 'ipv6' },
  ].flatMap(({ what, atLeast, isAsked }) => (isAsked && atLeast !== undefined ? [{ what, atLeast }] : []));
}
