import { ControlPlaneError } from '../control-plane-error.js';
import { prepareFolder } from './prepare-folder.js';
import { TrackedPglite } from './tracked-pglite.js';
import { Turnstile } from './turnstile.js';

/** One PGlite on one folder: opened once, closed when the last turn is over. */
export class EmbeddedEngine {
  readonly turnstile: Turnstile;
  private opening?: Promise<TrackedPglite>;
  private closing?: Promise<void>;

  constructor(
    private readonly folder: string,
    acquireTimeoutMs: number,
  ) {
    this.turnstile = new Turnstile(acquireTimeoutMs);
  }

  open(): Promise<TrackedPglite> {
    if (this.closing) return Promise.reject(closedError());
    return (this.opening ??= openIn(this.folder));
  }

  /** The engine for the holder of a turn, also while others wait to close it. */
  async current(): Promise<TrackedPglite> {
    if (!this.opening) throw closedError();
    const engine = await this.opening;
    if (engine.closed) throw closedError();
    return engine;
  }

  close(): Promise<void> {
    return (this.closing ??= this.closeInTurn());
  }

  private async closeInTurn(): Promise<void> {
    const engine = await this.opening?.catch(() => undefined);
    if (!engine) return;
    const giveUpTurn = await this.turnstile.enter();
    try {
      await engine.close();
    } finally {
      giveUpTurn();
    }
  }
}

async function openIn(folder: string): Promise<TrackedPglite> {
  const engine = new TrackedPglite(await prepareFolder(folder));
  await engine.waitReady;
  return engine;
}

function closedError(): ControlPlaneError {
  return new ControlPlaneError('closed', 'The embedded control plane is closed.');
}
