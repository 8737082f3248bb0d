import { PGlite, types, type PGliteOptions } from '@electric-sql/pglite';

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
