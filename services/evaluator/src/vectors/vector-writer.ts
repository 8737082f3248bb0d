import { actorHash, isSampled } from '@almenara/drift';
import type { Encoder } from '@almenara/embedding';
import {
  insertRows,
  listTraceSources,
  removeErasedVectors,
  type TraceStoreConnection,
  type VectorRow,
} from '@almenara/trace-store';
import type { Allowance } from '../sampling/allowance.js';
import { inclusionProbability } from '../sampling/pick.js';
import type { TraceAnswers } from '../scoring/read-placed-answers.js';
import { readAppVectors } from './app-vectors.js';
import type { EncoderProblems } from './encoder-problems.js';
import { ALL, shareAt, type Shares, StreamRates } from './stream-rates.js';
import { TextEmbedder } from './text-embedder.js';
import { type StreamText, TEXT_STREAMS, type TextStream, textsOfTrace } from './texts-of-trace.js';
import { toVectorRow } from './vector-row.js';

export interface VectorParts {
  readonly store: TraceStoreConnection;
  /** Embeds all traffic. */
  readonly floor: Encoder;
  /** What a project wants besides for a stream. */
  readonly chooseEncoder?: ChooseEncoder | undefined;
  readonly problems: EncoderProblems;
  /** CPU time of inference, which encoders share with the evaluators. */
  readonly allowance: Allowance;
  readonly now?: () => number;
}

/** The vectors that the app sent of this model. */
export interface AppModel {
  readonly appModel: string;
}

export type ChosenEncoder = Encoder | AppModel | undefined;

export type ChooseEncoder = (project: string, stream: TextStream) => Promise<ChosenEncoder> | ChosenEncoder;

export interface VectorTurn {
  readonly shares: Shares;
  readonly signal: AbortSignal;
}

/** Traces of which vectors are made, and which share of the users of each stream they hold. */
export interface VectorPlan {
  readonly traces: ReadonlySet<string>;
  readonly shares: Shares;
}

/** Embeds the texts of answers and stores the vectors, each under the identity of its text. */
export class VectorWriter {
  private readonly embedder = new TextEmbedder();
  private readonly rates: StreamRates;

  constructor(private readonly parts: VectorParts) {
    this.rates = new StreamRates(parts.now);
  }

  /** Chosen by the user before anything is read: of a fast stream most traces need not be. */
  async plan(project: string, traces: readonly string[]): Promise<VectorPlan> {
    const shares = this.rates.sharesOf(project, traces);
    const most = Math.max(...Object.values(shares));
    if (most >= 1) return { traces: new Set(traces), shares };
    const sources = await listTraceSources(this.parts.store, project, traces);
    const isIn = (traceId: string) => isSampled(actorHash({ ...sources.get(traceId), traceId }), most);
    return { traces: new Set(traces.filter(isIn)), shares };
  }

  /** Of history: the mean rate of a window of so many traces decides. */
  sharesOfHistory(page: readonly TraceAnswers[], traces: number, seconds: number): Shares {
    const rate = (stream: TextStream) => {
      const events = page
        .flatMap(({ answers }) => textsOfTrace(answers))
        .filter((one) => one.stream === stream);
      return ((events.length / Math.max(1, page.length)) * traces) / Math.max(1, seconds);
    };
    return traces === 0
      ? ALL
      : {
          prompt: shareAt(rate('prompt')),
          output: shareAt(rate('output')),
          retrieved: shareAt(rate('retrieved')),
        };
  }

  /** How many vectors it wrote. They are durable when it resolves. */
  async write(project: string, traces: readonly TraceAnswers[], turn: VectorTurn): Promise<number> {
    const texts = this.readTexts(project, traces, turn);
    const rows: VectorRow[] = [];
    for (const stream of TEXT_STREAMS) {
      const own = texts.filter((text) => text.stream === stream);
      rows.push(...(await this.embed(project, this.parts.floor, own, turn)));
      const chosen = await this.choose(project, stream);
      if (chosen && 'appModel' in chosen) {
        rows.push(...(await this.takeFromApp(project, stream, chosen, traces, turn)));
      } else if (chosen && chosen.id !== this.parts.floor.id) {
        rows.push(...(await this.embed(project, chosen, own, turn)));
      }
    }
    await insertRows(this.parts.store, 'vectors', rows);
    return rows.length;
  }

