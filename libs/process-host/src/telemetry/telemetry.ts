/** Facts of a piece of work: names and numbers of the software, never what its users wrote. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** Runs work as a span of this process's own trace. What the work throws passes through. */
export type InSpan = <Result>(name: string, facts: SpanFacts, work: () => Promise<Result>) => Promise<Result>;

/** Traces of what this process does itself, for those who run it. */
export interface Telemetry {
  readonly inSpan: InSpan;
  /** Records the requests of a server. */
  observe(server: ObservedServer): void;
  /** Sends what is left, for a short time at most. */
  close(): Promise<void>;
}

/** The part of a Fastify server that is needed. */
export interface ObservedServer {
  addHook(
    name: 'onRequest',
    hook: (request: ObservedRequest, reply: unknown, done: () => void) => void,
  ): unknown;
  addHook(
    name: 'onResponse',
    hook: (request: ObservedRequest, reply: { readonly statusCode: number }, done: () => void) => void,
  ): unknown;
}

export interface ObservedRequest {
  readonly method: string;
  /** The pattern of the address: the address itself may hold identifiers of users. */
  readonly routeOptions: { readonly url?: string | undefined };
}

export const runDirectly: InSpan = (_name, _facts, work) => work();

export const NO_TELEMETRY: Telemetry = {
  inSpan: runDirectly,
  observe: () => undefined,
  close: () => Promise.resolve(),
};
