import { advance, isSpace, SPACES } from './python-text.js';

/** Half open, in UTF-16 units. A sentence holds the space that follows it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const LONGEST = 400;
/** A cut at a space must leave more than these characters before it. */
const SHORTEST_CUT = 50;
const BOUNDARY = new RegExp(`(?<=[.!?])["')\\]]*[${SPACES}]+(?=[A-Z0-9"'(\\[*-])|\\n+`, 'g');

/** Sentences and lines; what is longer than 400 characters is cut at its last space. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    if (match.index > start) cutLong(text, start, end, sentences);
    start = end;
  }
  if (start < text.length) cutLong(text, start, text.length, sentences);
  return sentences;
}

function cutLong(text: string, from: number, end: number, into: Sentence[]): void {
  let start = from;
  for (;;) {
    const limit = advance(text, start, LONGEST);
    if (limit >= end) break;
    let cut = limit - 1;
    while (cut >= start && text[cut] !== ' ') cut -= 1;
    if (cut <= advance(text, start, SHORTEST_CUT)) cut = limit;
    into.push({ start, end: cut });
    start = cut;
  }
  for (let at = start; at < end; at += 1) {
    if (isSpace(text.charCodeAt(at))) continue;
    into.push({ start, end });
    return;
  }
}