  /**
   * To be called for all traces of a portion when their vectors are visible: an erasure puts up its tombstones before
   * it deletes, so of a vector and a tombstone either the erasure or this sees the other.
   */
  async dropErased(project: string, traces: readonly string[]): Promise<void> {
    await removeErasedVectors(this.parts.store, project, traces);
  }

  private readTexts(project: string, traces: readonly TraceAnswers[], { shares }: VectorTurn): StreamText[] {
    const most = Math.max(...Object.values(shares));
    return traces.flatMap(({ traceId, answers }) => {
      const texts = textsOfTrace(answers);
      const events: Record<TextStream, number> = { prompt: 0, output: 0, retrieved: 0 };
      for (const { stream } of texts) events[stream]++;
      this.rates.count(project, traceId, events, most);
      return texts;
    });
  }

  private async choose(project: string, stream: TextStream): Promise<ChosenEncoder> {
    const { chooseEncoder, problems } = this.parts;
    const name = `encoder of ${stream}`;
    try {
      const chosen = await chooseEncoder?.(project, stream);
      problems.worked(project, name);
      return chosen;
    } catch (error) {
      problems.failed(project, name, error);
      return undefined;
    }
  }

  private async takeFromApp(
    project: string,
    stream: TextStream,
    { appModel: model }: AppModel,
    traces: readonly TraceAnswers[],
    { shares }: VectorTurn,
  ): Promise<readonly VectorRow[]> {
    const { store, problems, now = Date.now } = this.parts;
    const share = shares[stream];
    const isIn = ({ answers }: TraceAnswers) =>
      answers[0] !== undefined && isSampled(actorHash(answers[0]), share);
    const request = { project, stream, model, share, now: now() };
    const { rows, broken } = await readAppVectors(store, traces.filter(isIn), request);
    const name = `app:${model} of ${stream}`;
    if (broken) problems.failed(project, name, broken);
    else if (rows.length > 0) problems.worked(project, name);
    return rows;
  }

  /** Of a costly encoder so many of the stream's users as there is time for. */
  private affordable({ usualMs = 0 }: Encoder, texts: number, share: number): number {
    if (usualMs === 0) return share;
    const { allowance } = this.parts;
    const wantedMs = texts * share * usualMs;
    const chance = inclusionProbability({ share, wantedMs, availableMs: allowance.available() });
    allowance.spend(texts * chance * usualMs);
    return chance;
  }

  /** What an encoder that fails leaves out comes with the next back-fill: nobody waits for it. */
  private async embed(
    project: string,
    encoder: Encoder,
    all: readonly StreamText[],
    { shares, signal }: VectorTurn,
  ): Promise<VectorRow[]> {
    if (all.length === 0) return [];
    const { problems, now = Date.now } = this.parts;
    const { stream } = all[0]!;
    const share = this.affordable(encoder, all.length, shares[stream]);
    const texts = all.filter(({ of }) => isSampled(actorHash(of), share));
    try {
      const embedded = await this.embedder.embed(
        encoder,
        texts.map(({ text }) => text),
        { repeats: stream === 'retrieved', signal },
      );
      problems.worked(project, encoder.id);
      const place = { project, stream, encoder: encoder.id, share, now: now() };
      return texts.flatMap(({ of, part }, at) => {
        const made = embedded[at];
        return made ? [toVectorRow(of, made, { ...place, part })] : [];
      });
    } catch (error) {
      signal.throwIfAborted();
      problems.failed(project, encoder.id, error);
      return [];
    }
  }
}
