import type { CiliumPoliciesOptions } from '../../lib/cni/cilium-objects/policies';
import type { Finding } from '../../lib/core/finding';
import type { Values } from '../../lib/core/values';
import { planIstioAmbient } from '../../lib/mesh/istio';
import { allow, ingress, nodes, policies, policy, SHOP } from '../support/cilium-policies';
import { ciliumWith, together } from '../support/cilium-release';
import { sized } from '../support/clusters';
import type { RuleCases } from './cases';

const CLUSTER = sized(3);
const ISTIO = planIstioAmbient(CLUSTER);
const HTTP = allow({ kind: 'http', ports: [{ port: 8080 }], http: [{ method: 'GET' }] });
const PODS_OF_WEB = ingress({ from: { kind: 'endpoints', endpoints: [{ namespace: 'web' }] } });

/** What rules of policies say of them beside Cilium with values. */
const beside = (values: Values, options: CiliumPoliciesOptions, version?: string): readonly Finding[] =>
  ours(
    together([
      ciliumWith(values, version),
      policies({ ciliumVersion: version === '1.18' ? '1.18' : '1.20', ...options }, CLUSTER),
    ]),
  );
const inMesh = (options: CiliumPoliciesOptions): readonly Finding[] =>
  ours(together([ISTIO, policies({ ciliumVersion: '1.20', ...options }, CLUSTER)]));
const ours = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ rule }) => rule.startsWith('cilium-policies/'));

/** Rules about policies beside Cilium and a mesh. */
export const CILIUM_POLICY_COMPOSE_CASES: RuleCases = {
  'cilium-policies/version-agrees': {
    fails: () => beside({}, { ...policy(SHOP), ciliumVersion: '1.19' }),
    at: 'cilium-policies.ciliumVersion',
    passes: () => beside({}, { ...policy(SHOP), ciliumVersion: '1.20' }),
  },
  'cilium-policies/proxy-is-there': {
    fails: () => beside({ l7Proxy: false }, HTTP),
    at: 'cilium-policies',
    passes: () => beside({ l7Proxy: false }, PODS_OF_WEB),
  },
  'cilium-policies/policies-are-enforced': {
    fails: () => beside({ policyEnforcementMode: 'never' }, PODS_OF_WEB),
    at: 'cilium-policies',
    passes: () => beside({ policyEnforcementMode: 'default' }, PODS_OF_WEB),
  },
  'cilium-policies/host-firewall-is-on': {
    fails: () => beside({}, { baseline: { nodes: {} } }),
    at: 'cilium-policies',
    passes: () => beside({ hostFirewall: { enabled: true } }, { baseline: { nodes: {} } }),
  },
  'cilium-policies/nodes-have-identities': {
    fails: () => beside({}, ingress({ from: { kind: 'nodes', nodes: [{}] } })),
    at: 'cilium-policies',
    passes: () => beside({ nodeSelectorLabels: true }, ingress({ from: { kind: 'nodes', nodes: [{}] } })),
  },
  'cilium-policies/authentication-is-there': {
    fails: () =>
      beside(
        { authentication: { mutual: { spire: { enabled: true } } } },
        ingress({ from: { kind: 'endpoints', endpoints: [{}] }, authentication: 'required' }),
      ),
    at: 'cilium-policies',
    passes: () =>
      beside(
        { authentication: { mutual: { spire: { enabled: true } } } },
        ingress({ from: { kind: 'endpoints', endpoints: [{}] }, authentication: 'required' }),
        '1.18',
      ),
  },
  'cilium-policies/clusters-are-named': {
    fails: () => beside({ cluster: { id: 1 } }, PODS_OF_WEB),
    at: 'cilium-policies',
    passes: () =>
      beside(
        { cluster: { id: 1 } },
        ingress({ from: { kind: 'endpoints', endpoints: [{ namespace: 'web', cluster: '*' }] } }),
      ),
  },
  'cilium-policies/nodes-let-nodes-in': {
    fails: () =>
      beside(
        { hostFirewall: { enabled: true } },
        nodes({ ingress: [{ from: { kind: 'cidrs', cidrs: [{ cidr: '192.0.2.0/24' }] } }] }),
      ),
    at: 'cilium-policies',
    passes: () =>
      beside(
        { hostFirewall: { enabled: true } },
        nodes({ ingress: [{ from: { kind: 'entities', entities: ['remote-node'] } }] }),
      ),
  },
  'cilium-policies/meshes-hide-requests': {
    fails: () => inMesh(HTTP),
    at: 'cilium-policies',
    passes: () => inMesh(PODS_OF_WEB),
  },
  'cilium-policies/probes-of-a-mesh-get-in': {
    fails: () => inMesh({ baseline: { namespaces: [{ name: 'shop' }] } }),
    at: 'cilium-policies',
    passes: () => inMesh({ baseline: { namespaces: [{ name: 'shop', istioAmbient: true }] } }),
  },
  'cilium-policies/plans-differ-in-names': {
    fails: () =>
      ours(together([policies(PODS_OF_WEB, CLUSTER), policies({ ...PODS_OF_WEB, name: 'of-a-team' }, CLUSTER)])),
    at: 'of-a-team',
    passes: () =>
      ours(
        together([
          policies(PODS_OF_WEB, CLUSTER),
          policies({ ...policy({ ...SHOP, name: 'payment' }), name: 'of-a-team' }, CLUSTER),
        ]),
      ),
  },
};
