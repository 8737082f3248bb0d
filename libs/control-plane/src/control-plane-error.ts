export type ControlPlaneProblem =
  | 'unreachable'
  | 'newer'
  | 'damaged'
  | 'busy'
  | 'closed'
  | 'bad-value'
  | 'unknown-project'
  | 'key-taken'
  | 'conflict';

/** What a caller or the person at the keyboard can put right. The message never holds a key, token or password. */
export class ControlPlaneError extends Error {
  override readonly name = 'ControlPlaneError';

  constructor(
    readonly problem: ControlPlaneProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
