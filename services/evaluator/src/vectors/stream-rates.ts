import type { TextStream } from './texts-of-trace.js';

/** Events of a stream in a second of which all are embedded. */
const LIMIT_PER_SECOND = 20;
/** Traces in a second of which all are read: those without an answer cost time as well. */
const TRACES_PER_SECOND = 100;
const WINDOW_SECONDS = 60;
/** Before any was seen. */
const EVENTS_PER_TRACE: Readonly<Record<TextStream, number>> = { prompt: 1, output: 1, retrieved: 1 };

export type Shares = Readonly<Record<TextStream, number>>;

/** Everything: of a slow stream, and of a portion of history that a person asked for. */
export const ALL: Shares = { prompt: 1, output: 1, retrieved: 1 };

/** Which share of its events a stream may have embedded at a rate. */
export function shareAt(eventsPerSecond: number): number {
  return eventsPerSecond <= LIMIT_PER_SECOND ? 1 : LIMIT_PER_SECOND / eventsPerSecond;
}

/**
 * How many events the streams of each project had in the last minute. A trace that is read again, because more of it
 * came, counts once.
 */
export class StreamRates {
  private readonly projects = new Map<string, ProjectRates>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Share of the events of so many traces that are there to be read now, of each stream. */
  sharesOf(project: string, traces: readonly string[]): Shares {
    const rates = this.of(project);
    const fresh = traces.filter((trace) => !rates.hasSeen(trace)).length;
    const readable = Math.min(1, (TRACES_PER_SECOND * WINDOW_SECONDS) / rates.traces(fresh));
    const shareOf = (stream: TextStream) =>
      Math.min(readable, shareAt(rates.expected(stream, fresh) / WINDOW_SECONDS));
    return { prompt: shareOf('prompt'), output: shareOf('output'), retrieved: shareOf('retrieved') };
  }

  /** What was found in a trace, and with which chance it was read. */
  count(project: string, trace: string, events: Readonly<Record<TextStream, number>>, chance: number): void {
    this.of(project).count(trace, events, 1 / chance);
  }

  private of(project: string): ProjectRates {
    let rates = this.projects.get(project);
    if (!rates) this.projects.set(project, (rates = new ProjectRates()));
    rates.forget(Math.floor(this.now() / 1000) - WINDOW_SECONDS);
    rates.second = Math.floor(this.now() / 1000);
    return rates;
  }
}

interface Second {
  readonly at: number;
  readonly traces: Set<string>;
  /** What the traces stand for: those that were passed over are counted by those that were read. */
  total: number;
  readonly events: Record<TextStream, number>;
}

class ProjectRates {
  second = 0;
  private readonly seconds: Second[] = [];

  forget(until: number): void {
    while (this.seconds.length > 0 && this.seconds[0]!.at <= until) this.seconds.shift();
  }

  hasSeen(trace: string): boolean {
    return this.seconds.some(({ traces }) => traces.has(trace));
  }

  /** Of the minute, with so many more. */
  traces(more: number): number {
    return this.seconds.reduce((sum, { total }) => sum + total, more);
  }

  /** Of the minute, with so many traces more. */
  expected(stream: TextStream, more: number): number {
    const traces = this.traces(0);
    const events = this.seconds.reduce((sum, second) => sum + second.events[stream], 0);
    return events + more * (traces === 0 ? EVENTS_PER_TRACE[stream] : events / traces);
  }

  count(trace: string, events: Readonly<Record<TextStream, number>>, weight: number): void {
    if (this.hasSeen(trace)) return;
    let last = this.seconds.at(-1);
    if (last?.at !== this.second) {
      last = { at: this.second, traces: new Set(), total: 0, events: { prompt: 0, output: 0, retrieved: 0 } };
      this.seconds.push(last);
    }
    last.traces.add(trace);
    last.total += weight;
    last.events.prompt += events.prompt * weight;
    last.events.output += events.output * weight;
    last.events.retrieved += events.retrieved * weight;
  }
}
