import ts from 'typescript';
import type { Schema } from './schema';

/** Classes for files, which have a wire format of their own. */
const ASSETS = ['Asset', 'Archive'];

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, Schema> = new Map<ts.SyntaxKind, Schema>([
  [ts.SyntaxKind.StringKeyword, { type: 'string' }],
  [ts.SyntaxKind.NumberKeyword, { type: 'number' }],
  [ts.SyntaxKind.BooleanKeyword, { type: 'boolean' }],
  [ts.SyntaxKind.AnyKeyword, {}],
]);

/** Turns type nodes into schemas. What it does not know it refuses: a gap would let wrong inputs through. */
export class DeclarationReader {
  readonly definitions: Record<string, Schema> = {};
  private readonly keys = new Map<ts.InterfaceDeclaration, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The schema of the one `…Args` interface of a resource's module. */
  args(file: ts.SourceFile): Schema {
    const args = file.statements.find(
      (one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text.endsWith('Args'),
    );
    if (args === undefined) throw new Error(`no arguments in ${file.fileName}`);
    return this.object(args.members);
  }

  /** The names of what a resource of the module says of itself. */
  outputs(file: ts.SourceFile): readonly string[] {
    const members = file.statements.flatMap((one) => (ts.isClassDeclaration(one) ? [...one.members] : []));
    return members.flatMap((one) =>
      ts.isPropertyDeclaration(one) && one.type?.getText().startsWith('pulumi.Output<') ? [one.name.getText()] : [],
    );
  }

  private convert(node: ts.TypeNode): Schema {
    if (ts.isTypeReferenceNode(node)) return this.reference(node);
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.convert(node.elementType) };
    if (ts.isUnionTypeNode(node)) return this.union(node);
    if (ts.isTypeLiteralNode(node)) return this.object(node.members);
    if (ts.isLiteralTypeNode(node)) return literal(node);
    if (ts.isParenthesizedTypeNode(node)) return this.convert(node.type);
    if (ts.isIndexedAccessTypeNode(node)) return this.enumeration(node);
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

  /** `(typeof X)[keyof typeof X]`, where X is an object of literals. */
  private enumeration(node: ts.IndexedAccessTypeNode): Schema {
    const named = ts.isParenthesizedTypeNode(node.objectType) ? node.objectType.type : node.objectType;
    const symbol = ts.isTypeQueryNode(named) ? this.checker.getSymbolAtLocation(named.exprName) : undefined;
    for (const declaration of symbol?.declarations ?? []) {
      const type = ts.isVariableDeclaration(declaration) ? declaration.type : undefined;
      if (type === undefined || !ts.isTypeLiteralNode(type)) continue;
      const values = type.members.map((member) => (ts.isPropertySignature(member) ? member.type : undefined));
      return {
        enum: values.flatMap((value) => (value && ts.isLiteralTypeNode(value) ? (literal(value).enum ?? []) : [])),
      };
    }
    throw new Error(`${node.getSourceFile().fileName}: what is '${node.getText()}'?`);
  }

  private reference(node: ts.TypeReferenceNode): Schema {
    const { typeName } = node;
    const name = ts.isIdentifier(typeName) ? typeName.text : typeName.right.text;
    const [argument] = node.typeArguments ?? [];
    if (name === 'Input' && argument !== undefined) return this.convert(argument);
    const found = this.checker.getSymbolAtLocation(typeName);
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    for (const declaration of symbol?.declarations ?? found?.declarations ?? []) {
      if (ts.isInterfaceDeclaration(declaration)) return { ref: this.define(declaration) };
      if (ts.isTypeAliasDeclaration(declaration)) return this.convert(declaration.type);
      // Another resource, of which the engine only passes on the id.
      if (ts.isImportSpecifier(declaration)) return { type: 'string' };
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
