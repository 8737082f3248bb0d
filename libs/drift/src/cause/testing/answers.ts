import { createRandom } from '../../attribution/random.js';
import type { AnswerRow } from '../answer-row.js';

const TOPICS = 6;
const WIDTH = 12;

/** What an answer of the tests is about and where it stands. */
export interface Asked {
  readonly window: AnswerRow['window'];
  readonly topic: number;
  readonly user: number;
  readonly random: () => number;
}

/**
 * Answers of an app with six topics of four documents each, two windows of two days and 100 users, each with a main
 * topic; `change` says what is different.
 */
export function makeAnswers(
  change: (asked: Asked) => Partial<AnswerRow> & { topic?: number } = () => ({}),
): AnswerRow[] {
  const random = createRandom(11);
  return (['reference', 'current'] as const).flatMap((window) =>
    Array.from({ length: 800 }, (_, index): AnswerRow => {
      const user = Math.floor(random() * 100);
      const usual = random() < 0.5 ? user % TOPICS : Math.floor(random() * TOPICS);
      const { topic = usual, ...differences } = change({ window, topic: usual, user, random });
      return {
        id: `${window}-${index}`,
        window,
        hour: (window === 'current' ? 1_000 : 952) + Math.floor(random() * 48),
        bag: user % 32,
        actor: `user-${user}`,
        question: around(topic, random),
        output: around(topic, random),
        documents: pick(topic, random).map((id) => ({ id, score: 0.6 + 0.05 * random() })),
        outputLength: Math.round(200 * Math.exp(0.3 * (random() + random() - 1))),
        ...differences,
      };
    }),
  );
}

export function around(topic: number, random: () => number): Float32Array {
  return Float32Array.from(
    { length: WIDTH },
    (_, at) => (at === topic ? 1 : 0) + 0.4 * (random() + random() - 1),
  );
}

/** Two of the topic's four documents. */
function pick(topic: number, random: () => number): string[] {
  const first = Math.floor(random() * 4);
  return [first, (first + 1) % 4].map((document) => `document-${topic}-${document}`);
}
