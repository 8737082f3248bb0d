import { fileURLToPath } from 'node:url';
import { createRandom } from '@almenara/statistics';
import { datasetName, defaultFiles, readLines } from './datasets.mjs';
import { openEncoder } from './static-encoder.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Data sets of short texts by topic; where there are none, one of made-up topics, which is easier. */
export function openDatasets(given = []) {
  const files = given.length > 0 ? given : defaultFiles(ROOT);
  if (files.length === 0) return [makeDataset()];
  return files.map((file) =>
    withVectors(
      datasetName(file),
      // Out-of-scope texts are no topic.
      readLines(file).filter(({ topic }) => topic !== 'oos'),
    ),
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
  const encode = openEncoder(`${ROOT}models`);
  const vectors = rows.map(({ text }) => encode(text));
  return {
    name,
    rows: rows.flatMap(({ text, topic, label }, index) =>
      vectors[index].some((value) => value !== 0)
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
