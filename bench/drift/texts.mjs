import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '@almenara/statistics';
import { embedTexts } from './static-vectors.mjs';

const FOLDER = new URL('../../../shared/data/drift/', import.meta.url);

/** Data sets of short texts by topic; where the real ones are absent, one of made-up topics, which is easier. */
export function openDatasets() {
  const found = ['clinc150', 'stackoverflow20'].filter((name) =>
    existsSync(new URL(`${name}.jsonl.gz`, FOLDER)),
  );
  return found.length > 0 ? found.map(readDataset) : [makeDataset()];
}

function readDataset(name) {
  const lines = gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, FOLDER))).toString('utf8');
  const rows = lines.trim().split('\n').map(JSON.parse);
  return withVectors(
    name,
    rows.filter(({ topic }) => topic !== 'oos'),
  );
}

/** Topics of the made-up texts: words that come together, in sentences around them. */
const WORDS = {
  refunds: 'refund return money receipt purchase bought shop damaged exchange store',
  travel: 'flight airport luggage hotel booking passport train ticket seat visa',
  cooking: 'recipe oven chicken sauce salt bake onion garlic pan dinner',
  banking: 'account transfer bank balance deposit loan interest savings cheque branch',
  health: 'doctor fever medicine headache hospital symptoms blood pressure nurse pain',
  cars: 'engine tire brake oil mechanic gear battery garage fuel mileage',
  weather: 'rain snow forecast temperature wind storm sunny humidity clouds cold',
  music: 'song guitar album concert piano band singer playlist drums melody',
  school: 'homework teacher exam class university student lesson grade essay library',
  garden: 'plant soil seeds flowers tree lawn roses watering leaves tomatoes',
};
const FRAMES = [
  'how do i',
  'what is the best',
  'please help with',
  'where can i find',
  'is there a problem with',
];

function makeDataset() {
  const random = createRandom(20_26);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const rows = Object.entries(WORDS).flatMap(([topic, words]) =>
    Array.from({ length: 1_500 }, () => {
      const list = words.split(' ');
      return { text: `${pick(FRAMES)} ${pick(list)} ${pick(list)} and ${pick(list)}`, topic };
    }),
  );
  return withVectors('synthetic', rows);
}

function withVectors(name, rows) {
  const vectors = embedTexts(rows.map(({ text }) => text));
  return {
    name,
    rows: rows.flatMap(({ text, topic, label }, index) =>
      vectors[index]
        ? [{ id: String(index), text, topic, label: label ?? topic, vector: vectors[index] }]
        : [],
    ),
  };
}

/** Rows in seeded random order. */
export function shuffle(rows, random) {
  const shuffled = [...rows];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}
