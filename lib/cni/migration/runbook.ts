import { DISTRIBUTION_NAMES } from '../../core/cluster';
import { markdownTable } from '../../core/markdown-table';
import type { OutputFile } from '../../core/output-file';
import type { Migration, MigrationPhase, MigrationStep } from './migration';
import { word } from './phases/words';

/** Everything about a migration as files: the runbook, and a folder for each phase that has some. */
export function migrationFiles(migration: Migration): readonly OutputFile[] {
  return [
    { path: 'RUNBOOK.md', content: migrationRunbook(migration) },
    ...migration.phases.flatMap((phase, index) =>
      phase.files.map((file) => ({ ...file, path: `${folderOf(phase, index)}/${file.path}` })),
    ),
  ];
}

/** The runbook of a migration, in Markdown. */
export function migrationRunbook(migration: Migration): string {
  const { phases } = migration;
  return `${[...head(migration), ...phases.flatMap((phase, index) => ['', ...section(phase, index + 1, phases)])].join(
    '\n',
  )}\n`;
}

function head({ cluster, from, to, phases, donts, findings, waived }: Migration): readonly string[] {
  const last = phases.findIndex(({ back }) => back.length === 0);
  return [
    `# ${cluster.name}: from ${from.title} to ${to.title}`,
    '',
    `Kubernetes ${cluster.kubernetes} by ${DISTRIBUTION_NAMES[cluster.distribution]}. Nodes move one after another while the cluster works. Every step says what it must answer: **go on only if it does**. Run everything from the folder of this page, in one shell, with \`kubectl\`, \`helm\` and \`jq\`; you need a way to reboot nodes.`,
    '',
    markdownTable(
      ['', 'Today', 'At the end'],
      [
        ['Network', from.title, to.title],
        ['Addresses of pods', from.podRanges.join(', '), to.podRanges.join(', ')],
        ['Ports between nodes', from.ports.map(word).join(', '), to.ports.map(word).join(', ')],
      ],
    ),
    '',
    markdownTable(
      ['Phase', 'What', 'How long', 'Way back'],
      phases.map((phase, index) => [
        `[${index + 1}](#${anchor(phase, index + 1)})`,
        phase.title,
        phase.duration,
        phase.back.length === 0 ? 'none' : 'yes',
      ]),
    ),
    '',
    `Times are estimates. You may stop between any two phases, and between any two nodes.${last < 0 ? '' : ` There is a way back until phase ${last + 1} begins.`}`,
    '',
    '## What must not be done',
    '',
    ...donts.map((sentence) => `- ${sentence}`),
    '',
    '## Ports',
    '',
    markdownTable(
      ['Protocol', 'Port', 'From', 'To', 'For'],
      [...from.ports.map((need) => ({ need, of: from })), ...to.ports.map((need) => ({ need, of: to }))].map(
        ({ need, of }) => [
          need.protocol,
          word(need).replace(`${need.protocol} `, '').replace(need.protocol, ''),
          need.from,
          need.to,
          `${need.purpose} (${of.title})`,
        ],
      ),
    ),
    ...(findings.length === 0
      ? []
      : [
          '',
          '## Warnings',
          '',
          'Found when this was written. Answer each before you begin.',
          '',
          ...findings.map(
            ({ path, message, fix, rule, evidence }) =>
              `- \`${path}\`: ${message}. To mend it, ${fix}. (${rule}, ${evidence})`,
          ),
        ]),
    ...(waived.length === 0
      ? []
      : [
          '',
          '## Accepted',
          '',
          ...waived.map(
            ({ path, message, rule, reason }) => `- \`${path}\`: ${message}. Accepted because: ${reason} (${rule})`,
          ),
        ]),
  ];
}

function section(phase: MigrationPhase, number: number, phases: readonly MigrationPhase[]): readonly string[] {
  const { title, about, duration, steps, back, files } = phase;
  return [
    `## ${number}. ${title}`,
    '',
    `${about} It takes ${duration}.`,
    ...(files.length === 0
      ? []
      : ['', `Files: ${files.map(({ path }) => `\`${folderOf(phase, number - 1)}/${path}\``).join(', ')}.`]),
    ...steps.flatMap((step, index) => ['', `### ${number}.${index + 1}`, '', ...stepLines(step)]),
    '',
    `### Back to ${number === 1 ? 'where you began' : `the end of phase ${number - 1}`}`,
    '',
    ...(back.length === 0
      ? [
          `There is none. What comes closest is the same way in the other direction${phases.length > 1 ? ', with a runbook of its own' : ''}.`,
        ]
      : back.flatMap((step, index) => [...(index === 0 ? [] : ['']), ...stepLines(step)])),
  ];
}

function stepLines({ what, run, expect, answer, otherwise }: MigrationStep): readonly string[] {
  return [
    what,
    ...(run === undefined ? [] : ['', '```sh', ...run, '```']),
    ...(answer === undefined ? [] : ['', '**Expect**', '', '```text', ...answer, '```']),
    ...(expect === undefined ? [] : ['', `**Expect**: ${expect}`]),
    ...(otherwise === undefined ? [] : ['', `**If not**: ${otherwise}`]),
  ];
}

function folderOf({ name }: MigrationPhase, index: number): string {
  return `${index + 1}-${name}`;
}

/** As Markdown readers make it of a heading. */
function anchor({ title }: MigrationPhase, number: number): string {
  return `${number}-${title}`
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-');
}
