import {
  clusteredDifference,
  compareMatched,
  compareUsers,
  compareWindows,
  describeShift,
  documentChanges,
  NUMBER_BINS,
  numberBin,
  textFeatures,
  textFeatureWidth,
} from '@almenara/drift';
import { dot, embed } from './rag-project.mjs';
import { sketch } from './sketch-windows.mjs';

const NUMBERS = {
  retrieval_similarity: 'similarity',
  output_length: 'outputLength',
  latency: 'latency',
  'score:groundedness': 'groundedness',
  'score:question_coverage': 'coverage',
};
const TEXTS = { prompt: 'question', output: 'output' };

/** Events come in random order, so the first of a window are a sample of it. */
const SHIFT_ROWS = 800;

/** What the product would know of the two windows, as `decideCause` takes it. `known` says what the app reports. */
export function gatherEvidence({ rows, world }, known) {
  const { draws, change } = world;
  const block = ({ hour }) => Math.floor(hour / 6);
  const answers = rows.map((row) => ({ ...row, version: known.version ? row.version : undefined }));
  const changes = (of) =>
    rows.map((row) => ({ ...of(row), current: row.window === 'current', bag: row.bag, block: block(row) }));
  const streams = {
    ...mapValues(TEXTS, (member) => testText(changes((row) => ({ vector: row[member] })))),
    ...mapValues(NUMBERS, (member) => testNumber(changes((row) => ({ value: row[member] })))),
    document_count: testNumber(changes((row) => ({ value: row.documents.length }))),
    finish_reason: testCategory(changes((row) => ({ value: row.finishReason }))),
  };
  const category = (of) => ({
    ...testCategory(changes((row) => ({ value: of(row) }))),
    previous: '1',
    current: '2',
  });
  const isCurrent = ({ window }) => window === 'current';
  return {
    streams,
    ruler: { fingerprintChanged: false },
    ...(known.vectors && { appVectors: { repeated: repeatedVectors(rows, world) } }),
    ...(known.canaries && {
      providerCanaries: { prompts: 20, changed: change.provider ? draws.chance(0.9) : draws.chance(0.01) },
    }),
    ...(known.answeredModel && {
      answeredModel: category((row) => (isCurrent(row) && change.provider ? 'model-2' : 'model-1')),
    }),
    versions: [
      { dimension: 'release', change: category(({ release }) => release) },
      ...(known.version ? [{ dimension: 'prompt_version', change: category(({ version }) => version) }] : []),
    ],
    ...(known.retriever && {
      retriever: category((row) => (isCurrent(row) && change.retriever ? 'index-2' : 'index-1')),
    }),
    users: compareUsers(answers),
    matched: compareMatched(answers),
    documents: goneDocuments(rows),
    // Asked for only where the questions moved, and costly.
    ...(streams.prompt?.pValue <= 0.05 && { shifted: shiftedScores(rows, block) }),
  };
}

function mapValues(members, of) {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, of(member)]));
}

function test(rows, featuresOf, width) {
  const side = (list) =>
    sketch(
      list.map(({ bag, block }, row) => ({ row, bag, block })),
      (index) => featuresOf(list[index]),
      width,
      0,
    );
  const found = compareWindows({
    reference: side(rows.filter(({ current }) => !current)),
    current: side(rows.filter(({ current }) => current)),
  });
  return found.state === 'compared' ? found : undefined;
}

function testText(rows) {
  const found = test(rows, ({ vector }) => textFeatures(vector), textFeatureWidth(rows[0].vector.length));
  return found && { pValue: found.pValue, effect: Math.min(1, found.distance.value) };
}

function testNumber(rows) {
  const usable = rows.filter(({ value }) => Number.isFinite(value));
  const mean = (list) => list.reduce((sum, { value }) => sum + value, 0) / Math.max(1, list.length);
  const reference = usable.filter(({ current }) => !current);
  const centre = mean(reference);
  const deviation = Math.sqrt(mean(reference.map(({ value }) => ({ value: (value - centre) ** 2 })))) || 1;
  const change = testPlaces(
    usable,
    usable.map(({ value }) => numberBin(value)),
    NUMBER_BINS,
  );
  return change && { ...change, shift: (mean(usable.filter(({ current }) => current)) - centre) / deviation };
}

function testCategory(rows) {
  const names = [...new Set(rows.map(({ value }) => value))];
  return testPlaces(
    rows,
    rows.map(({ value }) => names.indexOf(value)),
    names.length,
  );
}

/** Of indicators of places; the effect is the total variation distance. One place for all is no change. */
function testPlaces(rows, places, width) {
  const shares = [new Float64Array(width), new Float64Array(width)];
  const sizes = [0, 0];
  for (const { current } of rows) sizes[current ? 1 : 0] += 1;
  for (const [index, { current }] of rows.entries())
    shares[current ? 1 : 0][places[index]] += 1 / sizes[current ? 1 : 0];
  const effect = shares[0].reduce((sum, share, at) => sum + Math.abs(share - shares[1][at]), 0) / 2;
  if (effect === 0) return { pValue: 1, effect };
  const indicators = Array.from({ length: width }, (_, place) =>
    Float64Array.from({ length: width }, (__, at) => (at === place ? 1 : 0)),
  );
  const placed = rows.map((row, index) => ({ ...row, place: places[index] }));
  const found = test(placed, ({ place }) => indicators[place], width);
  return found && { pValue: found.pValue, effect };
}

function repeatedVectors(rows, { index }) {
  const seen = new Map(rows.filter(({ window }) => window === 'reference').map((row) => [row.text, row]));
  const repeated = rows.filter(({ window, text }) => window === 'current' && seen.has(text));
  const cosines = repeated.map(({ question }) =>
    dot(embed(question, index.before), embed(question, index.after ?? index.before)),
  );
  return {
    texts: repeated.length,
    meanCosine: cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, cosines.length),
  };
}

function goneDocuments(rows) {
  const counts = new Map();
  const totals = { reference: 0, current: 0 };
  for (const { window, documents } of rows) {
    totals[window] += 1;
    for (const { id } of documents) {
      const own = counts.get(id) ?? { id, reference: 0, current: 0 };
      own[window] += 1;
      counts.set(id, own);
    }
  }
  const gone = documentChanges(counts.values(), totals).filter(({ kind }) => kind === 'gone');
  const all = [...counts.values()].reduce((sum, { reference }) => sum + reference, 0);
  return {
    disappeared: gone.map(({ id }) => id),
    disappearedShare: gone.reduce((sum, { reference }) => sum + reference.count, 0) / all,
  };
}

function shiftedScores(rows, block) {
  const some = ['reference', 'current'].flatMap((window) =>
    rows.filter((row) => row.window === window).slice(0, SHIFT_ROWS),
  );
  const texts = (window) =>
    some
      .filter((row) => row.window === window)
      .map(({ id, question, text }) => ({ id, vector: question, text }));
  const { events, clusters } = describeShift({ reference: texts('reference'), current: texts('current') });
  const shifted = new Set(events.map(({ id }) => id));
  const compare = (member) =>
    clusteredDifference(
      some
        .filter(({ window }) => window === 'current')
        .map((row) => ({
          current: shifted.has(row.id),
          value: row[member],
          bag: row.bag,
          block: block(row),
        })),
    );
  const scores = {
    similarity: compare('similarity'),
    groundedness: compare('groundedness'),
    question_coverage: compare('coverage'),
  };
  return {
    events: events.length,
    topics: clusters.map(({ terms }) => terms.map(({ term }) => term).join(', ')),
    scores: Object.fromEntries(Object.entries(scores).filter(([, change]) => change)),
  };
}
