/** Neighbouring tokens, half open by token index. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  /** Highest of its tokens. */
  readonly score: number;
}

/** Tokens above the threshold, joined over at most `gap` tokens that are not. */
export function spansOf(scores: ArrayLike<number>, threshold: number, gap: number): TokenSpan[] {
  const spans: TokenSpan[] = [];
  for (let token = 0; token < scores.length; token += 1) {
    const score = scores[token]!;
    if (!(score > threshold)) continue;
    const last = spans.at(-1);
    if (last && token - last.to <= gap) {
      spans[spans.length - 1] = { from: last.from, to: token + 1, score: Math.max(last.score, score) };
    } else spans.push({ from: token, to: token + 1, score });
  }
  return spans;
}
