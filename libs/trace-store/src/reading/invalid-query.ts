/** A query asks for something impossible. `reason` never quotes the value. */
export class InvalidQueryError extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field} ${reason}`);
    this.name = 'InvalidQueryError';
  }
}
