// The source as the architecture test sees it: every module, parsed, with what it imports and what it touches.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** As written, resolved to a path from the root if it is relative; undefined if it is computed. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

export interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Free-standing names and `Date.now`-like pairs the code touches; properties and types left out. */
  readonly touches: ReadonlySet<string>;
  readonly exportsAll: boolean;
  readonly exportsDefault: boolean;
  readonly lines: number;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** TypeScript nodes that wrap an expression; every other one is a type and touches nothing. */
const wrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSEnumDeclaration',
  'TSModuleBlock',
]);

/** Keys whose child is a name and not a use. */
const names: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
};

/** Every object through which a global can be reached by name. */
const globalObjects = ['globalThis', 'window', 'self'];

function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? String(node['name']) : undefined;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (isNode(value)) {
    yield value;
    for (const [key, child] of Object.entries(value)) {
      if (key === names[value.type] && value['computed'] !== true) continue;
      if (isNode(child) || Array.isArray(child)) yield* nodesOf(child);
    }
  }
}

/** The names a parameter binds, through every pattern. */
function boundBy(pattern: unknown): readonly string[] {
  if (!isNode(pattern)) return [];
  const inner = [pattern['left'], pattern['argument'], pattern['parameter'], pattern['value']];
  const lists = [pattern['properties'], pattern['elements']].filter(Array.isArray).flat();
  const name = nameOf(pattern);
  return [...(name ? [name] : []), ...[...inner, ...lists].flatMap(boundBy)];
}

/** As `nodesOf`, without what only the type checker reads and without what a parameter was given as. */
function* codeOf(value: unknown, given: readonly string[] = []): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* codeOf(item, given);
  else if (isNode(value)) {
    if (value.type.startsWith('TS') && !wrappers.has(value.type)) return;
    if (value['importKind'] === 'type') return;
    if (!given.includes(nameOf(value) ?? '')) yield value;
    const params = Array.isArray(value['params']) ? value['params'].flatMap(boundBy) : [];
    const here = [...given, ...params];
    for (const [key, child] of Object.entries(value)) {
      if (key === names[value.type] && value['computed'] !== true) continue;
      if (isNode(child) || Array.isArray(child)) yield* codeOf(child, here);
    }
  }
}

function touchesOf(node: Node): readonly string[] {
  const arguments_ = node['arguments'];
  const bare = Array.isArray(arguments_) && arguments_.length === 0;
  switch (node.type) {
    case 'Identifier':
      return [String(node['name'])];
    case 'MemberExpression': {
      const object = nameOf(node['object']);
      const property = nameOf(node['property']);
      if (!object || !property || node['computed'] === true) return [];
      return globalObjects.includes(object) ? [property] : [`${object}.${property}`];
    }
    case 'NewExpression':
      return bare && nameOf(node['callee']) === 'Date' ? ['new Date()'] : [];
    case 'CallExpression':
      return nameOf(node['callee']) === 'Date' ? ['new Date()'] : [];
    default:
      return [];
  }
}

function importOf(node: Node, path: string): Import | undefined {
  const source = node['source'];
  const kinds = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
  const known = [...kinds, 'ImportExpression', 'TSImportType'].includes(node.type);
  if (!known || !isNode(source)) return undefined;
  const written = typeof source['value'] === 'string' ? source['value'] : undefined;
  const target = written?.startsWith('.') ? normalize(join(dirname(path), written)) : written;
  const kind = node['importKind'] ?? node['exportKind'];
  return { target, typeOnly: kind === 'type' || node.type === 'TSImportType' };
}

export function parseModule(path: string, source: string): Module {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const all = [...nodesOf(program)];
  return {
    path,
    imports: all.flatMap((node) => importOf(node, path) ?? []),
    touches: new Set([...codeOf(program)].flatMap(touchesOf)),
    exportsAll: all.some((node) => node.type === 'ExportAllDeclaration'),
    exportsDefault: all.some((node) => node.type === 'ExportDefaultDeclaration'),
    lines: source.trimEnd().split('\n').length,
  };
}

/** Every TypeScript module under a folder, by path from the root. */
export function modulesUnder(folder: string): readonly Module[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .sort()
    .map((path) => parseModule(path, readFileSync(path, 'utf8')));
}
