import { actorHash, isSampled } from '@almenara/drift';
import type { Encoder } from '@almenara/embedding';
import {
  insertRows,
  listTraceSources,
  removeErasedVectors,
  type TraceStoreConnection,
  type VectorRow,
} from '@almenara/trace-store';
import type { TraceAnswers } from '../scoring/read-placed-answers.js';
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
  readonly now?: () => number;
}

export type ChooseEncoder = (
  project: string,
  stream: TextStream,
) => Promise<Encoder | undefined> | Encoder | undefined;

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
      const share = turn.shares[stream];
      const own = texts.filter((text) => text.stream === stream && isSampled(actorHash(text.of), share));
      if (own.length === 0) continue;
      for (const encoder of await this.encodersOf(project, stream)) {
        rows.push(...(await this.embed(project, encoder, own, turn)));
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

  private async encodersOf(project: string, stream: TextStream): Promise<Encoder[]> {
    const { floor, chooseEncoder, problems } = this.parts;
    try {
      const chosen = await chooseEncoder?.(project, stream);
      return chosen && chosen.id !== floor.id ? [floor, chosen] : [floor];
    } catch (error) {
      problems.failed(project, 'chosen encoder', error);
      return [floor];
    }
  }

  /** What an encoder that fails leaves out comes with the next back-fill: nobody waits for it. */
  private async embed(
    project: string,
    encoder: Encoder,
    texts: readonly StreamText[],
    { shares, signal }: VectorTurn,
  ): Promise<VectorRow[]> {
    const { problems, now = Date.now } = this.parts;
    const { stream } = texts[0]!;
    try {
      const embedded = await this.embedder.embed(
        encoder,
        texts.map(({ text }) => text),
        { repeats: stream === 'retrieved', signal },
      );
      problems.worked(project, encoder.id);
      const place = { project, stream, encoder: encoder.id, share: shares[stream], now: now() };
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
