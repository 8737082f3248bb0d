import { type MonitorDefinition, monitorDefinitionSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { draftOf, EMPTY_DRAFT, withMeasure, withWatch } from './monitor-draft';
import { readDraft } from './read-draft';

const wrongOf = (change: Partial<typeof EMPTY_DRAFT>) => [
  ...readDraft({ ...EMPTY_DRAFT, name: 'One', ...change }, 'UTC').wrong,
];

const DEFINITIONS: readonly unknown[] = [
  {
    watch: { kind: 'score', score: 'groundedness', version: '3', measure: 'bad_rate' },
    segment: { model: ['a', 'b'], environment: ['prod'] },
    windowMinutes: 30,
    detector: { kind: 'bound', side: 'above', limit: 0.07, minimum: 200 },
    severity: 'critical',
    recoverAfter: 3,
    renotifyHours: null,
    noData: 'alarm',
    maintenance: [{ from: '2026-03-01T22:00:00.000Z', to: '2026-03-02T04:00:00.000Z', repeat: 'weekly' }],
  },
  {
    watch: { kind: 'metric', metric: 'latency_p95' },
    windowMinutes: 10,
    detector: { kind: 'bound', side: 'above', limit: 2500, minimum: 20 },
    severity: 'info',
  },
  {
    watch: { kind: 'metric', metric: 'errors' },
    windowMinutes: 60,
    detector: {
      kind: 'change',
      side: 'both',
      reference: 'pinned',
      from: '2026-02-01T00:00:00.000Z',
      to: '2026-02-08T00:00:00.000Z',
      weight: 2,
    },
    severity: 'warning',
  },
  {
    watch: { kind: 'metric', metric: 'answers' },
    windowMinutes: 1440,
    detector: { kind: 'data_quality', rule: 'null_rate', field: 'cost', limit: 0.125 },
    severity: 'warning',
  },
  {
    watch: { kind: 'ledger', measure: 'lag' },
    windowMinutes: 60,
    detector: { kind: 'no_data', hours: 6 },
    severity: 'warning',
  },
];

test('a definition is the same after it stood in the form, in any zone', () => {
  for (const each of DEFINITIONS) {
    const definition: MonitorDefinition = monitorDefinitionSchema.parse(each);
    for (const zone of ['UTC', 'Europe/Madrid']) {
      const { wrong, definition: read } = readDraft(draftOf('One', definition, zone), zone);
      expect([...wrong]).toEqual([]);
      expect(monitorDefinitionSchema.parse(read)).toEqual(definition);
    }
  }
});

test('limits are typed in per cent and seconds, with a comma or a point', () => {
  const limitOf = (draft: typeof EMPTY_DRAFT, limit: string) =>
    readDraft({ ...draft, limit }, 'UTC').definition?.detector;
  expect(limitOf(EMPTY_DRAFT, '2,5')).toMatchObject({ limit: 0.025 });
  expect(limitOf(withWatch(EMPTY_DRAFT, 'latency_p95'), '1.5')).toMatchObject({ limit: 1500 });
  expect(limitOf(withMeasure(withWatch(EMPTY_DRAFT, 'score'), 'mean'), '0.7')).toMatchObject({
    side: 'below',
    limit: 0.7,
  });
});

test('what is wrong is told by its field, and a name alone does not keep from trying', () => {
  expect(wrongOf({})).toEqual([]);
  expect(wrongOf({ limit: '' })).toEqual(['limit']);
  expect(wrongOf({ limit: '1e' })).toEqual(['limit']);
  expect(wrongOf({ minimum: '0', recoverAfter: '1.5' })).toEqual(['minimum', 'recoverAfter']);
  expect(wrongOf({ rule: 'change', weight: '0' })).toEqual(['weight']);
  expect(wrongOf({ rule: 'change', reference: 'pinned', from: '2026-03-02T00:00', to: '' })).toEqual([
    'pinned',
  ]);
  expect(wrongOf({ rule: 'no_data', hours: '721' })).toEqual(['hours']);
  expect(wrongOf({ watch: 'score', score: ' ' })).toEqual(['score']);
  expect(wrongOf({ renotifyHours: '0' })).toEqual(['renotifyHours']);
  expect(
    wrongOf({ maintenance: [{ from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z', repeat: 'daily' }] }),
  ).toEqual(['maintenance']);
  expect(wrongOf({ ...withWatch(EMPTY_DRAFT, 'schema'), name: 'One', limit: '100' })).toEqual(['limit']);
  const nameless = readDraft(EMPTY_DRAFT, 'UTC');
  expect([...nameless.wrong]).toEqual(['name']);
  expect(nameless.definition).toBeDefined();
});

test('a change is looked for hour by hour, whatever the window was before', () => {
  const draft = { ...EMPTY_DRAFT, rule: 'change' as const, windowMinutes: '5' };
  expect(readDraft(draft, 'UTC').definition?.windowMinutes).toBe(60);
});
