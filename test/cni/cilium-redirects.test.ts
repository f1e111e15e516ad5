import { rke2Cluster } from '../../lib';
import { type LocalRedirect, planCiliumLocalRedirects } from '../../lib/cni/cilium-objects/local-redirects';
import { objectsOf } from '../../lib/core/plan-contents';
import { kubeadm } from '../support/clusters';

const METADATA: LocalRedirect = {
  name: 'metadata',
  namespace: 'kube-system',
  from: { ip: '169.254.169.254', ports: [{ port: 80, protocol: 'TCP' }] },
  to: { pods: { matchLabels: { app: 'metadata-proxy' } }, ports: [{ port: 8181, protocol: 'TCP' }] },
};
const plan = (redirect: Partial<LocalRedirect> = {}) =>
  planCiliumLocalRedirects(kubeadm(), { policies: [{ ...METADATA, ...redirect }] });

test('traffic to an address goes to pods of the node', () => {
  expect(objectsOf(plan())).toEqual([
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumLocalRedirectPolicy',
      metadata: { name: 'metadata', namespace: 'kube-system' },
      spec: {
        redirectFrontend: { addressMatcher: { ip: '169.254.169.254', toPorts: [{ port: '80', protocol: 'TCP' }] } },
        redirectBackend: {
          localEndpointSelector: { matchLabels: { app: 'metadata-proxy' } },
          toPorts: [{ port: '8181', protocol: 'TCP' }],
        },
      },
    },
  ]);
  expect(plan().requires).toEqual(['cilium-kinds']);
});

test('a Service is one of the namespace of the redirect', () => {
  expect(objectsOf(plan({ namespace: 'shop', from: { service: 'web' } }))[0]?.['spec']).toMatchObject({
    redirectFrontend: { serviceMatcher: { serviceName: 'web', namespace: 'shop' } },
  });
});

test('leaving out those who get the traffic needs a kernel', () => {
  const { needs, steps } = plan({ skipRedirectFromBackend: true });
  expect(needs.kernel).toMatchObject([{ atLeast: '5.12' }]);
  expect(plan().needs.kernel).toEqual([]);
  expect(steps[0]).toMatchObject({ objects: [{ spec: { skipRedirectFromBackend: true } }] });
});

test('DNS of pods goes to the cache on their node, whatever the distribution calls its Service', () => {
  const dns = objectsOf(planCiliumLocalRedirects(kubeadm(), { nodeLocalDns: true }));
  expect(dns).toMatchObject([
    {
      metadata: { name: 'node-local-dns', namespace: 'kube-system' },
      spec: {
        redirectFrontend: { serviceMatcher: { serviceName: 'kube-dns', namespace: 'kube-system' } },
        redirectBackend: {
          localEndpointSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } },
          toPorts: [
            { name: 'dns', port: '53', protocol: 'UDP' },
            { name: 'dns-tcp', port: '53', protocol: 'TCP' },
          ],
        },
      },
    },
  ]);
  const rke2 = objectsOf(planCiliumLocalRedirects(rke2Cluster({ name: 'test' }), { nodeLocalDns: true }));
  expect(rke2[0]?.['spec']).toMatchObject({
    redirectFrontend: { serviceMatcher: { serviceName: 'rke2-coredns-rke2-coredns' } },
  });
  const own = planCiliumLocalRedirects(kubeadm(), { nodeLocalDns: { service: 'dns', labels: { app: 'cache' } } });
  expect(objectsOf(own)[0]?.['spec']).toMatchObject({
    redirectFrontend: { serviceMatcher: { serviceName: 'dns' } },
    redirectBackend: { localEndpointSelector: { matchLabels: { app: 'cache' } } },
  });
});

test('what the cache itself must be is left to whoever runs it', () => {
  expect(planCiliumLocalRedirects(kubeadm(), { nodeLocalDns: true }).needs.manual.join()).toContain(
    'hostNetwork false',
  );
  expect(plan().needs.manual).toEqual([]);
});
