import { contentWords } from '../prose/content-words.js';

const MAX_TEXT = 4000;
const MAX_PARTS = 8;
const INTERROGATIVE =
  '(?:what|which|who|whom|whose|when|where|why|how|is|are|does|do|did|can|could|should|will|qué|que|cuál|cuáles|quién|quiénes|cuándo|dónde|por qué|cómo|cuánto|cuánta|cuántos|cuántas|puedo|puede|hay|es|debo)';
/** "… and how …", "… y cómo …": a second question without a mark of its own. */
const JOINED = new RegExp(
  `(?:,|;)?\\s+(?:and|or|also|y|e|o|además)\\s+(?:also\\s+|también\\s+)?(?=¿?${INTERROGATIVE}(?!\\p{L}))`,
  'giu',
);
const ENDED = /(?<=[?？])\s*|\n+|(?=¿)/u;

/** What a question asks, one thing each. One part when it cannot be told apart. */
export function splitQuestion(question: string): string[] {
  const parts: string[] = [];
  for (const piece of question.slice(0, MAX_TEXT).toWellFormed().split(ENDED)) {
    for (const part of piece.split(isQuestion(piece) ? JOINED : /(?!)/)) {
      const bare = part.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s*/, '').trim();
      if (bare === '') continue;
      // What says too little for itself belongs to the part before: "and why?".
      if (contentWords(bare).size < 2 && parts.length > 0) parts[parts.length - 1] += ` ${bare}`;
      else parts.push(bare);
    }
  }
  const asked = parts.filter((part) => isAsked(part));
  return (asked.length > 0 ? asked : parts).slice(0, MAX_PARTS);
}

const OPENS = new RegExp(`^¿?${INTERROGATIVE}(?!\\p{L})`, 'iu');

function isQuestion(piece: string): boolean {
  return /[?？]/.test(piece) || OPENS.test(piece.trim());
}

/** Greetings and background stand beside questions and ask nothing. */
function isAsked(part: string): boolean {
  return isQuestion(part);
}
