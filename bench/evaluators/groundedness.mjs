import {
  byDatasetAndTask,
  calibration,
  classification,
  cpuTimes,
  sentenceAuroc,
  spanF1,
} from './figures.mjs';

/** A row and what the evaluator said of it. Bad is unsupported. */
export function judgeGroundedness(row, verdict, evaluator, cpuMs) {
  const spans = row.spans ?? [];
  return {
    dataset: row.dataset,
    task: row.task,
    cluster: row.contexts.length > 0 ? JSON.stringify(row.contexts) : row.id,
    bad: row.label === 1,
    judged: verdict?.value !== undefined,
    score: 1 - (verdict?.value ?? 0),
    called: evaluator.failing.includes(verdict?.label),
    marked: spans.length > 0,
    sentences: sentencesOf(verdict, spans),
    characters: compareCharacters(row.output, spans, verdict?.evidence ?? []),
    cpuMs,
  };
}

judgeGroundedness.answerOf = (row) => ({
  text: row.output,
  ...(row.question && { question: row.question }),
  conversation: [],
  context: {
    source: row.contexts.length > 0 ? 'documents' : 'none',
    passages: row.contexts.map((text, index) => ({ id: String(index), text, rank: index + 1 })),
  },
  tools: [],
  toolCalls: [],
  finishReasons: [],
});

export function groundednessFigures(records) {
  const withSpans = new Set(records.filter(({ marked }) => marked).map(({ dataset }) => dataset));
  return byDatasetAndTask(records, (group) => {
    const judged = group.filter((record) => record.judged);
    if (judged.length === 0) return [];
    const marked = judged.filter(({ dataset }) => withSpans.has(dataset));
    return [
      ...classification(judged),
      ...calibration(judged),
      ...(marked.length > 0 ? [...sentenceAuroc(marked), ...spanF1(marked)] : []),
      ...cpuTimes(judged),
    ];
  });
}

/** Sentences as the evaluator found them; bad ones overlap a span that a person marked. */
function sentencesOf(verdict, spans) {
  return (verdict?.metadata?.sentences ?? []).map(({ start, end, score }) => ({
    score: 1 - score,
    label: spans.some((span) => span.start < end && start < span.end) ? 1 : 0,
  }));
}

function compareCharacters(text, spans, evidence) {
  const length = Array.from(text).length;
  const marked = covered(length, spans);
  const found = covered(
    length,
    evidence.filter(({ start }) => start !== undefined),
  );
  const counts = { hits: 0, misses: 0, extra: 0 };
  for (let at = 0; at < length; at += 1) {
    if (marked[at] && found[at]) counts.hits += 1;
    else if (marked[at]) counts.misses += 1;
    else if (found[at]) counts.extra += 1;
  }
  return counts;
}

function covered(length, spans) {
  const characters = new Uint8Array(length);
  for (const { start, end } of spans) characters.fill(1, start, end);
  return characters;
}
