const FENCED = /(^|\n)[ \t]*(```|~~~)[^\n]*\n[\s\S]*?(?:\n[ \t]*\2[^\n]*|$)/g;
const INLINE = /`[^`\n]{1,2000}`/g;

/** `text` with code overwritten by spaces, so that offsets stay. */
export function blankCode(text: string): string {
  const blank = (part: string) => part.replaceAll(/[^\n]/g, ' ');
  return text.replaceAll(FENCED, blank).replaceAll(INLINE, blank);
}
