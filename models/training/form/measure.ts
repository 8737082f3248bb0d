/**
 * Counts false alarms and detections of the rules on RAGTruth answers.
 *   npx nx build @almenara/evaluators
 *   node models/training/form/measure.ts <data folder>
 */
import type { Answer, Evaluator } from '../../../libs/evaluators/dist/index.js';
import { citationValidity } from '../../../libs/evaluators/dist/citation-validity/citation-validity.js';
import { languageMismatch } from '../../../libs/evaluators/dist/language-mismatch/language-mismatch.js';
import { refusal } from '../../../libs/evaluators/dist/refusal/refusal.js';
import { repetition } from '../../../libs/evaluators/dist/repetition/repetition.js';
import { truncation } from '../../../libs/evaluators/dist/truncation/truncation.js';
import { wilsonInterval } from '../../../libs/statistics/dist/index.js';
import { createRandom, ragtruth, readPairs } from '../relevance/data.ts';
import { SENTENCES } from './sentences.ts';

const folder = process.argv[2]!;
const random = createRandom(7);
const counts = new Map<string, Map<string, number>>();

async function count(
  name: string,
  evaluator: Evaluator,
  text: string,
  told: Partial<Answer> = {},
): Promise<void> {
  const verdict = await evaluator.evaluate({
    text,
    conversation: [],
    context: { source: 'none', passages: [] },
    tools: [],
    toolCalls: [],
    finishReasons: [],
    ...told,
  });
  const labels = counts.get(name) ?? counts.set(name, new Map()).get(name)!;
  const label = verdict?.label ?? 'null';
  labels.set(label, (labels.get(label) ?? 0) + 1);
}

for (const { output = '', question, contexts = [], task } of ragtruth(folder)) {
  await count('refusal', refusal, output, question ? { question } : {});
  await count('repetition', repetition, output);
  await count('truncation, whole', truncation, output);
  await count(
    'truncation, cut at a random character',
    truncation,
    output.slice(0, Math.floor(output.length * (0.3 + 0.6 * random()))),
  );
  if (task === 'qa' && question) {
    await count('language_mismatch, English', languageMismatch, output, { question });
    const passages = contexts.map((text, at) => ({ id: `d${at}`, text }));
    await count('citation_validity, qa', citationValidity, output, {
      context: { source: 'documents', passages },
    });
  }
  const words = output.split(' ');
  if (words.length <= 60) continue;
  for (const [length, times] of [
    [1, 40],
    [3, 15],
    [8, 8],
    [20, 6],
    [50, 4],
  ] as const) {
    const round = words.slice(10, 10 + length).join(' ');
    await count(
      `repetition, ${length} words ${times} times`,
      repetition,
      [words.slice(0, 10).join(' '), ...Array.from({ length: times }, () => round)].join(' '),
    );
  }
}
for (const { set, question, answer } of readPairs(folder))
  if (set === 'XSTest') await count('language_mismatch, XSTest', languageMismatch, answer, { question });
for (const [asked, questions] of Object.entries(SENTENCES))
  for (const [said, sentences] of Object.entries(SENTENCES))
    for (const question of questions)
      for (const text of sentences)
        await count(
          `language_mismatch, ${asked === said ? 'same' : 'other'} language`,
          languageMismatch,
          text,
          {
            question,
          },
        );

for (const [name, labels] of counts) {
  const n = [...labels.values()].reduce((a, b) => a + b, 0);
  for (const [label, hits] of labels) {
    const interval = wilsonInterval(hits, n);
    console.log(
      `${name}: ${label} ${hits} of ${n} = ${(hits / n).toFixed(4)} [${interval?.low.toFixed(4)}, ${interval?.high.toFixed(4)}]`,
    );
  }
}
