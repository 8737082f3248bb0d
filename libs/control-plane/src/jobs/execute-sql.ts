import { type DataSource } from 'typeorm';

interface Answer {
  readonly rows?: unknown[];
}

/** What TypeORM hands out: a client of `pg`, or one of the embedded engine that answers alike. */
interface Client {
  query(text: string, values?: readonly unknown[]): Promise<Answer | Answer[]>;
  /** Absent on the embedded engine, which has no connection that could break. */
  on?(event: 'error', listener: (error: Error) => void): void;
  off?(event: 'error', listener: (error: Error) => void): void;
}

interface Driver {
  obtainMasterConnection(): Promise<[Client, (error?: unknown) => void]>;
}

export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: never[] }>;

/**
 * Runs statements of the job queue on TypeORM's own connections. On the embedded engine they then wait their turn
 * like all others: a statement beside an open transaction would become part of it. A text may hold several
 * statements, and the rows of each count.
 */
export function createExecuteSql(dataSource: DataSource): ExecuteSql {
  return async (text, values) => {
    const [client, release] = await (dataSource.driver as unknown as Driver).obtainMasterConnection();
    let broken: Error | undefined;
    // The pool listens for breaks of idle connections only, and an unheard 'error' ends the process.
    const onBreak = (error: Error) => (broken = error);
    client.on?.('error', onBreak);
    try {
      const answer = await client.query(text, values?.length ? values : undefined);
      const answers = Array.isArray(answer) ? answer : [answer];
      return { rows: answers.flatMap(({ rows }) => rows ?? []) as never[] };
    } catch (error) {
      // A failed statement inside BEGIN … COMMIT leaves the connection unusable for the next one who gets it.
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.off?.('error', onBreak);
      release(broken);
    }
  };
}
