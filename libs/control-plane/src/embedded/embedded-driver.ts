import { EmbeddedClient } from './embedded-client.js';
import { EmbeddedEngine } from './embedded-engine.js';

type Release = (error?: unknown) => void;
type Connected = (error: unknown, client?: EmbeddedClient, release?: Release) => void;

export interface EmbeddedDriver {
  Pool: new () => object;
  defaults: object;
}

/** What TypeORM uses of the `pg` package, over one embedded engine. */
export function createEmbeddedDriver(folder: string, acquireTimeoutMs: number): EmbeddedDriver {
  const engine = new EmbeddedEngine(folder, acquireTimeoutMs);

  class EmbeddedPool {
    private readonly onError: ((error: unknown) => void)[] = [];

    connect(connected: Connected): void {
      engine.open().then(
        () => {
          const client = new EmbeddedClient(engine);
          connected(null, client, () => {
            client.release().catch((error: unknown) => this.onError.forEach((listen) => listen(error)));
          });
        },
        (error: unknown) => connected(error),
      );
    }

    end(ended: (error?: unknown) => void): void {
      engine.close().then(
        () => ended(),
        (error: unknown) => ended(error),
      );
    }

    on(event: string, listen: (error: unknown) => void): this {
      if (event === 'error') this.onError.push(listen);
      return this;
    }
  }

  return { Pool: EmbeddedPool, defaults: {} };
}
