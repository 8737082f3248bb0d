/** An encoder cannot give vectors now. The message says why, and names no text and no secret: it may be shown. */
export class EncoderError extends Error {
  override readonly name: string = 'EncoderError';
}
