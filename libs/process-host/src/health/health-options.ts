import type { Registry } from 'prom-client';

export interface HealthOptions {
  readonly registry: Registry;
  /** What must work before this process is ready, by name: each rejects when it does not. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
}

export const HEALTH_OPTIONS = Symbol('health options');
