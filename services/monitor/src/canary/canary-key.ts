import { CANARY_PROJECT, type ChangeBy, type ControlPlane, ControlPlaneError } from '@almenara/control-plane';

const LIFETIME_MS = 2 * 3_600_000;
const RENEWED_BEFORE_MS = 3_600_000;

const BY: ChangeBy = {
  actor: { kind: 'operator', id: null, name: 'monitor' },
  action: 'renewCanaryKey',
};

interface Current {
  readonly id: string;
  readonly key: string;
  readonly expiresAt: number;
}

/**
 * This monitor's own key of the canaries' project. It lives in memory only and not for long, so that one left behind
 * by a sudden end is soon worth nothing.
 */
export class CanaryKey {
  private current: Current | undefined;

  constructor(
    private readonly controlPlane: Pick<ControlPlane, 'projects' | 'keys' | 'canaries'>,
    private readonly now: () => number,
  ) {}

  async get(): Promise<string> {
    if (this.current && this.current.expiresAt - this.now() > RENEWED_BEFORE_MS) return this.current.key;
    return this.renew();
  }

  /** Also for a key that the gateway does not take any more. */
  async renew(): Promise<string> {
    const { projects, keys, canaries } = this.controlPlane;
    await projects.ensure({ id: CANARY_PROJECT, name: 'Canary' });
    const expiresAt = this.now() + LIFETIME_MS;
    const wanted = { name: 'monitor', expiresAt: new Date(expiresAt) };
    const { id, key } = await keys.create(CANARY_PROJECT, wanted, BY);
    const old = this.current;
    this.current = { id, key, expiresAt };
    if (old) {
      await keys.revoke(CANARY_PROJECT, old.id, BY).catch((error: unknown) => {
        // Somebody was faster; it is worth nothing either way.
        if (!(error instanceof ControlPlaneError && error.problem === 'conflict')) throw error;
      });
    }
    await canaries.removeEndedKeys();
    return key;
  }
}
