import { createHash } from 'node:crypto';
import {
  type DatasetFilterInput,
  datasetFilterSchema,
  type DatasetManifest,
  datasetManifestSchema,
  type DatasetRow,
  datasetRowSchema,
} from '@almenara/contract';
import { byConfiguration } from '@almenara/control-plane';
import { beginErasure, hashSubject } from '@almenara/trace-store';
import { ERASURE_STEPS } from '@almenara/contract';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createErasuresDuty } from '../erasures/erasures-duty.js';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { ANSWERED_AT, storeAnswers } from '../testing/judged-answers.js';
import { createDatasetsDuty } from './datasets-duty.js';

const BY = byConfiguration('test');
const WINDOW = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
const signal = new AbortController().signal;
let engines: Engines;
let build: (id: string) => Promise<void>;

beforeAll(async () => {
  engines = await openEngines();
  for (const id of ['shop', 'rival']) await engines.controlPlane.projects.ensure({ id, name: id });
  const duty = createDatasetsDuty({ ...engines, registry: new Registry(), gatewayUrl: () => '' });
  build = (id) => duty.run({ data: { dataset: id }, signal });
});
afterAll(() => engines.remove());

interface Made {
  id: string;
  text: string;
  rows: DatasetRow[];
  manifest: DatasetManifest;
}

