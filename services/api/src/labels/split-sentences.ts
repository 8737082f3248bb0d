export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Sentences of a text without the blanks around them; offsets count Unicode code points. */
export function splitSentences(text: string): Stretch[] {
  const sentences: Stretch[] = [];
  let at = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)) {
    const lead = countPoints(segment) - countPoints(segment.trimStart());
    const inside = countPoints(segment.trim());
    if (inside > 0) sentences.push({ start: at + lead, end: at + lead + inside });
    at += countPoints(segment);
  }
  return sentences;
}

export function countPoints(text: string): number {
  let points = 0;
  for (const _ of text) points++;
  return points;
}

/** Those of an evaluator where they fit the text as it is stored: in order, apart and inside. Else our own. */
export function chooseSentences(text: string, told: readonly Stretch[]): Stretch[] {
  const length = countPoints(text);
  let end = 0;
  const fits = told.every((sentence) => {
    const isNext = sentence.start >= end && sentence.end > sentence.start && sentence.end <= length;
    end = sentence.end;
    return isNext;
  });
  return told.length > 0 && fits
    ? told.map(({ start, end: stop }) => ({ start, end: stop }))
    : splitSentences(text);
}
