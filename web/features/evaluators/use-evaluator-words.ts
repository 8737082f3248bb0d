'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { useI18n } from '../../i18n/i18n-provider';
import { evaluatorName, evaluatorQuestion } from './evaluator-name';

export interface EvaluatorWords {
  title(name: string): string;
  /** With the language of its text where that is not the page's: what others say of themselves is English. */
  question(item: Pick<EvaluatorItem, 'name' | 'card'>): {
    readonly text: string;
    readonly lang: 'en' | undefined;
  };
  /** Names of languages, as “English, Spanish”. */
  languages(codes: readonly string[]): string;
}

export function useEvaluatorWords(): EvaluatorWords {
  const { t, locale } = useI18n();
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  return {
    title: (name) => evaluatorName(name, t),
    question: ({ name, card }) => {
      const question = evaluatorQuestion(name, t);
      if (question !== undefined) return { text: question, lang: undefined };
      return { text: card.question, lang: locale === 'en' ? undefined : 'en' };
    },
    languages: (codes) => list.format(codes.map((code) => names.of(code) ?? code)),
  };
}
