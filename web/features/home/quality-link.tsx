'use client';

import Link from 'next/link';
import { useParams, useSearchParams } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';
import { carryScope } from '../../ui/scope/scope';
import { GROUNDEDNESS } from '../rag/read-judgement';

/** To where the rate is taken apart, with the same time and filters. */
export function QualityLink() {
  const t = useTranslate();
  const { project } = useParams<{ project: string }>();
  const query = new URLSearchParams(carryScope(new URLSearchParams(useSearchParams().toString())));
  query.set('evaluator', GROUNDEDNESS);
  return (
    <Link href={`/${project}/quality?${query}`} className="text-accent underline">
      {t('shell.quality')}
    </Link>
  );
}
