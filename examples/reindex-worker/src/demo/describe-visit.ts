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
  const group = random() < missing ? questions.missing : questions.known;
  const question = group[Math.floor(random() * group.length)]!;
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

export interface VisitNumber {
  readonly index: number;
  readonly anchor: number;
  readonly planned: PlannedVisit;
}
