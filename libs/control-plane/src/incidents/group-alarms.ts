import { CAUSES } from '@almenara/contract';
import type { IncidentKind, NewIncident } from './incident.js';

/** An alarm as far as it decides which others it belongs to. */
export interface Symptom {
  readonly kind: IncidentKind;
  readonly stream: string;
  readonly encoder: string | null;
  /** From the beginning of the change, as far as the evidence tells, to its alarm. */
  readonly since: Date;
  readonly at: Date;
  /** The named cause first, then what it explains; none where no cause is known. */
  readonly causes: readonly string[];
}

export interface AlarmGroup {
  readonly number: number;
  /** Closed by itself a short time ago: only the same stream brings it back. */
  readonly isRecovered: boolean;
  readonly symptoms: readonly Symptom[];
}

/** The beginning of a change is an estimate, and streams with fewer events notice it hours later. */
const APART_MS = 24 * 3_600_000;

/**
 * Numbers of the incidents that an alarm belongs to, the lowest first; none where it is something new. With several it
 * is what joins them. All alarms that hang together are in one group then, so the groups do not depend on the order in
 * which the alarms came.
 */
export function findGroups(alarm: Symptom, groups: readonly AlarmGroup[]): number[] {
  const joined = new Set(
    groups.filter(({ isRecovered, symptoms }) =>
      symptoms.some((symptom) => (isRecovered ? isSameStream : haveOneCause)(alarm, symptom)),
    ),
  );
  // What is opened again may belong to what was opened meanwhile. The set grows while it is walked.
  for (const { symptoms } of joined) {
    for (const group of groups) {
      if (group.isRecovered || joined.has(group)) continue;
      const isJoined = group.symptoms.some((other) => symptoms.some((one) => haveOneCause(one, other)));
      if (isJoined) joined.add(group);
    }
  }
  return [...joined].map(({ number }) => number).toSorted((one, other) => one - other);
}

/**
 * Whether two alarms tell of one change: those of one stream; of one named cause at about one time; and those of an
 * encoder that measures otherwise together with what its vectors seemed to show.
 */
export function haveOneCause(one: Symptom, other: Symptom): boolean {
  if (isSameStream(one, other)) return true;
  if (!areNear(one, other)) return false;
  return explains(one, other) || explains(other, one) || isMeasuredBy(one, other) || isMeasuredBy(other, one);
}

/** What an alarm is compared by. */
export function toSymptom(alarm: NewIncident): Symptom {
  const { kind, stream, encoder, since, openedAt, cause, evidence } = alarm;
  const candidates = evidence.attribution?.cause.candidates ?? [];
  const supported = candidates.filter(({ verdict }) => verdict === 'supported').map((each) => each.cause);
  const causes = isNamed(cause) ? [...new Set([cause, ...supported])] : [];
  return { kind, stream, encoder, since: since ?? openedAt, at: openedAt, causes };
}

const isNamed = (cause: string): boolean => cause !== 'unknown' && CAUSES.some((each) => each === cause);

const isSameStream = (one: Symptom, other: Symptom): boolean =>
  one.kind === other.kind && one.stream === other.stream;

const areNear = (one: Symptom, other: Symptom): boolean =>
  one.since.getTime() - APART_MS <= other.at.getTime() &&
  other.since.getTime() - APART_MS <= one.at.getTime();

const explains = (one: Symptom, other: Symptom): boolean =>
  other.causes[0] !== undefined && one.causes.includes(other.causes[0]);

/** A revision of an encoder is `<encoder>~<revision>`. */
const baseOf = (encoder: string | null): string | undefined => encoder?.split('~')[0];

const isMeasuredBy = (ruler: Symptom, other: Symptom): boolean =>
  ruler.kind === 'encoder_changed' &&
  ruler.encoder !== null &&
  baseOf(ruler.encoder) === baseOf(other.encoder);
