export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Length is what makes a password hard to guess; nothing else is asked of it. */
export function isPasswordLongEnough(password: string): boolean {
  return password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
}
