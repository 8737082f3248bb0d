import {
  CANARY_LIST,
  type Encoder,
  EncoderError,
  type Fingerprint,
  fingerprint,
  sameRuler,
  toInt8,
} from '@almenara/embedding';
import {
  CANARY_STREAM,
  insertRows,
  listRulers,
  type Ruler,
  type TraceStoreConnection,
  toStoreTime,
} from '@almenara/trace-store';

/** How often canary texts are embedded again. */
const EVERY_MS = 6 * 3_600_000;
/** After a check that failed. */
const REST_MS = 30_000;
/** Between an encoder's own id and the number of its ruler, from the second on. */
const REVISION = '~';

interface Known {
  readonly at: number;
  readonly encoder: Promise<Encoder>;
}

/**
 * Gives an encoder another id when it measures otherwise than before, so that vectors of two rulers are never compared.
 * A provider may change a model under its name; local models cannot change without another id. What it knows is stored
 * with the vectors: `listRulers` tells since when each ruler has been in use.
 */
export class RulerWatch {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly store: TraceStoreConnection,
    private readonly now: () => number = Date.now,
  ) {}

  /** The encoder under the id of the ruler that it is now. Throws when that cannot be told. */
  async guard(project: string, encoder: Encoder): Promise<Encoder> {
    const key = `${project}\n${encoder.id}`;
    const known = this.known.get(key);
    if (known && this.now() - known.at < EVERY_MS) return known.encoder;
    const checked = this.check(project, encoder);
    this.known.set(key, { at: this.now(), encoder: checked });
    // It is tried again soon, and until then nothing is embedded by an unknown ruler.
    checked.catch(() => this.known.set(key, { at: this.now() - EVERY_MS + REST_MS, encoder: checked }));
    return checked;
  }

  private async check(project: string, encoder: Encoder): Promise<Encoder> {
    const rulers = await listRulers(this.store, project);
    const before = rulers.find(
      ({ encoder: id }) => id === encoder.id || id.startsWith(encoder.id + REVISION),
    );
    const after = await fingerprint(encoder);
    if (after.vectors.every((vector) => vector === null)) {
      throw new EncoderError('the encoder reads none of the canary texts');
    }
    const id = before === undefined ? encoder.id : this.idOf(encoder, before, after);
    await this.write(project, id, after);
    return id === encoder.id ? encoder : withId(encoder, id);
  }

  /** Of another list of texts nothing can be told: it begins anew under the same id. */
  private idOf(encoder: Encoder, before: Ruler, after: Fingerprint): string {
    if (before.list !== CANARY_LIST) return before.encoder;
    const vectors = after.vectors.map((_, at) => before.vectors.get(at) ?? null);
    const stored: Fingerprint = {
      ...rounded(after),
      vectors: vectors.map((vector) => vector && unit(vector)),
    };
    const change = sameRuler(stored, rounded(after));
    if (change.kind === 'same') return before.encoder;
    const revision = Number(before.encoder.split(REVISION)[1] ?? 1);
    return `${encoder.id}${REVISION}${revision + 1}`;
  }

  private async write(project: string, encoder: string, { list, vectors }: Fingerprint): Promise<void> {
    const now = this.now();
    const rows = vectors.flatMap((vector, part) => {
      if (!vector) return [];
      return [
        {
          project,
          stream: CANARY_STREAM,
          encoder,
          time: toStoreTime(now),
          trace_id: CANARY_STREAM,
          span_id: String(list),
          part,
          version: now,
          is_deleted: 0 as const,
          bag: 0,
          actor_hash: '0',
          language: 'en',
          inclusion_probability: 1,
          vector: [...toInt8(Float32Array.from(vector))],
        },
      ];
    });
    await insertRows(this.store, 'vectors', rows);
  }
}

/** As it is after it was stored. */
function rounded(told: Fingerprint): Fingerprint {
  return {
    ...told,
    vectors: told.vectors.map((vector) => vector && unit([...toInt8(Float32Array.from(vector))])),
  };
}

function unit(bytes: readonly number[]): number[] {
  const length = Math.hypot(...bytes) || 1;
  return bytes.map((value) => value / length);
}

function withId(encoder: Encoder, id: string): Encoder {
  const { dimensions, languages, batchSize } = encoder;
  return { id, dimensions, languages, batchSize, encode: (texts, signal) => encoder.encode(texts, signal) };
}
