import type { Criterion } from '@almenara/contract';
import type { IncidentDetail, StoredRemediation } from '@almenara/control-plane';
import { expect, test } from 'vitest';
import { datasetFilterOf } from './dataset-filter.js';

const DAY_MS = 86_400_000;
const APPROVED = Date.UTC(2026, 2, 20, 12);
const incidentOf = (begun: number) =>
  ({ since: new Date(begun), openedAt: new Date(APPROVED - DAY_MS), evidence: {} }) as IncidentDetail;
const remediationOf = (segment: Criterion['segment'], criterion = true) =>
  ({
    decidedAt: new Date(APPROVED),
    criterion: criterion
      ? { segment, metric: { score: 'groundedness', evaluator: 'groundedness', evaluatorVersion: '3' } }
      : null,
  }) as StoredRemediation;
const from = new Date(APPROVED - 30 * DAY_MS).toISOString();
const to = new Date(APPROVED).toISOString();

test('the answers are those of the affected value, as the evaluator of the criterion judged them', () => {
  const remediation = remediationOf({ kind: 'value', dimension: 'variant', value: 'v2' });
  expect(datasetFilterOf(remediation, incidentOf(APPROVED - 2 * DAY_MS))).toEqual({
    from,
    to,
    evaluator: 'groundedness',
    version: '3',
    variant: ['v2'],
  });
});

test('an incident that lasts for longer than thirty days is looked at from its beginning', () => {
  const begun = APPROVED - 40 * DAY_MS;
  expect(datasetFilterOf(remediationOf(null), incidentOf(begun)).from).toBe(new Date(begun).toISOString());
});

test('topics and languages, which datasets cannot choose by, leave all answers in', () => {
  const segments: Criterion['segment'][] = [
    { kind: 'topics', topics: [{ terms: ['refund'] }], least: 1 },
    { kind: 'value', dimension: 'language', value: 'es' },
  ];
  for (const segment of segments)
    expect(Object.keys(datasetFilterOf(remediationOf(segment), incidentOf(APPROVED - DAY_MS)))).toEqual([
      'from',
      'to',
      'evaluator',
      'version',
    ]);
});

test('where nothing scores answers the dataset chooses by itself', () => {
  expect(datasetFilterOf(remediationOf(null, false), incidentOf(APPROVED - DAY_MS))).toEqual({ from, to });
});
