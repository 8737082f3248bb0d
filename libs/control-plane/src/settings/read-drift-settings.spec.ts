import { type DriftSettings, driftSettingsSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { readDriftSettings, writeDriftSettings } from './read-drift-settings.js';

const settings: DriftSettings = driftSettingsSchema.parse({
  falseIncidents: 0.5,
  streams: {
    prompt: { weight: 2, reference: { kind: 'since', from: '2026-03-01T00:00:00Z' }, encoder: 'static' },
    'score:groundedness': { enabled: false },
  },
  endpoint: { url: 'https://api.example.com/v1', model: 'small' },
  providerCanaries: { url: 'https://api.example.com/v1', model: 'large', everyHours: 12 },
});

test('what is written is read, through the database as through the audit log', () => {
  const stored: unknown = JSON.parse(JSON.stringify(writeDriftSettings(settings)));
  expect(readDriftSettings(stored)).toEqual(settings);
});

test('a project that has set nothing expects one false incident in ten months, and sends nothing anywhere', () => {
  const nothing = { falseIncidents: 0.1, streams: {}, endpoint: null, providerCanaries: null };
  expect(readDriftSettings()).toEqual(nothing);
  expect(readDriftSettings(null)).toEqual(nothing);
  expect(readDriftSettings({})).toEqual(nothing);
});

test('a part that cannot be read leaves the others', () => {
  const stored = { ...writeDriftSettings(settings), endpoint: '{', 'stream prompt': '{"weight":-1}' };
  expect(readDriftSettings(stored)).toEqual({
    ...settings,
    endpoint: null,
    streams: { 'score:groundedness': settings.streams['score:groundedness'] },
  });
});
