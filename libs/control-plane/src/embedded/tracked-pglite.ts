import { setFlagsFromString } from 'node:v8';
import { PGlite, types, type PGliteOptions } from '@electric-sql/pglite';

/**
 * How much of a function has run before it is compiled a second time, to run faster: four times what V8 takes by
 * itself. Much of the engine runs once, at its start, and half of that start's computing was such compiling.
 */
const TIERING_BUDGET = 50_000_000;
setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);

type StreamArguments = Parameters<PGlite['execProtocolStream']>;
type StreamResult = Awaited<ReturnType<PGlite['execProtocolStream']>>;

/**
 * Remembers whether a transaction is open, as the engine itself reports after each statement. The text of a
 * statement cannot tell: `COMMIT` of a failed transaction rolls back, `ROLLBACK TO` leaves it open, and one
 * text may hold several statements.
 */
export class TrackedPglite extends PGlite {
  private status = 'I';

  constructor(dataDir: string, options: PGliteOptions = {}) {
    // As text, like pg gives them: a number would lose digits.
    const parsers = { [types.INT8]: keepText, [types.NUMERIC]: keepText };
    super(dataDir, { ...options, parsers: { ...options.parsers, ...parsers } });
  }

  get inTransaction(): boolean {
    return this.status !== 'I';
  }

  override async execProtocolStream(...args: StreamArguments): Promise<StreamResult> {
    const messages = await super.execProtocolStream(...args);
    for (const message of messages) {
      if (message.name === 'readyForQuery' && 'status' in message) this.status = String(message.status);
    }
    return messages;
  }
}

function keepText(text: string): string {
  return text;
}
