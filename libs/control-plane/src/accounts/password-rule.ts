export const PASSWORD_RULE = 'A password has 12 to 200 characters.';

export function isPasswordAllowed(password: string): boolean {
  return password.length >= 12 && password.length <= 200;
}
