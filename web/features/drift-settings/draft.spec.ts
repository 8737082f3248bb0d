import { driftSettingsSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { type Draft, draftOf, readDraft, USUAL_STREAM } from './draft';

const settings = {
  falseIncidents: 0.1,
  streams: {
    latency: { enabled: false, weight: 1 },
    prompt: {
      enabled: true,
      weight: 2.5,
      reference: {
        kind: 'pinned' as const,
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-11-08T00:00:00.000Z',
      },
      encoder: 'app:e5-large',
    },
  },
  endpoint: { url: 'https://models.example/v1', model: 'embed-3', dailyTexts: 500 },
  providerCanaries: null,
};
const zone = 'Europe/Madrid';
const draft = draftOf(settings, ['prompt', 'output'], zone);
const wrongOf = (more: Partial<Draft>) => {
  const read = readDraft({ ...draft, ...more }, zone);
  return 'wrong' in read ? [...read.wrong] : [];
};

test('settings go through the form unchanged, and streams as usual are not written', () => {
  const read = readDraft(draft, zone);
  expect(read).toEqual({ body: settings });
  expect(driftSettingsSchema.safeParse('body' in read && read.body).success).toBe(true);
  expect(draft.streams['output']).toEqual(USUAL_STREAM);
});

test('a decimal comma is a decimal point', () => {
  const read = readDraft({ ...draft, falseIncidents: '0,5' }, zone);
  expect('body' in read && read.body?.falseIncidents).toBe(0.5);
});

test('fields that mean nothing are named', () => {
  expect(wrongOf({ falseIncidents: '' })).toEqual(['falseIncidents']);
  expect(wrongOf({ streams: { tool: { ...USUAL_STREAM, weight: '0' } } })).toEqual(['streams.tool.weight']);
  const since = { ...USUAL_STREAM, reference: 'since' as const };
  expect(wrongOf({ streams: { tool: since } })).toEqual(['streams.tool.reference']);
  expect(wrongOf({ endpoint: { ...draft.endpoint, url: 'models', model: ' ' } })).toEqual([
    'endpoint.url',
    'endpoint.model',
  ]);
  expect(
    wrongOf({
      canaries: { ...draft.canaries, isOn: true, url: 'https://a.example', model: 'm', prompts: 'one' },
    }),
  ).toEqual(['canaries.prompts']);
});

test('a key is kept unless a new one is typed or it is to be forgotten', () => {
  const keyOf = (more: object) => {
    const read = readDraft({ ...draft, endpoint: { ...draft.endpoint, ...more } }, zone);
    return 'body' in read ? read.body?.endpointKey : 'wrong';
  };
  expect(keyOf({})).toBeUndefined();
  expect(keyOf({ key: 'secret' })).toBe('secret');
  expect(keyOf({ forgetsKey: true })).toBeNull();
});
