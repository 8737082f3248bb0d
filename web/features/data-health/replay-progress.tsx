'use client';

import type { Replay } from '@almenara/contract';
import { useId } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { decidedOf, isUnfinished } from './replay-state';

/** How far a replay is; its end is said aloud. */
export function ReplayProgress(props: { replay: Replay }) {
  const t = useTranslate();
  const id = useId();
  const { replay } = props;
  const { total, stored, failedAgain, state } = replay;
  const isRunning = isUnfinished(replay);
  return (
    <div className="flex flex-col gap-2" data-replay={isRunning ? 'running' : state}>
      <label htmlFor={id}>{t('health.replay.progress', { done: decidedOf(replay), total })}</label>
      <progress id={id} className="progress-bar" max={Math.max(1, total)} value={decidedOf(replay)} />
      <p role="status" className="min-h-5">
        {isRunning
          ? ''
          : state === 'failed'
            ? t('health.replay.failed')
            : t('health.replay.result', { stored, failedAgain })}
      </p>
    </div>
  );
}
