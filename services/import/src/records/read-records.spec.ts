import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, readRecords, type FileForm } from './read-records.js';
import type { TextRecord } from './text-record.js';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

async function read(form: FileForm, text: string, size = 7): Promise<TextRecord[]> {
  const records: TextRecord[] = [];
  for await (const record of readRecords(cut(text, size), form)) records.push(record);
  return records;
}

const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));

describe('records of a file', () => {
  it('are all found wherever the file is cut into pieces, in lines and in lists', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(json), fc.integer({ min: 1, max: 50 }), async (values, size) => {
        // Lists with a field of that name stand for their items.
        fc.pre(values.every((value) => !('data' in value)));
        const expected = JSON.parse(JSON.stringify(values)) as unknown[];
        const valuesOf = async (form: FileForm, text: string) =>
          (await read(form, text, size)).map(({ value }) => value);
        expect(await valuesOf('lines', values.map((value) => JSON.stringify(value)).join('\n'))).toEqual(
          expected,
        );
        expect(await valuesOf('values', JSON.stringify(values))).toEqual(expected);
        expect(await valuesOf('values', JSON.stringify(values, null, 2))).toEqual(expected);
        expect(await valuesOf('values', values.map((value) => JSON.stringify(value)).join('\n'))).toEqual(
          expected,
        );
      }),
    );
  });

  it('of a table are all found, with quotes, commas and line breaks in cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ñ') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.integer({ min: 1, max: 20 }),
        async (rows, size) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = ['x,y', ...rows.map((row) => row.map(quote).join(','))].join('\r\n');
          expect((await read('table', text, size)).map(({ value }) => value)).toEqual(
            rows.map(([x, y]) => ({ x, y })),
          );
        },
      ),
    );
  });

  it('that are broken cost no other and say on which line and why', async () => {
    expect(await read('lines', '{"a":1}\n\n{"a":\n{"a":2}\n')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 3, problem: expect.stringMatching(/not valid JSON/) },
      { line: 4, value: { a: 2 } },
    ]);
    expect(await read('table', 'x,y\n1,2\n3\n4,"5\n6"')).toEqual([
      { line: 2, value: { x: '1', y: '2' } },
      { line: 3, problem: 'the row has 1 cells and the first row 2' },
      { line: 4, value: { x: '4', y: '5\n6' } },
    ]);
    expect(await read('values', '[{"a":1},\n{"a":')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, problem: expect.stringMatching(/not valid JSON/) },
    ]);
  });

  it('of a list of an API are its items', async () => {
    expect(await read('values', '{"data":[{"id":"a"},{"id":"b"}],"meta":{"page":1}}')).toMatchObject([
      { value: { id: 'a' } },
      { value: { id: 'b' } },
    ]);
  });

  it('stand in the form that the name or the beginning of the file tells', () => {
    expect(formOf('traces.jsonl.gz', '')).toBe('lines');
    expect(formOf('traces.json', '{"a":1}\n')).toBe('values');
    expect(formOf('scores.CSV', '')).toBe('table');
    expect(formOf('export', '{"a":1}\n{"a":2}\n')).toBe('lines');
    expect(formOf('export', '{\n  "a": 1\n}')).toBe('values');
    expect(formOf('export', ' [{"a":1}]')).toBe('values');
    expect(formOf('export', 'id,name\n')).toBe('table');
  });
});
