import { isGkeCluster } from '../../clusters/gke';
import type { GatewayApiNeed } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import type { Problem, Report, Rule } from '../../core/rule';
import { compareVersions, inRange, isVersion } from '../../core/version';
import type { Whole } from '../../core/whole';
import { GATEWAY_API_RELEASES, GATEWAY_API_REPOSITORY } from './bundles';
import type { GatewayApiChannel } from './options';
import type { GatewayApiSettings } from './settings';

const CHANGES_OF_1_5 = `${GATEWAY_API_REPOSITORY}/blob/v1.5.1/CHANGELOG/1.5-CHANGELOG.md`;

/** The policy that each minor brings along, and that keeps what comes after it from going back. */
const SAFE_UPGRADES = 'safe-upgrades.gateway.networking.k8s.io';

/** Since which Kubernetes the expressions in the definitions of Gateway API 1.5 are known. */
const KUBERNETES_FOR_1_5 = '1.31';

/** Since when K3s brings the definitions by a part of its own, and no longer with Traefik. */
const K3S_BRINGS_ITS_OWN = '1.37';

/** What is known to go wrong with the Gateway API. */
export const GATEWAY_API_RULES: readonly Rule<GatewayApiSettings>[] = [
  {
    id: 'gatewayapi/kubernetes-knows-expressions',
    title: `Gateway API 1.5 and later need Kubernetes ${KUBERNETES_FOR_1_5}: older ones refuse the definition of TLSRoute`,
    severity: 'error',
    evidence: CHANGES_OF_1_5,
    check: ({ cluster, minor }, report) => {
      const { kubernetes } = cluster;
      if (!isVersion(kubernetes) || compareVersions(kubernetes, KUBERNETES_FOR_1_5) >= 0) return;
      if (compareVersions(minor, '1.5') < 0) return;
      report({
        path: ['version'],
        message: `the API server of Kubernetes ${kubernetes} does not know isIP(), which TLSRoute of Gateway API ${minor} uses`,
        fix: `use version '1.4', or Kubernetes ${KUBERNETES_FOR_1_5} or newer`,
      });
    },
  },
  {
    id: 'gatewayapi/upgrade-is-let-through',
    title: `The policy ${SAFE_UPGRADES}, there since 1.5, lets through neither an older minor nor experimental definitions over standard ones`,
    severity: 'error',
    evidence: CHANGES_OF_1_5,
    check: ({ upgradingFrom: from, channel, minor }, report) => {
      if (from === undefined || compareVersions(from.version, '1.5') < 0) return;
      const remove = `delete the ValidatingAdmissionPolicy ${SAFE_UPGRADES} first, knowing what is lost, and leave out upgradingFrom`;
      if (compareVersions(minor, from.version) < 0) {
        report({
          path: ['version'],
          message: `the cluster has Gateway API ${from.version}, whose policy denies ${minor}`,
          fix: `use version '${from.version}', or ${remove}`,
        });
      }
      if (from.channel === 'standard' && channel === 'experimental') {
        report({
          path: ['channel'],
          message: `the cluster has the standard channel of Gateway API ${from.version}, whose policy denies the experimental one`,
          fix: `use channel 'standard', or ${remove}`,
        });
      }
    },
  },
  {
    id: 'gatewayapi/upgrade-keeps-fields',
    title: 'A way back, to an older minor or to the standard channel, loses fields and kinds that objects may use',
    severity: 'warning',
    evidence: 'https://gateway-api.sigs.k8s.io/guides/crd-management/',
    check: ({ upgradingFrom: from, channel, minor }, report) => {
      if (from === undefined) return;
      if (compareVersions(minor, from.version) < 0 && compareVersions(from.version, '1.5') < 0) {
        report({
          path: ['version'],
          message: `what Gateway API ${from.version} added is dropped from objects when they are next written`,
          fix: `use version '${from.version}', or see that no object uses what is newer than ${minor}`,
        });
      }
      if (from.channel === 'experimental' && channel === 'standard') {
        report({
          path: ['channel'],
          message:
            'experimental fields are dropped from objects when they are next written, and experimental kinds stay behind without an owner',
          fix: "use channel 'experimental', or see that no object uses more than the standard channel",
        });
      }
    },
  },
  {
    id: 'gatewayapi/traefik-brings-no-definitions',
    title:
      'Until 1.36 the Traefik of K3s brings the definitions, in the version that goes with it, and takes them away with it',
    severity: 'error',
    evidence: 'https://github.com/k3s-io/k3s/issues/14557',
    check: ({ cluster }, report) => {
      const { distribution, kubernetes, platform } = cluster;
      const isBefore = isVersion(kubernetes) && compareVersions(kubernetes, K3S_BRINGS_ITS_OWN) < 0;
      if (distribution !== 'k3s' || !isBefore) return;
      if (!platform.helmController || !platform.components.includes('traefik')) return;
      report({
        path: ['cluster', 'disable'],
        message: `K3s ${kubernetes} installs Traefik with definitions of its own: each start and upgrade puts them back, and since 1.5 the policy ${SAFE_UPGRADES} makes that fail`,
        fix: "disable 'traefik', and let a Gateway of another class take its place",
      });
    },
  },
];

