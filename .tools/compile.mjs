// Compiles lib, blueprints and examples to dist, after the compiler has checked them and written their declarations.
// What a module of the library imports is loaded at its first use: importing the package stays cheap, whatever is in it.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

const FOLDERS = ['lib', 'blueprints', 'examples'];

for (const folder of FOLDERS) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    const target = join('dist', file);
    if (!/\.(ts|json)$/.test(name)) continue;
    mkdirSync(dirname(target), { recursive: true });
    if (name.endsWith('.json')) copyFileSync(file, target);
    else writeFileSync(target.replace(/\.ts$/, '.js'), compile(file, folder !== 'examples'));
  }
}

// What an earlier build made of files that are gone would be packed, too.
for (const name of readdirSync('dist', { recursive: true })) {
  const source = name.replace(/(\.d\.ts|\.js)$/, '.ts');
  if (!existsSync(source)) rmSync(join('dist', name), { recursive: true, force: true });
}

function compile(file, isLazy) {
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/\bfrom '([^']+)'/g)].map(([, specifier]) => specifier);
  const { code } = transformSync(text, {
    filename: file,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    // The annotation tells ES modules what they can import by name.
    module: { type: 'commonjs', lazy: isLazy && imported, exportInteropAnnotation: true },
  });
  // A module with one export gets no annotation, and Node takes the getter of a lazy one for something that may throw.
  const [only, ...others] = [...code.matchAll(/Object\.(defineProperty\(exports, "(\w+)", \{\s+enumerable)/g)];
  if (only === undefined || others.length > 0) return code;
  const [whole, definition, name] = only;
  return `${code.replace(whole, `Reflect.${definition}`)}0 && (module.exports = { ${name}: null });\n`;
}
