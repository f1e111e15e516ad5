import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A JSON schema, reduced to what declarations can say. */
export interface Schema {
  readonly type?: 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly (string | number | boolean)[];
  /** Key of a definition. */
  readonly ref?: string;
}

/** What resources of an SDK take. */
export interface SdkSchema {
  readonly version: string;
  /** By type token. */
  readonly resources: Readonly<Record<string, Schema>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

const SDK = '@pulumi/kubernetes';

/** Classes for files, which have a wire format of their own. */
const ASSETS = ['Asset', 'Archive'];

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, Schema> = new Map<ts.SyntaxKind, Schema>([
  [ts.SyntaxKind.StringKeyword, { type: 'string' }],
  [ts.SyntaxKind.NumberKeyword, { type: 'number' }],
  [ts.SyntaxKind.BooleanKeyword, { type: 'boolean' }],
  [ts.SyntaxKind.AnyKeyword, {}],
  // The SDK's enumerations are open: each stands in a union with string.
  [ts.SyntaxKind.IndexedAccessType, {}],
]);

/**
 * Reads the inputs of resources out of the declarations of the SDK that is installed.
 *
 * @param modules - paths of resource modules in the SDK, without extension.
 */
export function readSdkSchema(modules: readonly string[]): SdkSchema {
  const manifest = require.resolve(`${SDK}/package.json`);
  const root = path.dirname(manifest);
  const files = modules.map((module) => path.join(root, `${module}.d.ts`));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    noLib: true,
    types: [],
  });
  const reader = new DeclarationReader(program.getTypeChecker());
  const resources = files.map((file) => [tokenOf(file), reader.args(program.getSourceFile(file))] as const);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { version, resources: Object.fromEntries(resources), definitions: reader.definitions };
}

/** The type token is only in the JavaScript. A provider's is the name of its package. */
function tokenOf(file: string): string {
  const token = /__pulumiType = '([^']+)'/.exec(readFileSync(file.replace(/\.d\.ts$/, '.js'), 'utf8'))?.[1];
  if (token === undefined) throw new Error(`${file} declares no resource`);
  return token.includes(':') ? token : `pulumi:providers:${token}`;
}

/** Turns type nodes into schemas. What it does not know it refuses: a gap would let wrong inputs through. */
class DeclarationReader {
  readonly definitions: Record<string, Schema> = {};
  private readonly keys = new Map<ts.InterfaceDeclaration, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The schema of the one `…Args` interface of a resource's module. */
  args(file: ts.SourceFile | undefined): Schema {
    const args = file?.statements.find(
      (one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text.endsWith('Args'),
    );
    if (args === undefined) throw new Error(`no arguments in ${file?.fileName ?? 'a missing file'}`);
    return this.object(args.members);
  }

  private convert(node: ts.TypeNode): Schema {
    if (ts.isTypeReferenceNode(node)) return this.reference(node);
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.convert(node.elementType) };
    if (ts.isUnionTypeNode(node)) return this.union(node);
    if (ts.isTypeLiteralNode(node)) return this.object(node.members);
    if (ts.isLiteralTypeNode(node)) return literal(node);
    const keyword = KEYWORDS.get(node.kind);
    if (keyword === undefined) throw new Error(`${node.getSourceFile().fileName}: what is '${node.getText()}'?`);
    return keyword;
  }

  private union(node: ts.UnionTypeNode): Schema {
    const parts = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    const schemas = parts.map((part) => this.convert(part));
    return schemas.length === 1 && schemas[0] !== undefined ? schemas[0] : { anyOf: schemas };
  }

  private object(members: ts.NodeArray<ts.TypeElement>): Schema {
    const index = members.find(ts.isIndexSignatureDeclaration);
    if (index !== undefined) return { type: 'object', additionalProperties: this.convert(index.type) };
    const signatures = members.filter(ts.isPropertySignature);
    return {
      type: 'object',
      properties: Object.fromEntries(
        signatures.map(({ name, type }) => [name.getText(), type === undefined ? {} : this.convert(type)]),
      ),
      required: signatures.filter(({ questionToken }) => !questionToken).map(({ name }) => name.getText()),
    };
  }

  private reference(node: ts.TypeReferenceNode): Schema {
    const { typeName } = node;
    const name = ts.isIdentifier(typeName) ? typeName.text : typeName.right.text;
    const [argument] = node.typeArguments ?? [];
    if (name === 'Input' && argument !== undefined) return this.convert(argument);
    const found = this.checker.getSymbolAtLocation(typeName);
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    for (const declaration of symbol?.declarations ?? []) {
      if (ts.isInterfaceDeclaration(declaration)) return { ref: this.define(declaration) };
      if (ts.isTypeAliasDeclaration(declaration)) return this.convert(declaration.type);
    }
    if (ASSETS.includes(name)) return {};
    throw new Error(`${node.getSourceFile().fileName}: what is '${node.getText()}'?`);
  }

  private define(declaration: ts.InterfaceDeclaration): string {
    const known = this.keys.get(declaration);
    if (known !== undefined) return known;
    const key = `${this.keys.size}:${declaration.name.text}`;
    // Noted before its members are read: some types contain themselves.
    this.keys.set(declaration, key);
    this.definitions[key] = this.object(declaration.members);
    return key;
  }
}

function literal({ literal: node }: ts.LiteralTypeNode): Schema {
  if (ts.isStringLiteral(node)) return { enum: [node.text] };
  if (ts.isNumericLiteral(node)) return { enum: [Number(node.text)] };
  return { enum: [node.kind === ts.SyntaxKind.TrueKeyword] };
}
