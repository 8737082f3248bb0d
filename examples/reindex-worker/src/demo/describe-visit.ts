import type { Asked, Place } from '../answer-question.js';
import { hexId, seededRandom } from '../seeded-random.js';
import type { PlannedVisit } from './plan-visits.js';
import type { Questions } from './read-questions.js';

const ACTORS = 60;
const QUESTIONS_PER_SESSION = 3;

export interface Visit {
  readonly asked: Asked;
  readonly place: Place;
  readonly durationMs: number;
}

/** Who asks what, and how long the answer takes. Made up, but the same for the same number and anchor. */
export function describeVisit(
  questions: Questions,
  { index, anchor, planned: { time, missing } }: VisitNumber,
): Visit {
  const random = seededRandom(`visit ${index}`);
  // As if the shares of all visits had always been these: a function of the number alone.
  const before = Math.floor(index * missing);
  const isMissing = Math.floor((index + 1) * missing) > before;
  const question = isMissing
    ? inTurn('missing', questions.missing, before)
    : inTurn('known', questions.known, index - before);
  const session = Math.floor(index / QUESTIONS_PER_SESSION);
  const actor = `visitor-${1 + Math.floor(seededRandom(`visitor ${session}`)() * ACTORS)}`;
  const searched = time + 15 + random() * 40;
  const written = searched + 250 + random() * 900;
  const spanId = (name: string) => hexId(`${anchor} ${index} ${name}`, 16);
  return {
    asked: { question, actor, session: hexId(`${anchor} session ${session}`, 16) },
    place: {
      answer: {
        traceId: hexId(`${anchor} ${index}`, 32),
        spanId: spanId('answer'),
        startTime: time,
        endTime: written + 1,
      },
      search: { spanId: spanId('search'), startTime: time, endTime: searched },
      write: { spanId: spanId('write'), startTime: searched, endTime: written },
    },
    durationMs: written + 1 - time,
  };
}

/** Each question once before one comes again, in another order each time. */
function inTurn(name: string, group: readonly string[], ordinal: number): string {
  const random = seededRandom(`${name} ${Math.floor(ordinal / group.length)}`);
  const order = group
    .map((question) => ({ question, place: random() }))
    .sort((one, other) => one.place - other.place);
  return order[ordinal % group.length]!.question;
}

export interface VisitNumber {
  readonly index: number;
  readonly anchor: number;
  readonly planned: PlannedVisit;
}
