/** Languages that the encoders which come along read, by the name before the version. Of others nobody knows. */
const LANGUAGES: readonly (readonly [RegExp, readonly string[]])[] = [[/^(static|minilm)/i, ['en']]];

/** ISO 639-1; undefined where it is not known what an encoder reads. */
export function languagesOf(encoder: string): readonly string[] | undefined {
  return LANGUAGES.find(([name]) => name.test(encoder))?.[1];
}
