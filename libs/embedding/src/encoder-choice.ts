/** What a project may choose for a stream: `static`, `minilm`, `endpoint`, or `app:` and the model of the app's vectors. */
export type EncoderChoice = string;

const PREFIXES: Readonly<Record<string, string>> = {
  static: 'static256@',
  minilm: 'minilm-l6-',
  endpoint: 'endpoint:',
};

/** Begin of the ids of the encoders that a choice may stand for. Of several the one that wrote last is in use. */
export function encoderPrefix(choice: EncoderChoice): string {
  return PREFIXES[choice] ?? `${choice}/`;
}

const ENGLISH = [PREFIXES['static']!, PREFIXES['minilm']!];

/** ISO 639-1 codes of the languages that an encoder reads, by its id; empty when nobody said. */
export function encoderLanguages(id: string): readonly string[] {
  return ENGLISH.some((prefix) => id.startsWith(prefix)) ? ['en'] : [];
}
