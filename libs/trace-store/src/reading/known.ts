/** Tables hold an absent word as the empty one. */
export function knownWord(word: string): string | null {
  return word === '' ? null : word;
}

/** Leaves out what is not known, so that it can never be read as zero. */
export function knownFields<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], null | ''> } {
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(known) as { [Key in keyof Fields]?: Exclude<Fields[Key], null | ''> };
}
