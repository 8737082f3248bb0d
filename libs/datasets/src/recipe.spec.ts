import { datasetFilterSchema, type DatasetFilterInput, datasetRowSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import type { Candidate, CandidateContent } from './candidate.js';
import { orderCandidates, Recipe } from './recipe.js';

const SPAN = {
  parentSpanId: null,
  type: 'llm',
  startTime: '2026-03-01T12:00:00.000Z',
  endTime: null,
  documents: [],
  tools: [],
  parameters: {},
  finishReasons: [],
  usage: {},
  sessionId: null,
  query: null,
} as const;

function content(question: unknown, output = 'An answer.', more: object = {}): CandidateContent {
  return { spans: [{ ...SPAN, spanId: 's', input: question, output, ...more }] as never, unsafe: [] };
}

const candidate = (traceId: string, told: Partial<Candidate> = {}): Candidate => ({
  traceId,
  spanId: 's',
  group: 'v1',
  judge: { outcome: 'bad', label: 'unsupported' },
  people: [],
  correction: undefined,
  ...told,
});

const recipe = (filter: DatasetFilterInput = {}, mostBytes?: number) =>
  new Recipe('shop', datasetFilterSchema.parse(filter), mostBytes);
const read = (line: string | undefined) => datasetRowSchema.parse(JSON.parse(line!));
const droppedBy = (made: Recipe) =>
  Object.assign({}, ...made.summary().steps.map(({ dropped }) => dropped)) as Record<string, number>;

test('a row is the conversation with its answer last, documents before it and tool results as system messages', () => {
  const input = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Where is it?' },
    { role: 'tool', content: 'at the depot' },
  ];
  const documents = [{ id: 'd1', content: 'Parcels wait at the depot.' }];
  const row = read(recipe().take(candidate('t1'), content(input, 'At the depot.', { documents })));
  expect(row.messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'system', content: 'Documents:\n\n[1] Parcels wait at the depot.' },
    { role: 'user', content: 'Where is it?' },
    { role: 'system', content: 'Tool result:\nat the depot' },
    { role: 'assistant', content: 'At the depot.' },
  ]);
  expect(row.metadata).toMatchObject({ trace: 't1', reason: 'unsupported', label: 'bad', group: 'v1' });
});

test('a correction stands in the place of the answer, and is good', () => {
  const correction = { text: 'At the shop.', by: 'human' } as const;
  const row = read(recipe().take(candidate('t1', { correction }), content('Where?', 'On the moon.')));
  expect(row.messages.at(-1)).toEqual({ role: 'assistant', content: 'At the shop.' });
  expect(row.metadata).toMatchObject({ label: 'good', source: 'correction' });
  expect(JSON.stringify(row)).not.toContain('moon');
});

test('personal data and credentials are masked in every field that holds text of others', () => {
  const made = recipe();
  const said = 'ana@example.com';
  const line = made.take(
    candidate(`trace of ${said}`, {
      group: said,
      judge: { outcome: 'bad', label: said },
      correction: undefined,
    }),
    content(`I am ${said}, IBAN ES91 2100 0418 4502 0005 1332`, `Write to ${said}`, {
      documents: [{ content: `Ana: ${said}` }],
    }),
  );
  expect(line).not.toContain(said);
  expect(line).not.toContain('2100 0418');
  expect(read(line).metadata.trace).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(made.summary().masked).toEqual({ email_address: 3, iban: 1 });
  expect(JSON.stringify(made.summary())).not.toContain(said);
});

test('two who differ by their address alone asked the same', () => {
  const made = recipe();
  expect(made.take(candidate('t1'), content('Please send it to ana@example.com at once'))).toBeDefined();
  expect(made.take(candidate('t2'), content('please send it to bob@example.org at once!'))).toBeUndefined();
  expect(droppedBy(made)).toEqual({ near_duplicate: 1 });
});

test('each reason to drop is counted at its step, and what comes to a step is what the one before left', () => {
  const made = recipe({ perGroup: 1, maxRows: 2 });
  const question = (word: string) => `What about ${word} and ${word} again, ${word}?`;
  made.take(candidate('t0', { judge: { outcome: 'good', label: '' } }), content('x'));
  made.take(candidate('t1'), { spans: [], unsafe: [] });
  made.take(candidate('t2'), content([{ role: 'system', content: 'No user here.' }]));
  made.take(candidate('t3'), { ...content(question('a')), unsafe: ['toxicity', 'prompt_injection'] });
  made.take(candidate('t4'), content(question('b'), 'x'.repeat(200_001)));
  made.take(candidate('t5'), content(question('c')));
  made.take(candidate('t6'), content(question('c')));
  made.take(candidate('t7'), content(question('d')));
  made.take(candidate('t8', { group: 'v2' }), content(question('e')));
  expect(made.isFull).toBe(true);
  made.take(candidate('t9', { group: 'v3' }), content(question('f')));
  expect(made.summary().steps).toEqual([
    { step: 'judged', came: 10, dropped: { judge_says_good: 1 } },
    { step: 'readable', came: 9, dropped: { text_gone: 1, no_question: 1 } },
    { step: 'safe', came: 7, dropped: { prompt_injection: 1 } },
    { step: 'scrubbed', came: 6, dropped: {} },
    { step: 'short', came: 6, dropped: { row_too_long: 1 } },
    { step: 'distinct', came: 5, dropped: { near_duplicate: 1 } },
    { step: 'balanced', came: 4, dropped: { group_full: 1 } },
    { step: 'bounded', came: 3, dropped: { row_limit: 1 } },
  ]);
  expect(made.summary().groups.rows).toEqual({ v1: 1, v2: 1 });
  expect(made.traceIds).toEqual(['t5', 't8']);
});

test('a file never grows beyond its limit, and a shorter row may still fit', () => {
  const made = recipe({}, 700);
  expect(made.take(candidate('t1'), content('first', 'x'.repeat(200)))).toBeDefined();
  expect(made.take(candidate('t2'), content('second', 'x'.repeat(400)))).toBeUndefined();
  expect(made.take(candidate('t3'), content('third', 'x'))).toBeDefined();
  expect(droppedBy(made)).toEqual({ file_limit: 1 });
  expect(made.summary().file.bytes).toBeLessThanOrEqual(700);
});

test('turns of one session stand on one side', () => {
  const made = recipe({ heldOut: 0.5 });
  for (let session = 0; session < 20; session++) {
    const sides = ['a', 'b', 'c'].map(
      (turn) =>
        read(
          made.take(
            candidate(`${turn}${session}`),
            content(`Turn ${turn} of the session ${session}`, 'x', { sessionId: `session ${session}` }),
          ),
        ).metadata.split,
    );
    expect(new Set(sides).size).toBe(1);
  }
  const { train, heldOut } = made.summary().file;
  expect([train > 0, heldOut > 0, train + heldOut]).toEqual([true, true, 60]);
});

test('the order hangs on ids and on whose word there is, not on how answers came', () => {
  const correction = { text: 'so', by: 'judge' } as const;
  const all = [
    candidate('t1'),
    candidate('t2', { people: ['bad'] }),
    candidate('t3', { correction }),
    candidate('t4', { correction: { ...correction, by: 'human' } }),
    candidate('t5'),
  ];
  const ids = (list: Candidate[]) => orderCandidates(list).map(({ traceId }) => traceId);
  expect(ids(all)).toEqual(ids(all.toReversed()));
  expect(ids(all).slice(0, 3)).toEqual(['t4', 't3', 't2']);
});
