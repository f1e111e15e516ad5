import { Command, CommanderError, Option } from 'commander';
import { BlueprintError } from '../core/finding';
import { MIGRATION_DESTINATIONS, MIGRATION_SOURCES } from '../file/inspect-file-migration';
import { type MigrateOptions, migrate } from './migrate';
import { newProject } from './new-project';
import { packageManifest } from './package-root';
import { check, list, plan, rules } from './show';
import { Misuse } from './source';
import { type SynthOptions, synth } from './synth';
import { printFindings, type Terminal } from './terminal';

/** What the command ends with: 0 clean, 1 errors found, 2 misuse. */
export type ExitStatus = 0 | 1 | 2;

const DELIVERIES: readonly SynthOptions['delivery'][] = ['k3sHelmChart', 'inflate', 'flux', 'argocd', 'helmValues'];

/** Runs the command line with arguments, without the program's own name. */
export function run(terminal: Terminal, args: readonly string[]): ExitStatus {
  let status: ExitStatus = 0;
  try {
    build(terminal, (failed) => {
      if (failed) status = 1;
    }).parse(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Misuse) {
      terminal.err(`cluster-blueprints: ${error.message}`);
      return 2;
    }
    if (!BlueprintError.is(error)) throw error;
    terminal.err(`${error.subject}:`);
    printFindings(terminal, error.findings);
    return 1;
  }
}

function build(terminal: Terminal, fail: (failed: boolean) => void): Command {
  const program = new Command('cluster-blueprints')
    .description("A cluster's network from typed blueprints: everything that could not work is refused, with the fix.")
    .version(packageManifest().version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .showHelpAfterError("('cluster-blueprints --help' shows the commands)")
    .addHelpText('after', '\nExit status: 0 clean, 1 errors found, 2 misuse. NO_COLOR is honoured.');
  const json = new Option('--json', 'print JSON');

  program
    .command('list')
    .description('show the blueprints')
    .addOption(json)
    .action((options: { json?: boolean }) => list(terminal, options));
  program
    .command('synth')
    .description('write manifests and everything else that a cluster needs')
    .argument('<source>', "a blueprint with its sample options, 'all' of them, or a cluster file")
    .option('-o, --out <folder>', 'where to write: a folder for each source', 'out')
    .addOption(new Option('-d, --delivery <kind>', 'how Helm charts reach the cluster').choices(DELIVERIES as string[]))
    .option('--charts <folder>', 'inflate: a folder with the archives of charts')
    .option('--pull', 'inflate: let helm bring archives that are not at hand')
    .option('--helm <path>', 'inflate: absolute path of helm')
    .option('--cni-is-running', 'flux, argocd: a CNI was installed by other means, to be adopted')
    .action((source: string, options: SynthOptions) => synth(terminal, source, options));
  program
    .command('plan')
    .description('show what would be installed')
    .argument('<source>', 'a blueprint with its sample options, or a cluster file')
    .addOption(json)
    .action((source: string, options: { json?: boolean }) => plan(terminal, source, options));
  program
    .command('check')
    .description('say everything that is wrong with a cluster file')
    .argument('<file>', 'YAML or JSON: { cluster, addons, waivers }')
    .addOption(json)
    .action((file: string, options: { json?: boolean }) => fail(check(terminal, file, options)));
  program
    .command('migrate')
    .description(
      'write the runbook of a live migration from one CNI to another, with its scripts, values and manifests',
    )
    .argument('<file>', 'a cluster file: the cluster as it is, with the CNI to come among its addons, as it will be')
    .addOption(new Option('--from <cni>', 'the CNI that runs today').choices(MIGRATION_SOURCES))
    .addOption(new Option('--to <cni>', 'the one that takes its place').choices(MIGRATION_DESTINATIONS))
    .option('--pod-range <cidr...>', 'where pods get addresses then: new, one of each IP family')
    .option('-o, --out <folder>', 'where to write: a folder named after the cluster', 'out')
    .addHelpText(
      'after',
      `
What the command does not say, the file does. How the CNI of today is set up has a place there only:

  migration:
    from: { kind: flannel, options: { backend: { type: wireguard } } }
    podRanges: [10.45.0.0/16]`,
    )
    .action((file: string, options: MigrateOptions) => migrate(terminal, file, options));
  program
    .command('rules')
    .description('show what is checked, with the evidence')
    .argument('[id]', 'one rule')
    .addOption(json)
    .action((id: string | undefined, options: { json?: boolean }) => rules(terminal, id, options));
  program
    .command('new')
    .description('copy the example of a blueprint as a project')
    .argument('<blueprint>')
    .argument('<folder>', 'new, or empty')
    .action((blueprint: string, folder: string) => newProject(terminal, blueprint, folder));
  for (const command of program.commands) command.exitOverride().configureOutput(program.configureOutput());
  return program;
}
