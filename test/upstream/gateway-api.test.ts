import { parseAllDocuments } from 'yaml';
import {
  definitionsOf,
  GATEWAY_API_RELEASES,
  type GatewayApiChannel,
  type GatewayApiMinor,
  planGatewayApi,
} from '../../lib/addons/gateway-api';
import { planCilium } from '../../lib/cni/cilium/plan';
import { inRange } from '../../lib/core/version';
import { kubeadm } from '../support/clusters';
import { definitionFiles, describeUpstream } from './upstream';

interface Document {
  readonly kind?: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly versions?: readonly { readonly name: string; readonly served: boolean }[] };
}

const CHANNELS: readonly GatewayApiChannel[] = ['standard', 'experimental'];
const CELLS = (Object.keys(GATEWAY_API_RELEASES) as GatewayApiMinor[]).flatMap((minor) =>
  CHANNELS.map((channel) => [minor, channel] as const),
);

const documentsOf = (minor: GatewayApiMinor, channel: GatewayApiChannel): readonly Document[] =>
  definitionFiles(`gateway-api/${GATEWAY_API_RELEASES[minor].version}-${channel}`)
    .flatMap((text) => parseAllDocuments(text))
    .map((document) => document.toJS() as Document | null)
    .filter((document) => document !== null);

const definitions = (minor: GatewayApiMinor, channel: GatewayApiChannel): readonly Document[] =>
  documentsOf(minor, channel).filter(({ kind }) => kind === 'CustomResourceDefinition');

/** The versions in which a bundle serves a kind, if it has it. */
function served(minor: GatewayApiMinor, channel: GatewayApiChannel, plural: string): readonly string[] | undefined {
  return definitions(minor, channel)
    .find(({ metadata }) => metadata.name.startsWith(`${plural}.`))
    ?.spec.versions?.flatMap(({ name, served }) => (served ? [name] : []));
}

describeUpstream('the Gateway API', () => {
  test.each(CELLS)(
    '%s, %s channel: the definitions that a plan waits for are those of the release',
    (minor, channel) => {
      const found = definitions(minor, channel);
      const [step] = planGatewayApi(kubeadm(), { version: minor, channel }).steps;
      expect([...(step?.establishes ?? [])].sort()).toEqual(found.map(({ metadata }) => metadata.name).sort());
      for (const { metadata } of found) {
        expect(metadata.annotations).toMatchObject({
          'gateway.networking.k8s.io/bundle-version': GATEWAY_API_RELEASES[minor].version,
          'gateway.networking.k8s.io/channel': channel,
        });
      }
      expect(definitionsOf(minor, channel)).toEqual(step?.establishes);
    },
  );

  test.each(CELLS)('%s, %s channel: the policy against going back comes with 1.5', (minor, channel) => {
    const kinds = documentsOf(minor, channel).map(({ kind }) => kind);
    expect(kinds.includes('ValidatingAdmissionPolicy')).toBe(inRange(GATEWAY_API_RELEASES[minor].version, '>=1.5'));
  });

  test.each(CELLS)('%s, %s channel: isIP() comes with 1.5', (minor, channel) => {
    const texts = definitionFiles(`gateway-api/${GATEWAY_API_RELEASES[minor].version}-${channel}`);
    expect(texts.some((text) => text.includes('isIP('))).toBe(inRange(GATEWAY_API_RELEASES[minor].version, '>=1.5'));
  });

  test.each(CELLS)('%s, %s channel: Cilium finds the kinds it needs where its needs say so', (minor, channel) => {
    const has = (plural: string, version: string): boolean | undefined =>
      served(minor, channel, plural)?.includes(version);
    const inV1 = ['tlsroutes', 'referencegrants', 'backendtlspolicies'].every((plural) => has(plural, 'v1') === true);
    for (const [version, starts] of [
      ['1.18', has('tlsroutes', 'v1alpha2') ?? true],
      ['1.19', has('tlsroutes', 'v1alpha2') ?? true],
      ['1.20', inV1],
    ] as const) {
      const { needs } = planCilium(kubeadm({ kubeProxy: 'none' }), { version, gatewayApi: true });
      const fits = needs.gatewayApi
        ?.filter(({ isFatal }) => isFatal)
        .map(({ versions }) => inRange(GATEWAY_API_RELEASES[minor].version, versions[channel]));
      expect([version, fits]).toEqual([version, [starts]]);
    }
  });
});
