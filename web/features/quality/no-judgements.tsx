'use client';

import { Scale } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { StatePanel } from '../../ui/states/state-panel';

/** Answers are there, and nobody judged them. */
export function NoJudgements(props: { eligible: number }) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <StatePanel state="no-judgements" icon={<Scale aria-hidden="true" />} title={t('quality.never.title')}>
      <p>{t('quality.never.text', { answers: format.count(props.eligible) })}</p>
      <p className="mt-2">{t('quality.never.how')}</p>
    </StatePanel>
  );
}
