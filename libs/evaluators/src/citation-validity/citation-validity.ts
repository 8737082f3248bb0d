import type { Answer } from '../answer.js';
import type { Evaluator } from '../evaluator.js';
import { quote } from '../prose/code-points.js';
import { card } from './card.js';
import { type Citation, findCitations } from './find-citations.js';

const MAX_CITATIONS = 200;
const MAX_TEXT = 100_000;
const MAX_CONTEXT = 2_000_000;
const MAX_EVIDENCE = 20;

export const citationValidity: Evaluator = {
  name: 'citation_validity',
  version: '1',
  cost: 'cheap',
  labels: ['valid', 'dangling'],
  failing: ['dangling'],
  card,
  inputOf: (answer) =>
    answer.context.passages.length === 0
      ? undefined
      : { text: answer.text, passages: answer.context.passages, asked: asked(answer) },
  evaluate(answer) {
    const { passages } = answer.context;
    if (passages.length === 0) return null;
    const ids = new Set(passages.flatMap(({ id }) => (id ? [id] : [])));
    const text = answer.text.slice(0, MAX_TEXT);
    const citations = findCitations(text, ids, MAX_CITATIONS);
    const isKnown = createLookup(answer, ids, citations);
    const judged = citations.filter((citation) => !isData(citation, isKnown));
    if (judged.length === 0) return null;
    const dangling = judged.filter((citation) => !isKnown(citation));
    return {
      value: 1 - dangling.length / judged.length,
      label: dangling.length > 0 ? 'dangling' : 'valid',
      explanation:
        dangling.length > 0
          ? `${dangling.length} of ${judged.length} citations lead to nothing in the context.`
          : `All ${judged.length} citations lead to the context.`,
      evidence: dangling.slice(0, MAX_EVIDENCE).map(({ start, end }) => quote(text, start, end)),
      metadata: { citations: judged.length, dangling: dangling.length },
    };
  },
};

/** Texts that may give an address before the answer repeats it. */
function asked({ question, conversation }: Answer): string {
  return [question ?? '', ...conversation.map(({ text }) => text)].join('\n');
}

function createLookup(answer: Answer, ids: ReadonlySet<string>, citations: readonly Citation[]) {
  const { passages } = answer.context;
  const known = passages
    .map(({ text }) => text)
    .join('\n')
    .slice(0, MAX_CONTEXT);
  const given = asked(answer).slice(0, MAX_CONTEXT);
  const isZeroBased = citations.some(({ number }) => number === 0);
  const numbers = new Set(
    [
      ...known.matchAll(
        /[[【(](?:\w{3,9}[ :#]{1,2})?(\d{1,3})[\]】)†]|\b(?:doc(?:ument(?:o)?)?|source|passage|fuente|pasaje)[ :#]{1,2}(\d{1,3})\b/giu,
      ),
    ].map(([, bracketed, named]) => Number(bracketed ?? named)),
  );
  const isNumberKnown = (number: number) =>
    ids.has(String(number)) ||
    numbers.has(number) ||
    (isZeroBased ? number < passages.length : number >= 1 && number <= passages.length);
  return ({ number, target }: Citation): boolean => {
    if (number !== undefined) return isNumberKnown(number);
    if (target === undefined || ids.has(target)) return true;
    const bare = target.replace(/[#?].*$/s, '').replace(/\/$/, '');
    return ids.has(bare) || known.includes(bare) || given.includes(bare);
  };
}

/** `[4, 8, 15]` in an answer about numbers. */
function isData({ siblings }: Citation, isKnown: (citation: Citation) => boolean): boolean {
  if (!siblings || siblings.length < 3) return false;
  return !siblings.some((number) => isKnown({ start: 0, end: 0, number }));
}
