/** What must and must not compile: read by the compiler in `npm run lint`, never run. */
import * as pulumi from '@pulumi/pulumi';
import { App, Chart } from 'cdk8s';
import { kubeadmCilium } from '../../blueprints';
import { compose, k3sCluster, kubeadmCluster, planCalico, planCilium, planFlannel } from '../../lib';
import { BlueprintChart, Cilium, type Fact, fact, flux, helmValues, inflate, k3sHelmChart } from '../../lib/cdk8s';
import { planCiliumPolicies } from '../../lib/cni/cilium-objects/policies';
import type { Composition } from '../../lib/core/compose';
import type { InstallPlan } from '../../lib/core/plan';
import * as p from '../../lib/pulumi';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <T extends true>(): T => true as T;

declare const endpoint: pulumi.Output<string>;
declare const promised: Promise<string>;
const chart = new Chart(new App(), 'types');

// Strings that are known: a plan for every back end.
const known = k3sCluster({ name: 'a' });
const plan = planCilium(known);
yes<Same<typeof plan, InstallPlan>>();
new BlueprintChart(chart, 'known', compose(known, plan));
new p.ClusterBlueprint('known', { composition: compose(known, plan) });

// Strings that an Output brings: a plan for Pulumi only.
const late = kubeadmCluster({ name: 'a', apiServer: { host: endpoint } });
const latePlan = planCilium(late);
yes<Same<typeof latePlan, InstallPlan<pulumi.Output<string>>>>();
new p.ClusterBlueprint('late', { composition: compose(late, latePlan, planFlannel(late)) });
new p.Cilium('late', { cluster: late, encryption: { type: 'wireguard' } });
// @ts-expect-error a plan with Outputs is no manifest
new BlueprintChart(chart, 'late', compose(late, latePlan));
// @ts-expect-error nor is a cluster with Outputs, in a cdk8s construct
new Cilium(chart, 'late', { cluster: late });
// @ts-expect-error a late value may not decide the shape of a plan
planCilium(late, { kubeProxyReplacement: pulumi.output(true) });
// @ts-expect-error nor a version
planCilium<pulumi.Input<string>>(late, { version: promised });
const blueprint: Composition<pulumi.Input<string>> = kubeadmCilium<pulumi.Input<string>>({
  cluster: { apiServer: { host: promised } },
});
new p.ClusterBlueprint('blueprint', { composition: blueprint });

// Facts: for Flux only, and only with a source of facts.
const open = kubeadmCluster({ name: 'a', apiServer: { host: fact('apiServer.host') } });
const openPlan = planCalico(open);
yes<Same<typeof openPlan, InstallPlan<Fact<'apiServer.host'>>>>();
new BlueprintChart(chart, 'open', compose(open, openPlan), {
  delivery: flux({ facts: { kind: 'ConfigMap', name: 'facts' } }),
});
// @ts-expect-error facts need a delivery that can leave them open
new BlueprintChart(chart, 'open', compose(open, openPlan));
// @ts-expect-error which a Helm controller cannot
new BlueprintChart(chart, 'open', compose(open, openPlan), { delivery: k3sHelmChart() });
// @ts-expect-error nor can inflating
new BlueprintChart(chart, 'open', compose(open, openPlan), { delivery: inflate() });
new BlueprintChart(chart, 'closed', compose(known, plan), { delivery: flux() });
new BlueprintChart(chart, 'values', compose(known, plan), { delivery: helmValues() });
// @ts-expect-error not a fact that anyone could bind
fact('apiServer.hots');

// The impossible cannot be written.
// @ts-expect-error a misspelt option
planCilium(known, { kubeproxyReplacement: true });
// @ts-expect-error a tunnel has no direct routes
planCilium(known, { routing: { mode: 'tunnel', autoDirectNodeRoutes: true } });
// @ts-expect-error native routing must say who installs the routes
planCilium(known, { routing: { mode: 'native' } });
// @ts-expect-error cert-manager needs an issuer
planCilium(known, { hubble: { tls: { method: 'certmanager' } } });
// @ts-expect-error host-gw has no port
planFlannel(known, { backend: { type: 'host-gw', port: 8472 } });
// @ts-expect-error kubeadm needs an address for its control plane
kubeadmCluster({ name: 'a' });
// @ts-expect-error so does the blueprint
kubeadmCilium({});
const inShop = { name: 'a', namespace: 'shop' } as const;
planCiliumPolicies(known, { policies: [{ ...inShop, ingress: [{ from: { kind: 'entities', entities: ['host'] } }] }] });
planCiliumPolicies(known, {
  // @ts-expect-error a rule has one kind of peers
  policies: [{ ...inShop, ingress: [{ from: { kind: 'entities', entities: ['host'], cidrs: [] } }] }],
});
planCiliumPolicies(known, {
  // @ts-expect-error what is denied is not looked into
  policies: [{ ...inShop, ingressDeny: [{ traffic: { kind: 'http', ports: [{ port: 80 }], http: [{}] } }] }],
});
planCiliumPolicies(known, {
  policies: [
    // @ts-expect-error requests are those of TCP
    { ...inShop, ingress: [{ traffic: { kind: 'http', ports: [{ port: 80, protocol: 'UDP' }], http: [{}] } }] },
  ],
});
planCiliumPolicies(known, {
  // @ts-expect-error nobody comes in to ask DNS
  policies: [{ ...inShop, ingress: [{ traffic: { kind: 'dns', patterns: ['*'] } }] }],
});
planCiliumPolicies(known, {
  // @ts-expect-error names of hosts cannot be denied
  policies: [{ ...inShop, egressDeny: [{ to: { kind: 'fqdns', names: ['a.example'] } }] }],
});
