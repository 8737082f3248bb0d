import type { Figure } from './candidate.js';
import type { AnswerChange } from './compare-matched.js';

export function answerFigures({ text, length }: AnswerChange): Record<string, Figure | undefined> {
  return {
    textShift: text?.shift,
    textP: text?.pValue,
    lengthShift: length?.shift,
    lengthP: length?.pValue,
    answers: text?.n.current ?? length?.n.current,
  };
}
