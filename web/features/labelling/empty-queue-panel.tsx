'use client';

import type { EmptyQueue, PickStrategy } from '@almenara/contract';
import { ListChecks, Telescope } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useEffectEvent } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { StatePanel } from '../../ui/states/state-panel';
import { evaluatorName } from '../evaluators/evaluator-name';
import { actionOf } from './label-keys';

/** Why there is nothing to judge, and what to do about it. The last label can still be undone. */
export function EmptyQueuePanel(props: {
  project: string;
  question: string;
  reason: EmptyQueue;
  other: PickStrategy;
  onSwitch: (other: PickStrategy) => void;
  onUndo: (() => void) | undefined;
}) {
  const t = useTranslate();
  const { project, question, reason, other } = props;
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (actionOf(event)?.kind === 'undo') props.onUndo?.();
  });
  useEffect(() => {
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const Icon = reason === 'all_done' ? ListChecks : Telescope;
  return (
    <StatePanel
      state={`empty-${reason}`}
      icon={<Icon aria-hidden="true" />}
      title={t(`labelling.empty.${reason}`)}
      actions={
        <>
          {reason === 'nothing_scored' ? (
            <Link className="control" href={`/${project}/traces`}>
              {t('labelling.empty.traces')}
            </Link>
          ) : (
            <button type="button" className="control" onClick={() => props.onSwitch(other)}>
              {t(`labelling.empty.switch.${other}`)}
            </button>
          )}
          {reason === 'all_done' ? (
            <Link className="control" href={`/${project}/labelling/agreement`}>
              {t('labelling.empty.agreement')}
            </Link>
          ) : null}
        </>
      }
    >
      <p>{t(`labelling.empty.${reason}.text`, { question: evaluatorName(question, t) })}</p>
    </StatePanel>
  );
}
