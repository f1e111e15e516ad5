import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { CATALOGUE } from '../../blueprints';
import { suggestDnsLabel } from '../core/names';
import { writeFolder } from '../output/write-folder';
import { type PackageManifest, packageManifest, packageRoot } from './package-root';
import { findSources, Misuse } from './source';
import type { Terminal } from './terminal';

/** `new`: copies the example of a blueprint as a project that is ready to synthesize. */
export function newProject(terminal: Terminal, blueprint: string, folder: string): void {
  const [source] = findSources(blueprint);
  const entry = CATALOGUE.find(({ name }) => name === source?.name && name === blueprint);
  if (entry === undefined) throw new Misuse('new takes the name of one blueprint');
  const target = resolve(folder);
  if (existsSync(target) && readdirSync(target).length > 0) throw new Misuse(`${folder} is not empty`);
  const example = readFileSync(join(packageRoot(), 'examples', 'cdk8s', `${entry.name}.ts`), 'utf8');
  writeFolder(target, [
    { path: 'main.ts', content: example },
    {
      path: 'package.json',
      content: `${JSON.stringify(packageFor(suggestDnsLabel(basename(target)), packageManifest()), null, 2)}\n`,
    },
    { path: 'tsconfig.json', content: `${JSON.stringify(TSCONFIG, null, 2)}\n` },
    { path: 'cdk8s.yaml', content: 'language: typescript\napp: tsx main.ts\noutput: dist\n' },
    { path: '.gitignore', content: 'node_modules/\ndist/\n' },
    { path: 'README.md', content: readme(entry.title) },
  ]);
  terminal.out(`${folder}: the blueprint ${entry.name}, ready to be changed`);
  terminal.out(`next: cd ${folder} && npm install && npm run synth`);
}

function packageFor(name: string, { version, peerDependencies }: PackageManifest): object {
  return {
    name,
    version: '0.0.0',
    private: true,
    scripts: { synth: 'tsx main.ts', check: 'tsc --noEmit' },
    dependencies: {
      'cluster-blueprints': `^${version}`,
      cdk8s: peerDependencies['cdk8s'],
      constructs: peerDependencies['constructs'],
      'cdk8s-plus-28': peerDependencies['cdk8s-plus-28'],
    },
    devDependencies: { '@types/node': '^20', tsx: '^4', typescript: '>=5.8 <7' },
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  },
  files: ['main.ts'],
};

function readme(title: string): string {
  return `# ${title}

\`npm install\` once, then \`npm run synth\`: manifests and everything else go to \`dist/\`, where a README says what to do
with them. Change \`main.ts\`; what cannot work is refused with the fix in the message.
`;
}
