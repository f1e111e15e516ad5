import type { RedirectionObstacle } from '../../../core/plan';
import type { Rule } from '../../../core/rule';
import { isTree } from '../../../core/values';
import { usesBpfHostRouting } from '../host-routing';
import type { CiliumSettings } from '../settings';

/** What breaks a mesh that redirects traffic inside pods, each with the option that mends it. */
export function redirectionObstacles(settings: CiliumSettings): readonly RedirectionObstacle[] {
  const { exclusive, kubeProxyReplacement, options, socketLBHostNamespaceOnly } = settings;
  const fix = (option: string): string => `pass istioAmbient: true to Cilium, or ${option}`;
  return [
    ...(exclusive
      ? [
          {
            kind: 'removes-configurations',
            path: ['exclusive'],
            because: 'Cilium moves CNI configurations of others out of the way (cni.exclusive)',
            fix: fix('exclusive: false'),
          } as const,
        ]
      : []),
    ...(kubeProxyReplacement && !socketLBHostNamespaceOnly
      ? [
          {
            kind: 'hides-services',
            path: ['socketLBHostNamespaceOnly'],
            because: 'Cilium turns addresses of Services into those of pods at the socket of the pod (socketLB)',
            fix: fix('socketLBHostNamespaceOnly: true'),
          } as const,
        ]
      : []),
    ...(usesBpfHostRouting(settings)
      ? [
          {
            kind: 'loses-probes',
            path: ['masquerade'],
            because: "Cilium's eBPF host routing takes packets of pods past the network stack of the host",
            fix: fix("hostLegacyRouting: true, or masquerade: 'iptables' (bpf.masquerade: false)"),
          } as const,
        ]
      : []),
    ...(options.policyEnforcementMode === 'always'
      ? [
          {
            kind: 'denies-probes',
            path: ['policyEnforcementMode'],
            because: 'Cilium closes pods that no policy selects',
            fix: "set networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' } of Istio, or policyEnforcementMode: 'default'",
          } as const,
        ]
      : []),
    ...(hasOwnZtunnel(settings)
      ? [
          {
            kind: 'enrols-pods',
            path: options.encryption?.type === 'ztunnel' ? ['encryption', 'type'] : ['values', 'encryption', 'type'],
            because: 'Cilium runs a ztunnel of its own',
            fix: 'remove it: Istio encrypts what is enrolled',
          } as const,
        ]
      : []),
  ];
}

/** Since 1.19 Cilium can encrypt with a ztunnel. */
function hasOwnZtunnel({ options }: CiliumSettings): boolean {
  const encryption = options.values?.['encryption'];
  return options.encryption?.type === 'ztunnel' || (isTree(encryption) && encryption['type'] === 'ztunnel');
}

/** What must hold where Istio in ambient mode is to be beside Cilium. */
export const CILIUM_AMBIENT_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/ambient-has-what-it-needs',
    title: 'What istioAmbient is for, no other option takes away again',
    severity: 'error',
    evidence: 'https://istio.io/latest/docs/ambient/install/platform-prerequisites/',
    check: (settings, report) => {
      if (settings.options.istioAmbient !== true) return;
      for (const { kind, path, because } of redirectionObstacles(settings)) {
        if (kind === 'denies-probes' || kind === 'enrols-pods') continue;
        report({
          path,
          message: `${because}, which Istio in ambient mode does not survive`,
          fix: kind === 'loses-probes' ? 'remove hostLegacyRouting: false' : `remove ${path.join('.')}`,
        });
      }
    },
  },
];
