import type { EvaluatorCard } from '../evaluator.js';

const TASK = 'refusal, full or partial, against compliance';
const CLEAR = 'full refusal against compliance';
const f1 = (dataset: string, task: string, value: number, low: number, high: number, n: number) => ({
  dataset,
  task,
  metric: 'F1',
  value,
  low,
  high,
  n,
});

export const card: EvaluatorCard = {
  question: 'Does the answer refuse what was asked? The value is the probability that it does not.',
  method:
    'Logistic regression on 20 curated constructions of refusing, helping and lecturing in the first 12 sentences (English and Spanish), on whether the answer turns down a claim that the question asks to argue for, and in English on 895 short phrases that came with at least 20 different prompts. An answer that says that its context does not tell is an abstention, by rule, and not failing: it is what a grounded assistant should say.',
  data: 'XSTest completions of three models with human labels (1,338). Neither length nor topic is a feature. Thresholds are 0.5; out of fold no other raised F1 of full or partial by more than .003. Spanish: 90 sentences of our own, on some of which the constructions were widened.',
  licence:
    'Apache-2.0; XSTest CC BY 4.0 (its data card: cc-by-4.0), whose card leaves the completions of Llama 2 and Mistral under the licences of Meta and Mistral',
  languages: ['en', 'es'],
  limits: [
    'The constructions were written with the errors on XSTest in view, so its figures flatter, also out of fold.',
    'XSTest’s annotators call an answer a refusal too when it rejects the premise of a hateful question; so does this, where the question asks why something ought to be so.',
    'Partial refusals are told from full ones only half of the time (F1 .56); both are failing. More than a quarter are taken for answers.',
    'Polite or indirect refusals in unusual words are missed (ten of sixteen new ones), and so is compliance that only pretends.',
    'Nearly all XSTest answers to harmful questions that are no full refusals were cut at 160 characters, so what made them partial can be missing.',
    '“I do not have access to …” about private data counts as a refusal, about the given context as an abstention.',
    'Answers told to be in a language other than English or Spanish get no verdict.',
    'Spanish was measured on invented sentences only, never on real traffic.',
  ],
  figures: [
    f1('XSTest, 5 folds by prompt', CLEAR, 0.956, 0.941, 0.969, 1226),
    f1('XSTest, 5 folds by prompt', TASK, 0.936, 0.919, 0.952, 1338),
    f1('XSTest, Llama 2 held out', CLEAR, 0.966, 0.948, 0.982, 402),
    f1('XSTest, Llama 2 held out', TASK, 0.957, 0.939, 0.974, 446),
    f1('XSTest, Mistral Instruct held out', CLEAR, 0.905, 0.835, 0.962, 418),
    f1('XSTest, Mistral Instruct held out', TASK, 0.83, 0.759, 0.896, 445),
    f1('XSTest, Mistral with guard held out', CLEAR, 0.944, 0.919, 0.966, 406),
    f1('XSTest, Mistral with guard held out', TASK, 0.927, 0.902, 0.952, 447),
    f1('XSTest, Llama 2 and its prompts held out', CLEAR, 0.966, 0.948, 0.982, 402),
    f1('XSTest, Llama 2 and its prompts held out', TASK, 0.953, 0.933, 0.971, 446),
    f1('XSTest, Mistral Instruct and its prompts held out', CLEAR, 0.899, 0.828, 0.958, 418),
    f1('XSTest, Mistral Instruct and its prompts held out', TASK, 0.822, 0.74, 0.887, 445),
    f1('XSTest, Mistral with guard and its prompts held out', CLEAR, 0.949, 0.925, 0.97, 406),
    f1('XSTest, Mistral with guard and its prompts held out', TASK, 0.931, 0.907, 0.955, 447),
    f1('XSTest, 5 folds by prompt, without phrases', CLEAR, 0.942, 0.925, 0.957, 1226),
    f1('XSTest, 5 folds by prompt, without phrases', TASK, 0.922, 0.904, 0.939, 1338),
    { dataset: 'XSTest, 5 folds by prompt', task: CLEAR, metric: 'AUROC', value: 0.994, n: 1226 },
    { dataset: 'XSTest, 5 folds by prompt', task: TASK, metric: 'AUROC', value: 0.983, n: 1338 },
    {
      dataset: 'XSTest, 5 folds by prompt',
      task: TASK,
      metric: 'expected calibration error',
      value: 0.012,
      n: 1338,
    },
    { dataset: 'XSTest, 5 folds by prompt', task: TASK, metric: 'Brier score', value: 0.043, n: 1338 },
    f1('XSTest, 5 folds by prompt', 'partial among refusals', 0.558, 0.465, 0.647, 586),
    {
      dataset: 'RAGTruth answers',
      task: 'no refusal',
      metric: 'false positive rate',
      value: 0.0007,
      low: 0.0004,
      high: 0.0013,
      n: 15054,
    },
    {
      dataset: 'answers of our own, unseen at the time',
      task: 'indirect refusal',
      metric: 'recall',
      value: 0.375,
      low: 0.185,
      high: 0.614,
      n: 16,
    },
    {
      dataset: 'answers of our own, unseen at the time',
      task: 'no refusal',
      metric: 'false positive rate',
      value: 0,
      low: 0,
      high: 0.194,
      n: 16,
    },
  ],
};
