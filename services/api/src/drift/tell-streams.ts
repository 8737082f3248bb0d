import type { DriftSettings, DriftStream } from '@almenara/contract';
import { alarmThreshold } from '@almenara/drift';
import {
  HOUR_MS,
  type JudgedHour,
  kindOfStream,
  type LanguageCount,
  type SketchedStream,
} from '@almenara/trace-store';
import { toFigure } from './tell-history.js';
import { unreadShare } from './unread-share.js';

/** Hours of a stream's past without which nothing is judged. */
export const REFERENCE_HOURS = 168;
/** Events of a day below which a stream is too thin to judge. */
export const LEAST_EVENTS = 200;
export const RECENT_HOURS = 48;

export interface OpenIncident {
  readonly key: string;
  readonly stream: string;
  readonly openedAt: string;
  readonly since: string | null;
  readonly newShare: DriftStream['newShare'];
}

export interface StreamsTold {
  readonly sketched: readonly SketchedStream[];
  /** The newest of each stream, the oldest first. */
  readonly judged: readonly JudgedHour[];
  readonly languages: readonly LanguageCount[];
  readonly settings: DriftSettings;
  readonly incidents: readonly OpenIncident[];
  /** Hours until a change of 10 % is noticed at so many events an hour; null when unknown. */
  delayHours(eventsPerHour: number, kind: DriftStream['kind'], logAlarm: number): number | null;
  readonly now: number;
}

/** What is watched, the worst first. A stream whose encoder changed is told in the space of its newest events. */
export function tellStreams(told: StreamsTold): DriftStream[] {
  const newest = new Map<string, SketchedStream>();
  for (const each of told.sketched) {
    const known = newest.get(each.stream);
    if (!known || each.lastHour > known.lastHour) newest.set(each.stream, each);
  }
  const streams = [...newest.values()];
  const weights = streams.filter(({ stream }) => isWatched(told.settings, stream));
  const weight = weights.reduce((sum, { stream }) => sum + weightOf(told.settings, stream), 0);
  return streams.map((stream) => tellStream(stream, told, weight)).toSorted(compareUrgency);
}

export function isWatched(settings: DriftSettings, stream: string): boolean {
  return settings.streams[stream]?.enabled ?? true;
}

function weightOf(settings: DriftSettings, stream: string): number {
  return settings.streams[stream]?.weight ?? 1;
}

function tellStream(sketched: SketchedStream, told: StreamsTold, weights: number): DriftStream {
  const { stream, encoder } = sketched;
  const kind = kindOfStream(stream);
  const hours = told.judged.filter((hour) => hour.stream === stream && hour.encoder === encoder);
  const judged = hours.filter(({ state }) => state === 'judged');
  const last = judged.at(-1);
  const incident = told.incidents.find((each) => each.stream === stream);
  const state = stateOf({
    sketched,
    hours,
    incident,
    watched: isWatched(told.settings, stream),
    now: told.now,
  });
  const alarm = firstAlarm(judged);
  const weight = weightOf(told.settings, stream);
  const logAlarm =
    last?.logAlarm ??
    Math.log(alarmThreshold(told.settings.falseIncidents, weight / Math.max(weight, weights)));
  const reference = told.settings.streams[stream]?.reference ?? { kind: 'seasonal' as const };
  const drifting = state === 'drifting';
  return {
    stream,
    kind,
    encoder: encoder === '' ? null : encoder,
    state,
    events: sketched.events,
    sampledShare: sketched.sampledShare,
    judgedHour: last?.hour ?? null,
    logStatistic: last?.logStatistic ?? null,
    logAlarm,
    since: drifting ? (incident?.since ?? alarm?.since ?? null) : null,
    noticedAt: drifting ? (incident?.openedAt ?? alarm?.judgedAt ?? null) : null,
    effect: last === undefined ? null : toFigure(last),
    newShare: incident?.newShare ?? null,
    recent: judged.map(({ hour, logStatistic }) => ({ hour, logStatistic })),
    ...shortage(sketched, state, told.now),
    unreadShare: encoder === '' ? null : unreadShare(told.languages, stream, encoder),
    reference: { kind: reference.kind, from: reference.from ?? null, to: reference.to ?? null },
    weight,
    delayHours: told.delayHours(sketched.allEvents / Math.max(1, sketched.hours), kind, logAlarm),
    incident: incident?.key ?? null,
  };
}

/** Why an hour was not judged: the reference is not yet long enough. */
const LEARNING = 'reference-hours';

interface Standing {
  readonly sketched: SketchedStream;
  readonly hours: readonly JudgedHour[];
  readonly incident: OpenIncident | undefined;
  readonly watched: boolean;
  readonly now: number;
}

function stateOf({ sketched, hours, incident, watched, now }: Standing): DriftStream['state'] {
  if (!watched) return 'off';
  const last = hours.at(-1);
  if (incident || (last?.state === 'judged' && last.logStatistic >= last.logAlarm)) return 'drifting';
  if (last === undefined || last.state === LEARNING) return 'learning';
  if (last.state === 'judged' && sketched.events >= LEAST_EVENTS) return 'quiet';
  return hoursSince(sketched.firstHour, now) < REFERENCE_HOURS ? 'learning' : 'insufficient';
}

/** The first of the hours since the evidence began anew that raised the alarm. */
function firstAlarm(judged: readonly JudgedHour[]): JudgedHour | undefined {
  const begun = judged.findLastIndex(({ restarted }) => restarted);
  return judged.slice(Math.max(0, begun)).find(({ alarm }) => alarm);
}

/** What is short, and in how many hours it will be there if things go on like this. */
function shortage(
  sketched: SketchedStream,
  state: DriftStream['state'],
  now: number,
): Pick<DriftStream, 'missing' | 'hoursToGo'> {
  if (state !== 'learning' && state !== 'insufficient') return { missing: [], hoursToGo: null };
  const past = Math.min(REFERENCE_HOURS, hoursSince(sketched.firstHour, now));
  const missing: DriftStream['missing'] = [];
  if (past < REFERENCE_HOURS) missing.push({ what: 'referenceBlocks', have: past, need: REFERENCE_HOURS });
  if (sketched.events < LEAST_EVENTS)
    missing.push({ what: 'currentEvents', have: sketched.events, need: LEAST_EVENTS });
  // Too few events of a day do not become more by waiting.
  const canTell = missing.every(({ what }) => what === 'referenceBlocks');
  return { missing, hoursToGo: canTell ? REFERENCE_HOURS - past : null };
}

function hoursSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / HOUR_MS));
}

const URGENCY: readonly DriftStream['state'][] = ['drifting', 'quiet', 'insufficient', 'learning', 'off'];

/** Drifting ones first, then by how near the evidence is to its line. */
function compareUrgency(a: DriftStream, b: DriftStream): number {
  const near = ({ logStatistic, logAlarm }: DriftStream) =>
    logStatistic === null ? -Infinity : logStatistic - logAlarm;
  return (
    URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) ||
    (near(a) === near(b) ? 0 : near(b) - near(a)) ||
    (a.stream < b.stream ? -1 : 1)
  );
}
