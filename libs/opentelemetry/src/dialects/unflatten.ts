import type { Attributes } from '../otlp/otel-span.js';
import type { Fields } from './read-attribute.js';

/** Beyond that, an index is a mistake: it would make a list of that many holes. */
const LARGEST_INDEX = 10_000;

/**
 * The list that attributes like `prefix.0.role`, `prefix.0.content`, `prefix.1.role` spell out, in the order of the
 * numbers. A number among deeper names makes a list too.
 */
export function unflatten(attributes: Attributes, prefix: string): Fields[] | undefined {
  const start = `${prefix}.`;
  let tree: Node | undefined;
  for (const key of Object.keys(attributes)) {
    if (!key.startsWith(start)) continue;
    const path = key.slice(start.length).split('.');
    if (path.length > 1 && isIndex(path[0]!)) set((tree ??= new Map()), path, attributes[key]);
  }
  if (!tree) return undefined;
  const list = valueOf(tree);
  return Array.isArray(list)
    ? (list.filter((item) => typeof item === 'object' && item !== null) as Fields[])
    : undefined;
}

type Node = Map<string, Node | { readonly leaf: unknown }>;

function set(tree: Node, path: readonly string[], leaf: unknown): void {
  let node = tree;
  for (const step of path.slice(0, -1)) {
    const next = node.get(step);
    if (next instanceof Map) node = next;
    else {
      const made: Node = new Map();
      node.set(step, made);
      node = made;
    }
  }
  const last = path.at(-1)!;
  if (!(node.get(last) instanceof Map)) node.set(last, { leaf });
}

function valueOf(node: Node): unknown {
  const names = [...node.keys()];
  const value = (name: string): unknown => {
    const child = node.get(name)!;
    return child instanceof Map ? valueOf(child) : child.leaf;
  };
  if (names.every(isIndex)) return names.sort((a, b) => Number(a) - Number(b)).map(value);
  const fields = Object.create(null) as Fields;
  for (const name of names) fields[name] = value(name);
  return fields;
}

function isIndex(step: string): boolean {
  return /^\d{1,5}$/.test(step) && Number(step) <= LARGEST_INDEX;
}
