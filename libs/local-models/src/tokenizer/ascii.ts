/** Classes of the ASCII characters, by code: the fast path of nearly all text. */
export const WORD = 1;
export const SPACE = 2;
export const PUNCTUATION = 3;
export const DROPPED = 4;

/** Characters beyond ASCII are in no class. */
export const ASCII_CLASS = new Uint8Array(128).map((_, code) => {
  if (code === 9 || code === 10 || code === 13 || code === 32) return SPACE;
  if (code < 32 || code === 127) return DROPPED;
  return /[a-z0-9]/i.test(String.fromCharCode(code)) ? WORD : PUNCTUATION;
});
