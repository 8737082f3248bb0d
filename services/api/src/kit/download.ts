/** An answer that is saved as a file: lines made while they are sent, each one a `response` of the operation. */
export interface Download<Line> {
  readonly fileName: string;
  readonly lines: AsyncIterable<Line>;
}