/** Over answers whose environment is that of the test. */
async function make(environment: string, filter: DatasetFilterInput = {}, project = 'shop'): Promise<Made> {
  const wanted = { ...WINDOW, environment: [environment], ...filter };
  const { datasets } = engines.controlPlane;
  const asked = { project, name: 'd', filter: datasetFilterSchema.parse(wanted), ttlMs: 3_600_000 };
  const { id } = await datasets.create(asked, BY);
  await build(id);
  const dataset = (await datasets.find(project, id))!;
  expect(dataset).toMatchObject({ state: 'ready', failure: null });
  const pieces: Uint8Array[] = [];
  for (let seq = 0; ; seq++) {
    const piece = await datasets.readPiece(dataset, seq);
    if (!piece) break;
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  expect(bytes.length).toBe(dataset.bytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(dataset.sha256);
  const text = bytes.toString();
  const rows = text
    .split('\n')
    .slice(0, -1)
    .map((line) => datasetRowSchema.parse(JSON.parse(line)));
  const manifest = datasetManifestSchema.parse(await datasets.findManifest(project, id));
  expect(manifest.file).toMatchObject({ rows: rows.length, bytes: bytes.length, sha256: dataset.sha256 });
  return { id, text, rows, manifest };
}

const tracesOf = ({ rows }: Made) => rows.map(({ metadata }) => metadata.trace).sort();
const dropsOf = ({ manifest }: Made) =>
  Object.assign({}, ...manifest.steps.map(({ dropped }) => dropped)) as Record<string, number>;

test('failed answers become rows, in the file and in the project they belong to', async () => {
  const span = { environment: 'plain' };
  await storeAnswers(engines.store, [
    { trace: 'p1', question: 'Where is my parcel?', answer: 'On the moon.', span },
    { trace: 'p2', question: 'When do you open on Sunday?', label: 'supported', span },
    { trace: 'p3', question: 'What does delivery cost?', label: 'not_applicable', span },
    { trace: 'r1', question: 'A secret of the rival', project: 'rival', span },
    {
      trace: 'p4',
      question: 'Long ago, who was there?',
      span: { ...span, start_time: '2026-02-01 12:00:00.000000' },
    },
  ]);
  const made = await make('plain');
  expect(made.rows).toEqual([
    {
      messages: [
        { role: 'user', content: 'Where is my parcel?' },
        { role: 'assistant', content: 'On the moon.' },
      ],
      metadata: expect.objectContaining({
        trace: 'p1',
        reason: 'unsupported',
        label: 'bad',
        source: 'judge',
        group: 'v1',
      }),
    },
  ]);
  expect(made.manifest).toMatchObject({
    evaluator: { name: 'groundedness', version: '1' },
    window: { from: '2026-03-01T00:00:00.000Z' },
    truncated: false,
    lineage: { traces: [createHash('sha256').update('p1').digest('hex')] },
  });
  const both = await make('plain', { outcomes: ['bad', 'good'] });
  expect(tracesOf(both)).toEqual(['p1', 'p2']);
});

test('the same answers make the same bytes, whatever order they came in', async () => {
  const answers = Array.from({ length: 60 }, (_, index) => ({
    trace: `same ${index}`,
    question: `Question number ${index} is about topic ${index * 7} and ${index * 13}`,
    span: { environment: 'same' },
  }));
  await storeAnswers(engines.store, answers.slice(30));
  await storeAnswers(engines.store, answers.slice(0, 30));
  const [first, second] = [await make('same'), await make('same')];
  expect(first.rows).toHaveLength(60);
  expect(second.text).toBe(first.text);
  await storeAnswers(
    engines.store,
    answers.toReversed().map((answer) => ({ ...answer, project: 'rival' })),
  );
  const others = (await make('same', {}, 'rival')).rows.map(({ metadata }) => metadata.trace);
  expect(others).toEqual(first.rows.map(({ metadata }) => metadata.trace));
});

test('of two that build the same file at once one leaves it to the other', async () => {
  const span = { environment: 'twice' };
  await storeAnswers(engines.store, [{ trace: 'w1', question: 'Who builds?', answer: 'Both.', span }]);
  const { datasets } = engines.controlPlane;
  const filter = datasetFilterSchema.parse({ ...WINDOW, environment: ['twice'] });
  const { id } = await datasets.create({ project: 'shop', name: 'd', filter, ttlMs: 3_600_000 }, BY);
  await Promise.all([build(id), build(id), build(id)]);
  const dataset = (await datasets.find('shop', id))!;
  expect(dataset).toMatchObject({ state: 'ready', rows: 1 });
  expect(dataset.attempt).toBeLessThanOrEqual(3);
});

test('only the pinned version counts, and the newest row of a score', async () => {
  const span = { environment: 'pinned' };
  await storeAnswers(engines.store, [
    { trace: 'v1', question: 'How was it judged by the first?', version: 'old', span },
    { trace: 'v2', question: 'And by which one is this?', version: 'new', span },
    { trace: 'v3', question: 'Was this one corrected later on?', version: 'old', span },
  ]);
  await engines.store.insert('almenara.scores', [
    {
      project: 'shop',
      id: 'g old v3',
      version: '2',
      at: ANSWERED_AT,
      trace_id: 'v3',
      span_id: 's',
      source: 'evaluator',
      name: 'groundedness',
      evaluator_version: 'old',
      label: 'supported',
      value: 0.9,
    },
  ]);
  const made = await make('pinned', { evaluator: 'groundedness', version: 'old' });
  expect(tracesOf(made)).toEqual(['v1']);
});

test('what people say comes before the judge, and corrections before both', async () => {
  const span = { environment: 'people' };
  const correction = {
    name: 'output',
    label: 'correction',
    source: 'human',
    explanation: 'On the fifth of May.',
  };
  await storeAnswers(engines.store, [
    { trace: 'h1', question: 'Who said that this is bad?', label: 'supported', span },
    { trace: 'h2', question: 'Who said that it is good then?', span },
    { trace: 'h3', question: 'On which day does it come?', answer: 'Never.', span, scores: [correction] },
    {
      trace: 'h4',
      question: 'What is told of the trace?',
      span,
      scores: [{ ...correction, span_id: '', source: 'evaluator' }],
    },
    {
      trace: 'h5',
      question: 'Is a score by a person heard?',
      label: 'supported',
      span,
      scores: [{ name: 'groundedness', source: 'human', value: 0 }],
    },
  ]);
  for (const [traceId, verdict] of [
    ['h1', 'unsupported'],
    ['h2', 'supported'],
  ] as const) {
    const place = { question: 'groundedness', traceId, spanId: 's', verdict, sentences: [], note: null };
    const told = { ...place, rater: { id: 'ana', name: 'Ana' }, answerAt: new Date('2026-03-01T12:00:00Z') };
    await engines.controlPlane.labels.create('shop', told, BY);
  }
  const made = await make('people', { version: '1' });
  expect(tracesOf(made)).toEqual(['h1', 'h3', 'h4', 'h5']);
  expect(made.rows[0]!.messages.at(-1)!.content).toBe('On the fifth of May.');
  expect(made.rows[0]!.metadata).toMatchObject({ trace: 'h3', source: 'correction', label: 'good' });
  expect(made.manifest.file.sources).toEqual({ correction: 2, human: 2, judge: 0 });
  expect(dropsOf(made)).toEqual({ people_say_good: 1 });
});

test('no personal data that has a shape is in the file or its manifest, though the project masks nothing', async () => {
  const secrets = [
    'ana.garcia@example.com',
    '+34 612 345 678',
    'ES91 2100 0418 4502 0005 1332',
    '4111 1111 1111 1111',
  ];
  await storeAnswers(
    engines.store,
    secrets.map((secret, index) => ({
      trace: `pii ${index}`,
      question: `Question ${index}: my data are ${secret}, what ${'abcd'[index]} now?`,
      answer: `We wrote to ${secret}.`,
      span: {
        environment: 'pii',
        variant: `for ${secret}`,
        documents: JSON.stringify([{ content: `Customer ${secret}` }]),
      },
    })),
  );
  const made = await make('pii', { version: '1' });
  expect(made.rows).toHaveLength(4);
  for (const secret of secrets) {
    expect(made.text).not.toContain(secret);
    expect(JSON.stringify(made.manifest)).not.toContain(secret);
  }
  expect(made.manifest.masked['email_address']).toBe(3);
});

test('near-duplicates go, unsafe ones go, and no group is larger than wanted', async () => {
  const question = 'Could you please tell me when the parcel that I ordered last week will come';
  const unsafe = { name: 'toxicity', evaluator_version: 't1', value: 0.1 };
  await storeAnswers(engines.store, [
    { trace: 'd1', question, span: { environment: 'drops' } },
    { trace: 'd2', question: `${question}?`, span: { environment: 'drops' } },
    { trace: 'd3', question: `Hello! ${question} please`, span: { environment: 'drops' } },
    {
      trace: 'd4',
      question: 'Give me all the bad words that you know',
      span: { environment: 'drops' },
      scores: [unsafe],
    },
    {
      trace: 'd5',
      question: 'Is there a shop in Valencia?',
      span: { environment: 'drops' },
      scores: [{ ...unsafe, value: 0.9 }],
    },
    {
      trace: 'd6',
      question: 'Do you have gift cards as well?',
      span: { environment: 'drops', variant: 'v2' },
    },
    { trace: 'd7', question: 'How can I change my address?', span: { environment: 'drops', variant: 'v2' } },
  ]);
  const made = await make('drops', { version: '1', perGroup: 2 });
  const kept = tracesOf(made);
  expect(kept).toHaveLength(4);
  expect(kept).toEqual(expect.arrayContaining(['d5', 'd6', 'd7']));
  expect(dropsOf(made)).toEqual({ near_duplicate: 2, toxicity: 1 });
  expect(made.manifest.safety).toEqual([{ name: 'toxicity', versions: ['t1'] }]);
  const small = await make('drops', { version: '1', perGroup: 1 });
  expect(small.manifest.groups).toEqual({ by: 'variant', rows: { v1: 1, v2: 1 } });
});

test('the rows of an erased user are in no file: old ones go and say so, new ones have none', async () => {
  const span = { environment: 'erased' };
  await storeAnswers(engines.store, [
    { trace: 'e1', question: 'What did ana want to know?', span: { ...span, actor_id: 'ana' } },
    { trace: 'e2', question: 'And what was it that bob wanted?', span: { ...span, actor_id: 'bob' } },
  ]);
  const [before, other] = [await make('erased', { version: '1' }), await make('plain')];
  expect(tracesOf(before)).toEqual(['e1', 'e2']);
  const { controlPlane, store } = engines;
  const subject = hashSubject(await controlPlane.erasures.salt('shop'), 'actor', 'ana');
  const id = '0198a7c2-6a5e-7c3b-9f10-2b7d6c1e4a55';
  await beginErasure(store, 'shop', id, { kind: 'actor', id: 'ana' });
  const wanted = {
    id,
    project: 'shop',
    kind: 'actor' as const,
    subject,
    receiptSubject: subject,
    receiptSalt: 's',
    reason: null,
  };
  await controlPlane.erasures.create({ ...wanted, steps: ERASURE_STEPS }, BY);
  const erase = createErasuresDuty({ ...engines, registry: new Registry(), gatewayUrl: () => '' });
  await erase.run({ data: { project: 'shop', erasure: id }, signal });
  expect(await controlPlane.erasures.find('shop', id)).toMatchObject({ state: 'done' });

  const { datasets } = controlPlane;
  const gone = (await datasets.find('shop', before.id))!;
  expect(gone).toMatchObject({ state: 'expired', ended: 'erasure' });
  expect(await datasets.readPiece({ ...gone, attempt: 1 }, 0)).toBeUndefined();
  expect(await datasets.findManifest('shop', before.id)).toMatchObject({ lineage: { traces: null } });
  expect(await datasets.find('shop', other.id)).toMatchObject({ state: 'ready' });
  const after = await make('erased', { version: '1' });
  expect(tracesOf(after)).toEqual(['e2']);
  expect(after.text).not.toContain('ana');
});

test('a window without anything makes an empty file that is ready', async () => {
  const made = await make('nothing at all');
  expect([made.text, made.manifest.file.rows]).toEqual(['', 0]);
});
