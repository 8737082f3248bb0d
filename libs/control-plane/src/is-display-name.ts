export const DISPLAY_NAME_RULE = 'has 1 to 200 characters, none of them a control';

export function isDisplayName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[^\u0000-\u001f\u007f]{1,200}$/.test(name);
}
