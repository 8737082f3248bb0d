/** A rule reads the text of one key. Its problem continues the sentence that begins with the key's name. */
export type Outcome<T> = { value: T } | { problem: string };
export type Rule<T> = (text: string) => Outcome<T>;
