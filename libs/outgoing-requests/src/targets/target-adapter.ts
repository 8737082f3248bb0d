import type { TargetConfig } from '@almenara/contract';

/** What a target is told, the same at each attempt. */
export interface TargetMessage {
  /** The key by which a receiver tells what it has had already. */
  readonly id: string;
  readonly event: string;
  /** When it happened. */
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  /** A page of the console about it. */
  readonly link?: string | undefined;
}

/** One request by POST. */
export interface TargetRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers whose values the log masks. */
  readonly secretHeaders?: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The port to a kind of target: how its requests look. All else — which addresses are asked, what an answer means, when
 * to try again, the log — is the same for every kind.
 */
export interface TargetAdapter<Config extends RequestedConfig = RequestedConfig> {
  /** `secrets`: the one that counts, and the one before while a rotation overlaps. `now`: of this attempt. */
  toRequest(config: Config, secrets: readonly string[], message: TargetMessage, now: Date): TargetRequest;
  /** Which answers besides a 2xx say that it has arrived, such as a conflict with the same key. */
  hasArrived?(status: number): boolean;
  /** Where requests go, to be checked as it is entered. */
  urlOf(config: Config, secret: string): string;
  /** What is wrong with a secret that somebody entered, as the end of a sentence. */
  explainSecret(secret: string): string | undefined;
  /** True where the secret is made here. */
  readonly makesSecret: boolean;
}

/** Of the kinds that are told by a request; e-mail is told by the operator's mail server. */
export type RequestedConfig = Exclude<TargetConfig, { kind: 'email' }>;

export type ConfigOf<Kind extends TargetConfig['kind']> = Extract<TargetConfig, { kind: Kind }>;
