import type { Encoding } from '@almenara/local-models';
import type { Sentence } from '../text/sentences.js';

/** Tokens of the answer, half open, that belong to one sentence or a part of a long one. */
export interface SentenceTokens {
  readonly from: number;
  readonly to: number;
}

/** Neighbouring sentences that one run of the model judges. */
export type Chunk = SentenceTokens[];

/** Packs sentences into chunks of at most `longest` tokens, and cuts longer sentences. */
export function chunksOf(sentences: readonly Sentence[], tokens: Encoding, longest: number): Chunk[] {
  const chunks: Chunk[] = [];
  let next = 0;
  for (const { end } of sentences) {
    let from = next;
    while (next < tokens.ids.length && tokens.starts[next]! < end) next += 1;
    for (; next - from > longest; from += longest) chunks.push([{ from, to: from + longest }]);
    if (next <= from) continue;
    const last = chunks.at(-1);
    if (last && next - last[0]!.from <= longest) last.push({ from, to: next });
    else chunks.push([{ from, to: next }]);
  }
  return chunks;
}
