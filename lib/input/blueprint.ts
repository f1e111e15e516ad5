import type { Cluster } from '../core/cluster';
import { type Composition, inspectComposition } from '../core/compose';
import { BlueprintError, type Finding, refuseErrors, unsaid } from '../core/finding';
import type { StartupTaint } from '../core/needs';
import type { InstallPlan } from '../core/plan';
import { findingOf } from '../core/rule';
import { isTree } from '../core/values';
import { nearest } from './nearest';
import { INPUT_RULES } from './rules';
import type { SchemaName } from './schema';
import { checkShape } from './shape';

/** What a blueprint is made of. */
export interface BlueprintParts<S, Options extends object, C extends Cluster<S> = Cluster<S>> {
  /** As the caller gave them. */
  readonly options: Options;
  /** Every key that the options may have, and what findings call it: `{ peers: 'calico.bgp.peers' }`. */
  readonly keys: Readonly<Record<keyof Options, string>>;
  /** Keys whose values are texts. All others are maps or lists. */
  readonly texts?: readonly (keyof Options & string)[];
  /** Keys without which nothing can be made, and the definitions of the schema that they follow. */
  readonly required?: { readonly [Key in keyof Options]?: SchemaName };
  /** More places that findings call otherwise than the caller: `{ 'facts.apiServerHost': 'cluster.apiServer.host' }`. */
  readonly places?: Readonly<Record<string, string>>;
  /** Makes the cluster. */
  readonly cluster: (options: Options) => C;
  /**
   * Makes the plans in order, each by the name that findings about its options start with. They are given the taints that
   * earlier ones want new nodes to start with.
   */
  readonly plans: Readonly<
    Record<string, (cluster: C, options: Options, startupTaints: readonly StartupTaint[]) => InstallPlan<S>>
  >;
}

/**
 * Composes a blueprint: makes its cluster and its plans, and says everything that is wrong with either at once, in the
 * terms of the blueprint's own options.
 *
 * @throws BlueprintError with every problem found.
 */
export function composeBlueprint<S, Options extends object, C extends Cluster<S> = Cluster<S>>(
  parts: BlueprintParts<S, Options, C>,
): Composition<S> {
  const { options, findings: found } = usable(parts);
  found.push(...requiredFindings(parts.required ?? {}, options));
  if (found.some(({ path }) => Object.keys(parts.required ?? {}).some((key) => isAtOrUnder(path, key)))) {
    throw new BlueprintError('blueprint', found);
  }
  const attempt = <T>(make: () => T, named: (finding: Finding) => Finding): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!BlueprintError.is(error)) throw error;
      found.push(...error.findings.map(named));
      return error.draft as T | undefined;
    }
  };
  const terms = { ...parts.keys, ...parts.places };
  const cluster = attempt(() => parts.cluster(options), inTerms(terms));
  if (cluster === undefined) throw new BlueprintError('blueprint', found);
  const makers = Object.entries(parts.plans);
  const plans: InstallPlan<S>[] = [];
  const names = new Map<string, string>();
  for (const [name, make] of makers) {
    const taints = plans.flatMap((plan) => plan.needs.startupTaints);
    const plan = attempt(() => make(cluster, options, taints), inTerms(terms, name));
    if (plan === undefined) continue;
    plans.push(plan);
    names.set(plan.name, name);
  }
  if (plans.length < makers.length) throw new BlueprintError(`cluster ${cluster.name}`, found);
  const ofWhole = (finding: Finding): Finding => inTerms(terms)(ofPlan(finding, names));
  if (found.length === 0) {
    const composition = inspectComposition(cluster, plans);
    refuseErrors(`cluster ${cluster.name}`, composition.findings.map(ofWhole));
    return composition;
  }
  // What the plans found by themselves is among the findings already.
  const whole = inspectComposition(
    cluster,
    plans.map((plan) => ({ ...plan, findings: [] })),
  );
  throw new BlueprintError(
    `cluster ${cluster.name}`,
    distinct([...found, ...unsaid(beside(found, whole.findings.map(ofWhole)), found)]),
  );
}

