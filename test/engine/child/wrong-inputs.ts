import { Namespace } from '@pulumi/kubernetes/core/v1/namespace';
import { Release } from '@pulumi/kubernetes/helm/v3/release';
import { Chart } from '@pulumi/kubernetes/helm/v4/chart';
import { Provider } from '@pulumi/kubernetes/provider';
import { getVersion } from '@pulumi/kubernetes/utilities';
import { ConfigFile } from '@pulumi/kubernetes/yaml/v2/configFile';
import * as pulumi from '@pulumi/pulumi';
import type { Program } from '../stack';

const CHART = { chart: 'c', version: '1.2.3', repositoryOpts: { repo: 'https://charts.example.com' } };
const CONFIG = { apiVersion: 'helm.cattle.io/v1', kind: 'HelmChartConfig' };

/** Programs whose inputs nothing but the provider looks at, so that the stub must. */
export const PROGRAMS = {
  'a number for a string': () => new Release('x', { ...CHART, name: wrong(1) }),
  'an unknown property inside': () =>
    new Release('x', { ...CHART, repositoryOpts: wrong({ ...CHART.repositoryOpts, url: 'u' }) }),
  'an unknown property at the top': () =>
    raw('core/v1', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' }, status: {} }),
  'a required property left out': () =>
    new Namespace('x', {
      metadata: { name: 'x', ownerReferences: [wrong({ apiVersion: 'v1', kind: 'Node', name: 'n' })] },
    }),
  'a secret of the wrong type': () => new Release('x', { ...CHART, skipAwait: wrong(pulumi.secret('yes')) }),
  'a list for values of a component': () => new Chart('x', { ...CHART, values: wrong([]) }),
  'a setting of the provider': () => new Provider('x', { kubeconfig: 'k', enableServerSideApply: wrong('maybe') }),
  'a chart from nowhere': () => new Release('x', { chart: 'c', version: '1.2.3' }),
  'a repository beside an OCI reference': () => new Release('x', { ...CHART, chart: 'oci://registry.example.com/c' }),
  'a range of versions': () => new Release('x', { ...CHART, version: '^1.2.3' }),
  'a file that nobody released': () => new ConfigFile('x', { file: 'https://example.com/latest/install.yaml' }),
  'a name that is none': () => raw('helm.cattle.io/v1', { ...CONFIG, metadata: { name: 'BAD name' } }),
  'a label that is none': () => raw('helm.cattle.io/v1', { ...CONFIG, metadata: { name: 'x', labels: { a: 'b c' } } }),
  'a null': () => raw('helm.cattle.io/v1', { ...CONFIG, metadata: { name: 'x' }, spec: { valuesContent: null } }),
  'a kind under the type of another': () => raw('helm.cattle.io/v2', { ...CONFIG, metadata: { name: 'x' } }),
  'a namespace that is not there': () => new Release('x', { ...CHART, name: 'x', namespace: 'nowhere' }),
  'a kind that nothing defines': () =>
    raw('example.com/v1', { apiVersion: 'example.com/v1', kind: 'HelmChartConfig', metadata: { name: 'x' } }),
  'an object that is there already': () => {
    const first = new Namespace('x', { metadata: { name: 'x' } });
    new Namespace('y', { metadata: { name: 'x' } }, { dependsOn: [first] });
  },
} satisfies Record<string, Program>;

/** A resource without the SDK's constructor, which drops what it does not know. */
function raw(group: string, inputs: { readonly kind: string } & pulumi.Inputs): pulumi.Resource {
  return new (class extends pulumi.CustomResource {})(`kubernetes:${group}:${inputs.kind}`, 'x', inputs, {
    version: getVersion(),
  });
}

/** What the compiler would not let through. */
function wrong<T>(value: unknown): T {
  return value as T;
}
