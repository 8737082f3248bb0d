import type { Word } from '../prose/find-words.js';

export interface Repeat {
  /** UTF-16 indices of the whole stretch. */
  readonly start: number;
  readonly end: number;
  readonly times: number;
  /** Words in one round. */
  readonly period: number;
}

const LONGEST_PERIOD = 200;

/** Rounds that no sound text has. Short ones are common in songs and emphasis, whole paragraphs are not. */
function roundsNeeded(period: number): number {
  if (period === 1) return 20;
  if (period <= 4) return 8;
  return period < 20 ? 5 : 3;
}

/** The longest stretch in which the same words follow each other again and again. Words × periods comparisons. */
export function findWordLoop(words: readonly Word[]): Repeat | undefined {
  const numbers = new Map<string, number>();
  const ids = Int32Array.from(words, ({ text }) => {
    const id = numbers.get(text) ?? numbers.size;
    numbers.set(text, id);
    return id;
  });
  let best: Repeat | undefined;
  let bestLength = 0;
  for (let period = 1; period <= Math.min(LONGEST_PERIOD, ids.length >> 1); period++) {
    const needed = roundsNeeded(period) * period;
    let run = period;
    for (let at = period; at <= ids.length; at++) {
      if (at < ids.length && ids[at] === ids[at - period]) {
        run++;
        continue;
      }
      if (run >= needed && run > bestLength) {
        bestLength = run;
        best = {
          start: words[at - run]!.start,
          end: words[at - 1]!.end,
          times: Math.floor(run / period),
          period,
        };
      }
      run = period;
    }
  }
  return best;
}

const LONGEST_CHARACTER_PERIOD = 20;
const SHORTEST_CHARACTER_LOOP = 200;
/** Lines drawn with these are rules and tables. */
const DRAWN = /^[\s\-=_*.#~|+:·•─━═│┃]*$/u;

/** The same few characters without a space, as in scripts that write no spaces or one endless word. */
export function findCharacterLoop(text: string): Repeat | undefined {
  for (let period = 1; period <= LONGEST_CHARACTER_PERIOD; period++) {
    let run = 0;
    for (let at = period; at <= text.length; at++) {
      const code = text.charCodeAt(at);
      if (at < text.length && code > 32 && code === text.charCodeAt(at - period)) {
        run++;
        continue;
      }
      if (run + period >= SHORTEST_CHARACTER_LOOP) {
        const start = at - run - period;
        if (!DRAWN.test(text.slice(start, start + period * 2)))
          return { start, end: at, times: Math.floor((run + period) / period), period: 1 };
      }
      run = 0;
    }
  }
  return undefined;
}
