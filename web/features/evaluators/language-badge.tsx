'use client';

import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useEvaluatorWords } from './use-evaluator-words';

/** In which languages it was measured. One that knows English alone says so as a warning. */
export function LanguageBadge(props: { languages: readonly string[] }) {
  const t = useTranslate();
  const words = useEvaluatorWords();
  const { languages } = props;
  if (languages.length === 0) return <Badge>{t('evaluators.anyLanguage')}</Badge>;
  if (languages.length === 1 && languages[0] === 'en')
    return <Badge tone="warning">{t('evaluators.englishOnly')}</Badge>;
  return <Badge>{words.languages(languages)}</Badge>;
}
