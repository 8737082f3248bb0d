import { expect, test } from 'vitest';
import { type AlarmGroup, findGroups, haveOneCause, type Symptom, toSymptom } from './group-alarms.js';
import type { NewIncident } from './incident.js';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000);

const symptom = (stream: string, from: number, told: Partial<Symptom> = {}): Symptom => ({
  kind: 'drift',
  stream,
  encoder: 'static@1',
  since: at(from),
  at: at(from + 3),
  causes: ['new_questions'],
  ...told,
});

const group = (number: number, symptoms: Symptom[], isRecovered = false): AlarmGroup => ({
  number,
  isRecovered,
  symptoms,
});

/** Alarms one after the other as the control plane takes them: which of them are in one incident. */
function groupAll(alarms: readonly Symptom[]): string[][] {
  let groups: AlarmGroup[] = [];
  for (const [index, alarm] of alarms.entries()) {
    const joined = findGroups(alarm, groups);
    const symptoms = groups.filter(({ number }) => joined.includes(number)).flatMap((one) => one.symptoms);
    groups = groups.filter(({ number }) => !joined.includes(number));
    groups.push(group(joined[0] ?? index + 1, [...symptoms, alarm]));
  }
  const name = ({ stream, since }: Symptom) => `${stream} ${since.getTime()}`;
  return groups.map(({ symptoms }) => symptoms.map(name).toSorted()).toSorted();
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

test('streams of one named cause at about one time have one cause, others do not', () => {
  expect(haveOneCause(symptom('prompt', 0), symptom('output', 5))).toBe(true);
  expect(haveOneCause(symptom('prompt', 0), symptom('output', 30))).toBe(false);
  expect(haveOneCause(symptom('prompt', 0), symptom('output', 5, { causes: ['users_changed'] }))).toBe(false);
  expect(haveOneCause(symptom('prompt', 0, { causes: [] }), symptom('output', 0, { causes: [] }))).toBe(
    false,
  );
});

test('a cause that explains another is one with it', () => {
  const documents = symptom('output', 2, { causes: ['stale_or_missing_documents', 'new_questions'] });
  expect(haveOneCause(symptom('prompt', 0), documents)).toBe(true);
  expect(haveOneCause(documents, symptom('prompt', 0))).toBe(true);
});

test('an encoder that measures otherwise takes what its vectors seemed to show, whatever cause that had', () => {
  const ruler = symptom('prompt', 1, {
    kind: 'encoder_changed',
    encoder: 'app:e5~2',
    causes: ['embedding_model_changed'],
  });
  const output = symptom('output', 3, { encoder: 'app:e5~1', causes: [] });
  expect(haveOneCause(ruler, output)).toBe(true);
  expect(haveOneCause(output, ruler)).toBe(true);
  expect(haveOneCause(ruler, symptom('output', 3, { encoder: 'static@1' }))).toBe(false);
  expect(haveOneCause(ruler, symptom('latency', 3, { encoder: null, causes: [] }))).toBe(false);
});

test('a cause that only its monitor has a word for groups nothing', () => {
  const told = {
    kind: 'drift',
    stream: 'latency',
    encoder: null,
    since: null,
    openedAt: at(0),
    cause: 'slow',
    evidence: { attribution: null },
  } as unknown as NewIncident;
  expect(toSymptom(told)).toMatchObject({ causes: [], since: at(0) });
});

test('in any order alarms come to the same groups', () => {
  const random = createRandom(7);
  for (let round = 0; round < 300; round++) {
    const alarms = Array.from({ length: 8 }, (_, index) => {
      const causes = [['new_questions'], ['users_changed'], [], ['retriever_changed', 'new_questions']];
      const kind = random() < 0.2 ? ('encoder_changed' as const) : ('drift' as const);
      // Told apart by their times, which no two share.
      const from = Math.floor(random() * 120) + index / 100;
      return symptom(`s${Math.floor(random() * 4)}`, from, {
        kind,
        encoder: random() < 0.3 ? 'app:e5~2' : 'static@1',
        causes: causes[Math.floor(random() * 4)]!,
      });
    });
    const expected = groupAll(alarms);
    for (let order = 0; order < 5; order++) expect(groupAll(shuffle(alarms, random))).toEqual(expected);
  }
});

test('an alarm between two incidents joins them, the lower number first', () => {
  const groups = [group(9, [symptom('output', 50)]), group(4, [symptom('prompt', 0)])];
  expect(findGroups(symptom('retrieved', 26), groups)).toEqual([4, 9]);
});

test('what closed by itself comes back by its own stream, not by the cause, and takes what opened meanwhile', () => {
  const recovered = group(2, [symptom('prompt', 0), symptom('output', 1)], true);
  expect(findGroups(symptom('retrieved', 2), [recovered])).toEqual([]);
  expect(findGroups(symptom('prompt', 90), [recovered])).toEqual([2]);
  const since = group(3, [symptom('output', 200, { causes: [] })]);
  expect(findGroups(symptom('prompt', 90), [recovered, since])).toEqual([2, 3]);
});
