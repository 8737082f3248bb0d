export const KEY_RULE = 'A key has 20 to 200 visible ASCII characters and no space.';

export function isKey(text: string): boolean {
  return /^[\x21-\x7e]{20,200}$/.test(text);
}
