'use client';

import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import type { Answers } from './use-answers';

/** In a sentence how far answers are judged, and where to go for more. Its place is kept while it is not known. */
export function AnswersSentence(props: { project: string; answers: Answers | undefined }) {
  const t = useTranslate();
  const { project, answers } = props;
  const isUnjudged = answers && ['noProcess', 'notYet', 'stopped'].includes(answers.state);
  const mayLabel = answers && ['judged', 'tooFew'].includes(answers.state);
  return (
    <p className="min-h-15 max-w-[100ch] text-data text-ink-2 md:min-h-5" data-answers={answers?.state}>
      {answers ? t(`home.answers.${answers.state}`) : null}{' '}
      {isUnjudged ? (
        <Link href={`/${project}/evaluators`} className="text-accent underline">
          {t('evaluators.title')}
        </Link>
      ) : null}
      {mayLabel ? (
        <Link href={`/${project}/labelling`} className="text-accent underline">
          {t('labelling.title')}
        </Link>
      ) : null}
    </p>
  );
}
