import { expect, test } from 'vitest';
import { suggestKey } from './suggest-key.js';

const known = ['ALMENARA_HOST', 'ALMENARA_PORT', 'ALMENARA_DATA', 'ALMENARA_INGEST_KEY'];

test.each([
  ['ALMENARA_PROT', 'ALMENARA_PORT'],
  ['ALMENARA_INGESTKEY', 'ALMENARA_INGEST_KEY'],
  ['ALMENARA_INGEST_KEYS', 'ALMENARA_INGEST_KEY'],
  ['ALMENARA_host', 'ALMENARA_HOST'],
  ['ALMENARA_SOMETHING_ELSE', undefined],
  [`ALMENARA_${'X'.repeat(10_000)}`, undefined],
])('%s: did you mean %s?', (typed, suggestion) => {
  expect(suggestKey(typed, known)).toBe(suggestion);
});
