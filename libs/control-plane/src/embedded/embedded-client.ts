import { type Results } from '@electric-sql/pglite';
import { type EmbeddedEngine } from './embedded-engine.js';
import { type TrackedPglite } from './tracked-pglite.js';
import { type GiveUpTurn } from './turnstile.js';

/** What pg answers, as far as TypeORM reads it. */
export interface QueryAnswer {
  rows: unknown[];
  fields: { name: string; dataTypeID: number }[];
  rowCount: number | null;
  command: string;
}

export type QueryText = string | { text: string; values?: readonly unknown[] };
type Answer = QueryAnswer | QueryAnswer[];
type Callback = (error: Error | null, answer?: Answer) => void;

/**
 * A pg client over the one embedded session. It takes its turn at its first statement and keeps it while a
 * transaction is open, so no statement of another client can slip into that transaction.
 */
export class EmbeddedClient {
  private giveUpTurn: GiveUpTurn | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly engine: EmbeddedEngine) {}

  query(query: QueryText, callback: Callback): void;
  query(query: QueryText, values: readonly unknown[] | undefined, callback: Callback): void;
  query(query: QueryText, values?: readonly unknown[]): Promise<Answer>;
  query(
    query: QueryText,
    valuesOrCallback?: readonly unknown[] | Callback,
    givenCallback?: Callback,
  ): Promise<Answer> | void {
    const callback = typeof valuesOrCallback === 'function' ? valuesOrCallback : givenCallback;
    const values = typeof valuesOrCallback === 'function' ? undefined : valuesOrCallback;
    const text = typeof query === 'string' ? query : query.text;
    const given = values ?? (typeof query === 'string' ? undefined : query.values);
    const answer = this.afterLast(() => this.runStatement(text, given ?? []));
    if (!callback) return answer;
    void answer.then(...asHandlers(callback));
  }

  /** An open transaction is rolled back: nobody holds its client any more, so nobody can commit it. */
  release(): Promise<void> {
    return this.afterLast(async () => {
      if (!this.giveUpTurn) return;
      try {
        const engine = await this.engine.current();
        if (engine.inTransaction) await engine.exec('ROLLBACK');
      } finally {
        this.leave();
      }
    });
  }

  on(): this {
    return this;
  }

  removeListener(): this {
    return this;
  }

  /** Like pg, one client runs its statements in the order in which they were given. */
  private afterLast<T>(run: () => Promise<T>): Promise<T> {
    const result = this.last.then(run);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async runStatement(text: string, values: readonly unknown[]): Promise<Answer> {
    this.giveUpTurn ??= await this.engine.turnstile.enter();
    let engine: TrackedPglite | undefined;
    try {
      engine = await this.engine.current();
      if (values.length > 0) return toAnswer(await engine.query(text, values.map(undefinedToNull)));
      const answers = (await engine.exec(text)).map(toAnswer);
      return answers.length === 1 ? answers[0]! : answers;
    } catch (error) {
      if (engine?.inTransaction && /^\s*(commit|end)\b/i.test(text)) await engine.exec('ROLLBACK');
      throw withoutStatement(error);
    } finally {
      if (!engine?.inTransaction) this.leave();
    }
  }

  private leave(): void {
    this.giveUpTurn?.();
    this.giveUpTurn = undefined;
  }
}

function asHandlers(callback: Callback): [(answer: Answer) => void, (error: Error) => void] {
  return [(answer) => callback(null, answer), (error) => callback(error)];
}

function toAnswer(result: Results): QueryAnswer {
  const { rows, fields, rowCount = null, command = '' } = result;
  return { rows, fields, rowCount, command };
}

function undefinedToNull(value: unknown): unknown {
  return value === undefined ? null : value;
}

/** PGlite puts the statement and its values on the error, where they would reach a log; pg does not. */
function withoutStatement(error: unknown): unknown {
  if (error instanceof Error) {
    for (const key of ['query', 'params', 'queryOptions']) Reflect.deleteProperty(error, key);
  }
  return error;
}
