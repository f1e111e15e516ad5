import { type Refuse, type RuleSummary, refuser } from '../core/rule';

/** What is known to go wrong with helm and the archives of charts. */
export const HELM_RULES = [
  {
    id: 'helm/program-is-there',
    title: 'Inflating a chart needs the helm program, version 3 or later',
    severity: 'error',
    evidence: 'https://helm.sh/docs/intro/install/',
  },
  {
    id: 'helm/chart-is-at-hand',
    title: 'Inflating needs the archive of the chart, given or pulled once',
    severity: 'error',
    evidence: 'https://helm.sh/docs/helm/helm_pull/',
  },
  {
    id: 'helm/chart-is-the-pinned-one',
    title: 'The archive of a chart is the one that was pinned',
    severity: 'error',
    evidence: 'lib/charts.ts',
  },
  {
    id: 'helm/archive-is-safe',
    title: 'An archive holds only files and folders inside itself, and no more than a chart needs',
    severity: 'error',
    evidence: 'https://cwe.mitre.org/data/definitions/22.html',
  },
  {
    id: 'helm/arguments-are-plain',
    title: 'What is handed to helm looks like what it should be: a leading dash would be an option',
    severity: 'error',
    evidence: 'https://cwe.mitre.org/data/definitions/88.html',
  },
  {
    id: 'helm/chart-renders',
    title: 'helm renders the chart with these values',
    severity: 'error',
    evidence: 'https://helm.sh/docs/helm/helm_template/',
  },
] as const satisfies readonly RuleSummary[];

/** Refuses to run helm, or to use what came of it. */
export const refuse: Refuse<(typeof HELM_RULES)[number]['id']> = refuser(HELM_RULES);
