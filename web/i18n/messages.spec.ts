import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import en from '../messages/en.json';
import es from '../messages/es.json';

type Element = { type: number; value?: unknown; options?: Record<string, { value: Element[] }> };

/** Names of the arguments of a message, also those inside plurals. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: Element[]) => {
    for (const { type, value, options } of elements) {
      if (type !== 0 && type !== 7 && typeof value === 'string') names.add(value);
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].toSorted();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('messages', () => {
  it('exist in both languages with the same arguments', () => {
    expect(Object.keys(es)).toEqual(Object.keys(en));
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(argumentsOf(es[key]), key).toEqual(argumentsOf(en[key]));
    }
  });

  it('are all used', () => {
    const web = join(import.meta.dirname, '..');
    const text = ['app', 'features', 'ui', 'i18n'].flatMap((folder) => sources(join(web, folder))).join('\n');
    // Keys made from a value are written as a template that ends in one: `type.${type}`.
    const prefixes = [...text.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(([, prefix]) => prefix);
    const unused = Object.keys(en).filter(
      (key) => !text.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('write Spanish plurals with the form for millions', () => {
    const million = new IntlMessageFormat(es['traces.all'], 'es').format({ count: 1_000_000 });
    expect(million).toBe('1.000.000 de trazas');
  });
});