/** What must hold for the Gateway API together with everybody who reads it. */
export const GATEWAY_API_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'gatewayapi/readers-start',
    title: 'Whoever reads the Gateway API starts with the version that is installed',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/44920',
    check: (whole, report) => reportMismatches(whole, true, report),
  },
  {
    id: 'gatewayapi/readers-see-every-kind',
    title: 'Whoever reads the Gateway API sees every kind of the version that is installed',
    severity: 'warning',
    evidence: 'https://github.com/istio/istio/blob/master/pkg/config/schema/gatewayapi/minimumversions.go',
    check: (whole, report) => reportMismatches(whole, false, report),
  },
];

function reportMismatches({ cluster, plans, needs }: Whole, isFatal: boolean, report: Report): void {
  const found = plans.flatMap(installedBy);
  if (isGkeCluster(cluster) && cluster.gke.gatewayApi === 'standard') {
    // Google decides on the version, and has no other channel.
    for (const need of needs.gatewayApi ?? []) {
      if (need.isFatal !== isFatal || fittingMinors(need, 'standard').length > 0) continue;
      report({
        path: ['cluster', 'gatewayApi'],
        message: `${need.by} with the standard channel, which GKE brings: ${need.otherwise} (${need.evidence})`,
        fix: "set gatewayApi to 'none', and plan the experimental channel with planGatewayApi",
      });
    }
  }
  for (const { plan, channel, version } of found) {
    for (const need of needs.gatewayApi ?? []) {
      if (need.isFatal !== isFatal || inRange(version, need.versions[channel])) continue;
      report(mismatch(need, plan, channel, version));
    }
  }
}

function mismatch(need: GatewayApiNeed, plan: string, channel: GatewayApiChannel, version: string): Problem {
  const fitting = fittingMinors(need, channel);
  return {
    path: [plan, 'version'],
    message: `${need.by} with the ${channel} channel of Gateway API ${version}: ${need.otherwise} (${need.evidence})`,
    fix:
      fitting.length > 0
        ? `use version ${fitting.map((minor) => `'${minor}'`).join(' or ')}`
        : `use channel '${channel === 'standard' ? 'experimental' : 'standard'}'`,
  };
}

function fittingMinors(need: GatewayApiNeed, channel: GatewayApiChannel): readonly string[] {
  return Object.entries(GATEWAY_API_RELEASES)
    .filter(([, release]) => inRange(release.version, need.versions[channel]))
    .map(([minor]) => minor);
}

interface Installed {
  readonly plan: string;
  readonly channel: GatewayApiChannel;
  readonly version: string;
}

function installedBy({ name, steps }: InstallPlan<unknown>): readonly Installed[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'bundle' || step.bundle.repository !== GATEWAY_API_REPOSITORY) return [];
    const { path, version } = step.bundle;
    return [{ plan: name, channel: path.endsWith('/experimental') ? 'experimental' : 'standard', version }];
  });
}
