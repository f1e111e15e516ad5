import { CATALOGUE } from '../../blueprints';
import { type Composition, stepsOf } from '../core/compose';
import type { Step } from '../core/plan';
import { checkFile } from '../file/check-file';
import { nearest } from '../input/nearest';
import { portTable } from '../machines/runbook';
import { RULES } from '../rule-catalogue';
import { findSources, Misuse, readText } from './source';
import { printFindings, type Terminal } from './terminal';

/** `list`: the blueprints. */
export function list(terminal: Terminal, options: { readonly json?: boolean }): void {
  const entries = CATALOGUE.map(({ compose: _, ...entry }) => entry);
  if (options.json) terminal.out(JSON.stringify(entries, null, 2));
  else {
    const width = Math.max(...entries.map(({ name }) => name.length));
    for (const { name, title } of entries) terminal.out(`${name.padEnd(width)}  ${title}`);
  }
}

/** `plan`: what would be installed, for a reader or as one JSON object. */
export function plan(terminal: Terminal, argument: string, options: { readonly json?: boolean }): void {
  const sources = findSources(argument);
  const [source] = sources;
  if (source === undefined || sources.length > 1) throw new Misuse('plan takes one blueprint or file');
  const composition = source.compose();
  if (options.json) terminal.out(JSON.stringify(planObject(source.name, composition), null, 2));
  else {
    for (const line of planText(composition)) terminal.out(line);
    if (composition.findings.length > 0) printFindings(terminal, composition.findings);
  }
}

/** `check`: everything that is wrong with a file. Whether there are errors. */
export function check(terminal: Terminal, path: string, options: { readonly json?: boolean }): boolean {
  const { findings, waived } = checkFile(readText(path));
  if (options.json) terminal.out(JSON.stringify({ findings, waived }, null, 2));
  else {
    for (const { rule, path: at, reason } of waived) terminal.err(`  accepted: ${at}: ${rule}: ${reason}`);
    printFindings(terminal, findings);
  }
  return findings.some(({ severity }) => severity === 'error');
}

/** `rules`: what is checked, a line a rule, or one of them in full. */
export function rules(terminal: Terminal, id: string | undefined, options: { readonly json?: boolean }): void {
  const wanted = id === undefined ? RULES : RULES.filter((rule) => rule.id === id);
  if (id !== undefined && wanted.length === 0) {
    const near = nearest(
      id,
      RULES.map((rule) => rule.id),
    );
    throw new Misuse(`there is no rule '${id}'${near === undefined ? '' : `: did you mean '${near}'?`}`);
  }
  if (options.json) terminal.out(JSON.stringify(id === undefined ? wanted : wanted[0], null, 2));
  else if (id === undefined) for (const rule of wanted) terminal.out(`${rule.id} ${rule.severity}: ${rule.title}`);
  else
    for (const rule of wanted) {
      terminal.out(
        [
          rule.id,
          `  ${rule.title}`,
          `  severity: ${rule.severity}`,
          ...(rule.versions === undefined ? [] : [`  versions: ${rule.versions}`]),
          `  evidence: ${rule.evidence}`,
        ].join('\n'),
      );
    }
}

function planObject(blueprint: string, composition: Composition): object {
  const steps = stepsOf(composition).map(({ step }) => step);
  return {
    blueprint,
    cluster: composition.cluster,
    plans: composition.plans.map(({ name, title, when, provides, requires, needs, network, page }) => ({
      name,
      title,
      when,
      provides,
      requires,
      needs,
      network,
      page,
    })),
    releases: steps.flatMap((step) =>
      step.kind === 'helm'
        ? [
            {
              name: step.release,
              namespace: step.namespace,
              install: step.install,
              chart: step.chart.name,
              repository: step.chart.repository,
              version: step.chart.version,
              values: step.values,
            },
          ]
        : [],
    ),
    objects: steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : [])),
    bundles: steps.flatMap((step) => (step.kind === 'bundle' ? [step.bundle] : [])),
    findings: composition.findings,
    waived: composition.waived,
  };
}

function planText({ cluster, plans, needs }: Composition): readonly string[] {
  return [
    `${cluster.name}: Kubernetes ${cluster.kubernetes} by ${cluster.distribution}`,
    ...plans.flatMap((one) => [
      '',
      `${one.title} (${one.when})`,
      ...(one.provides.length === 0 ? [] : [`  provides ${one.provides.join(', ')}`]),
      ...one.steps.map((step) => `  ${stepText(step)}`),
    ]),
    '',
    ...(needs.kernel.length === 0
      ? []
      : [`Kernel: ${needs.kernel.map(({ feature, atLeast }) => `${atLeast} for ${feature}`).join(', ')}`, '']),
    ...portTable([...cluster.platform.ports, ...needs.ports]),
    ...plans.flatMap(({ page }) => (page === undefined ? [] : ['', page.trimEnd()])),
  ];
}

function stepText(step: Step): string {
  switch (step.kind) {
    case 'helm':
      return `${step.install} ${step.namespace}/${step.release}${step.install === 'bundled' ? '' : `: ${step.chart.name} ${step.chart.version}`}`;
    case 'manifest':
      return `objects ${step.objects.map((object) => `${object.kind} ${object.metadata.name}`).join(', ')}`;
    case 'bundle':
      return `bundle ${step.bundle.name} ${step.bundle.version}: ${step.bundle.url}`;
  }
}
