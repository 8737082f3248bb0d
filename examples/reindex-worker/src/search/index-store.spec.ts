import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStaticEncoder } from '@almenara/embedding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexStore } from './index-store.js';
import { SearchIndex } from './search-index.js';

const embedding = openStaticEncoder({
  models: fileURLToPath(new URL('../../../../models', import.meta.url)),
});
const documents = [{ id: 'a/b', title: 'Laces', text: 'Laces are free.' }];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'almenara-index-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('versions of the index', () => {
  it('answer the same after a restart', () => {
    const store = new IndexStore(folder, embedding);
    expect(store.current).toBeUndefined();
    store.write(SearchIndex.build('v1', documents, embedding));
    const found = store.switchTo('v1').search('Are laces free?');
    const again = new IndexStore(folder, embedding).current!;
    expect(again.version).toBe('v1');
    expect(again.search('Are laces free?')).toEqual(found);
  });

  it('do not answer before they are switched to', () => {
    const store = new IndexStore(folder, embedding);
    store.write(SearchIndex.build('v1', documents, embedding));
    expect(new IndexStore(folder, embedding).current).toBeUndefined();
    expect(() => store.switchTo('v2')).toThrow('v2 is not there');
  });

  it('are built again where a killed process left a half', () => {
    mkdirSync(join(folder, 'v1.building'));
    writeFileSync(join(folder, 'v1.building', 'manifest.json'), '{"vers');
    const store = new IndexStore(folder, embedding);
    expect(store.has('v1')).toBe(false);
    store.write(SearchIndex.build('v1', documents, embedding));
    expect(store.switchTo('v1').documents).toEqual(documents);
  });

  it('are not used with another encoder', () => {
    const store = new IndexStore(folder, embedding);
    store.write(SearchIndex.build('v1', documents, embedding));
    store.switchTo('v1');
    const other = { id: 'other@1', dimensions: 128, encodeOne: () => null };
    expect(new IndexStore(folder, other).current).toBeUndefined();
  });

  it('are kept three at most, the one that answers among them', () => {
    const store = new IndexStore(folder, embedding);
    for (const version of ['v1', 'v2', 'v3', 'v4', 'v5']) {
      store.write(SearchIndex.build(version, documents, embedding));
      store.switchTo(version);
    }
    const left = readdirSync(folder).filter((name) => name.startsWith('v'));
    expect(left).toHaveLength(3);
    expect(left).toContain('v5');
  });
});
