import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { appEncoderId } from './app-vectors/app-vector.js';
import { encoderLanguages, encoderPrefix } from './encoder-choice.js';
import { openProjection } from './sentence-model/projection.js';
import { SentenceEncoder } from './sentence-model/sentence-encoder.js';
import { openStaticEncoder } from './static-table/static-encoder.js';

const models = fileURLToPath(new URL('../../../models', import.meta.url));
const table = openStaticEncoder({ models });
const sentence = new SentenceEncoder(
  { version: 'minilm-l6-d909eb7ad868', embed: async () => [] },
  openProjection({ models }),
);

it('finds the encoders of a choice by the begin of their ids, and those of no other', () => {
  const ids = [
    table.id,
    sentence.id,
    'endpoint:small/32@abc',
    appEncoderId('ada', 2),
    appEncoderId('ada-2', 2),
  ];
  const found = ['static', 'minilm', 'endpoint', 'app:ada'].map((choice) =>
    ids.filter((id) => id.startsWith(encoderPrefix(choice))),
  );
  expect(found).toEqual([[ids[0]], [ids[1]], [ids[2]], [ids[3]]]);
});

it('tells by its id what an encoder reads, as the encoder itself does', () => {
  for (const encoder of [table, sentence]) expect(encoderLanguages(encoder.id)).toEqual(encoder.languages);
  expect(encoderLanguages('endpoint:small/32@abc')).toEqual([]);
});
