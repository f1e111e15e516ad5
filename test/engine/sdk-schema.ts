import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { DeclarationReader } from './declarations';
import type { SdkSchema } from './schema';

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  noLib: true,
  types: [],
};

/**
 * Reads the inputs of resources out of the declarations of an SDK that is installed.
 *
 * @param sdk - a package.
 * @param modules - paths of resource modules in it, without extension.
 */
export function readSdkSchema(sdk: string, modules: readonly string[]): SdkSchema {
  const manifest = require.resolve(`${sdk}/package.json`);
  const files = modules.map((module) => path.join(path.dirname(manifest), `${module}.d.ts`));
  const program = ts.createProgram(files, OPTIONS, hostOfInputs());
  const reader = new DeclarationReader(program.getTypeChecker());
  const resources = files.map((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`there is no ${file}`);
    return { token: tokenOf(file), args: reader.args(source), outputs: reader.outputs(source) };
  });
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return {
    version,
    resources: Object.fromEntries(resources.map(({ token, args }) => [token, args])),
    outputs: Object.fromEntries(resources.map(({ token, outputs }) => [token, outputs])),
    definitions: reader.definitions,
  };
}

/** Resolves only the types of inputs: a module of a cloud's SDK leads to all the others, which takes seconds. */
function hostOfInputs(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => {
      const isOfTypes = /(^|\/)types\/(input|enums)$/.test(text) || /\/types\/(.*\/)?[^/]+$/.test(from);
      const base = path.resolve(path.dirname(from), text);
      const file = [`${base}.d.ts`, path.join(base, 'index.d.ts')].find((one) => existsSync(one));
      if (!isOfTypes || !text.startsWith('.') || file === undefined) return { resolvedModule: undefined };
      return { resolvedModule: { resolvedFileName: file, extension: ts.Extension.Dts } };
    });
  return host;
}

/** The type token is only in the JavaScript. A provider's is the name of its package. */
function tokenOf(file: string): string {
  const token = /__pulumiType = '([^']+)'/.exec(readFileSync(file.replace(/\.d\.ts$/, '.js'), 'utf8'))?.[1];
  if (token === undefined) throw new Error(`${file} declares no resource`);
  return token.includes(':') ? token : `pulumi:providers:${token}`;
}
