import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(join(ROOT, path)).isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

interface Documented {
  readonly name: string;
  readonly text: string;
  readonly tags: readonly string[];
}

/** The comment of a node, taken apart. */
function comment(node: ts.Node): Documented | undefined {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const last = docs.at(-1);
  if (last === undefined) return undefined;
  return {
    name: '',
    text: ts.getTextOfJSDocComment(last.comment) ?? '',
    tags: (last.tags ?? []).map((tag) => tag.tagName.text),
  };
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
const nameOf = (node: ts.Node): string =>
  'name' in node && node.name !== undefined ? (node.name as ts.Node).getText() : '(anonymous)';

const FILES = [...sources('lib'), ...sources('blueprints')];
const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);

test.each(FILES)('%s documents what it exports', (file) => {
  const bare = parse(file)
    .statements.filter((statement) => isExported(statement) && !ts.isExportDeclaration(statement))
    .flatMap((statement) => {
      const declared = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(nameOf)
        : [nameOf(statement)];
      return (comment(statement)?.text ?? '') === '' ? declared : [];
    });
  expect(bare).toEqual([]);
});

/** Interfaces that callers fill in. */
function optionInterfaces(): readonly (readonly [string, ts.InterfaceDeclaration])[] {
  return FILES.flatMap((file) =>
    parse(file)
      .statements.filter(ts.isInterfaceDeclaration)
      .filter(
        (statement) =>
          isExported(statement) &&
          /(Options|Props|Args|Requirements)$|^(Cilium|Calico|Flannel|Hubble)/.test(statement.name.text) &&
          !/Settings$/.test(statement.name.text),
      )
      .map((statement) => [statement.name.text, statement] as const),
  );
}

test('there are interfaces to look at', () => {
  expect(optionInterfaces().length).toBeGreaterThan(30);
});

describe.each(optionInterfaces())('%s', (_, declaration) => {
  test('says what every option means, and its default where it may be left out', () => {
    const problems = declaration.members.filter(ts.isPropertySignature).flatMap((member) => {
      const doc = comment(member);
      const isOptional = member.questionToken !== undefined;
      const isDiscriminator = member.type !== undefined && ts.isLiteralTypeNode(member.type);
      const inherits = member.type !== undefined && ts.isTypeReferenceNode(member.type);
      if (isDiscriminator || (doc === undefined && inherits)) return [];
      if (doc === undefined) return [`${nameOf(member)}: no comment`];
      return isOptional && !inherits && !doc.tags.includes('defaultValue')
        ? [`${nameOf(member)}: no @defaultValue`]
        : [];
    });
    expect(problems).toEqual([]);
  });
});

test('functions that throw say what', () => {
  const silent = FILES.flatMap((file) =>
    parse(file)
      .statements.filter(ts.isFunctionDeclaration)
      .filter(
        (statement) =>
          isExported(statement) &&
          /^(plan[A-Z]|\w+Cluster$|compose$)/.test(statement.name?.text ?? '') &&
          !/^(define|resolve|inspect|is[A-Z])/.test(statement.name?.text ?? ''),
      )
      .filter(
        (statement) =>
          !(comment(statement)?.tags ?? []).includes('throws') && !['planOf'].includes(statement.name?.text ?? ''),
      )
      .map((statement) => `${file}: ${nameOf(statement)}`),
  );
  expect(silent).toEqual([]);
});
