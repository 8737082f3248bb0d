'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { useI18n } from '../../i18n/i18n-provider';

/** Evaluators with a name and a question in the reader's language; what others say of themselves is English. */
const NAMED = [
  'agent_loop',
  'citation_validity',
  'json_validity',
  'language_mismatch',
  'repetition',
  'tool_call_validity',
  'tool_failure_chain',
  'truncation',
] as const;
type Named = (typeof NAMED)[number];

export interface EvaluatorWords {
  title(name: string): string;
  /** With the language of its text where that is not the page's. */
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
    title: (name) => (isNamed(name) ? t(`evaluators.name.${name}`) : fromName(name)),
    question: ({ name, card }) =>
      isNamed(name)
        ? { text: t(`evaluators.question.${name}`), lang: undefined }
        : { text: card.question, lang: locale === 'en' ? undefined : 'en' },
    languages: (codes) => list.format(codes.map((code) => names.of(code) ?? code)),
  };
}

function isNamed(name: string): name is Named {
  return (NAMED as readonly string[]).includes(name);
}

function fromName(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