/** The options without what is wrong with their shape, before anything is made of them. */
function usable<Options extends object>({
  options,
  keys,
  texts = [],
}: Pick<BlueprintParts<never, Options>, 'options' | 'keys' | 'texts'>): {
  readonly options: Options;
  readonly findings: Finding[];
} {
  if (!isTree(options)) {
    const finding = findingOf(INPUT_RULES['wrong-type'], { path: [], message: 'expected a map', fix: 'pass a map' });
    return { options: {} as Options, findings: [finding] };
  }
  const known = Object.keys(keys);
  const findings: Finding[] = [];
  const kept = Object.entries(options).filter(([key, value]) => {
    if (!known.includes(key)) {
      const near = nearest(key, known);
      const fix = near === undefined ? `remove it; known here: ${known.join(', ')}` : `write '${near}'`;
      findings.push(findingOf(INPUT_RULES['unknown-key'], { path: [key], message: `there is no key '${key}'`, fix }));
      return false;
    }
    const isText = texts.some((text) => text === key);
    if (value === undefined || (isText ? typeof value === 'string' : typeof value === 'object' && value !== null)) {
      return true;
    }
    const wanted = isText ? 'a text' : 'a map or a list';
    const message = `expected ${wanted}, got ${value === null ? 'null' : `a ${typeof value}`}`;
    findings.push(findingOf(INPUT_RULES['wrong-type'], { path: [key], message, fix: `pass ${wanted}` }));
    return false;
  });
  return { options: Object.fromEntries(kept) as Options, findings };
}

/** What is wrong with the shape of what a blueprint cannot do without. */
function requiredFindings(required: object, options: object): readonly Finding[] {
  return Object.entries(required as Readonly<Record<string, SchemaName>>).flatMap(([key, name]) => {
    const given: unknown = new Map(Object.entries(options)).get(key);
    if (given !== undefined) return checkShape(name, given, [key]).findings;
    const problem = { path: [key], message: `'${key}' is missing`, fix: `set '${key}'` };
    return [findingOf(INPUT_RULES['missing-key'], problem)];
  });
}

/** Findings about other places than those whose shape is wrong: there, rules judged a default instead. */
function beside(found: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  const cut = found.filter(({ rule }) => rule.startsWith('input/'));
  return more.filter(({ path }) => !cut.some((shape) => isAtOrUnder(path, shape.path)));
}

/** A planner speaks of its own options, all speak of the cluster; the caller of a blueprint sees both under keys. */
function inTerms(terms: Readonly<Record<string, string>>, name = ''): (finding: Finding) => Finding {
  const places = Object.entries(terms).sort(([, a], [, b]) => b.length - a.length);
  return (finding) => {
    const full = isAtOrUnder(finding.path, 'cluster') ? finding.path : under(name, finding.path);
    const [key, place] = places.find(([, place]) => isAtOrUnder(full, place)) ?? ['', ''];
    return { ...finding, path: `${key}${full.slice(place.length)}` };
  };
}

/** A rule of the whole speaks of plans by their own names; the caller of a blueprint sees them under keys. */
function ofPlan(finding: Finding, keys: ReadonlyMap<string, string>): Finding {
  const [name, key] = [...keys].find(([name]) => isAtOrUnder(finding.path, name)) ?? [];
  if (name === undefined || key === undefined) return finding;
  return { ...finding, path: `${key}${finding.path.slice(name.length)}` };
}

function under(name: string, path: string): string {
  if (name === '' || path === '(root)') return name === '' ? path : name;
  return `${name}${path.startsWith('[') ? '' : '.'}${path}`;
}

function isAtOrUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [`${one.rule} ${one.path} ${one.message}`, one])).values()];
}
