import { CallGate } from './call-gate.js';
import { type Clock } from './clock.js';
import { type ControlPlaneLocation } from './data-source/control-plane-location.js';
import { openDataSource } from './data-source/open-data-source.js';
import { Keys } from './keys/keys.js';
import { Projects } from './projects/projects.js';
import { Sessions } from './sessions/sessions.js';
import { Settings } from './settings/settings.js';

export type ControlPlaneOptions = ControlPlaneLocation & {
  /** For tests of expiry. */
  clock?: Clock;
};

/** Without private members, so that a test may stand in for a part. */
type PublicPart<T> = Pick<T, keyof T>;

export interface ControlPlane {
  readonly projects: PublicPart<Projects>;
  readonly keys: PublicPart<Keys>;
  readonly settings: PublicPart<Settings>;
  readonly sessions: PublicPart<Sessions>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Ends what is running and closes the database. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the control plane and brings its tables up to date. The embedded engine has no lock of its own: the
 * caller makes sure that one process at a time uses a folder.
 */
export async function openControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const { clock = Date.now, ...location } = options;
  const dataSource = await openDataSource(location);
  const gate = new CallGate();
  const database = gate.guard({
    async ping() {
      await dataSource.query('SELECT 1');
    },
  });
  let closing: Promise<void> | undefined;
  return {
    projects: gate.guard(new Projects(dataSource, clock)),
    keys: gate.guard(new Keys(dataSource, clock)),
    settings: gate.guard(new Settings(dataSource, clock)),
    sessions: gate.guard(new Sessions(dataSource, clock)),
    ping: () => database.ping(),
    close: () => (closing ??= gate.shut().then(() => dataSource.destroy())),
  };
}
