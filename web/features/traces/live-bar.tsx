'use client';

import { ArrowUp, Radio, WifiOff } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import type { LiveTraces } from './use-live-traces';

export function LiveBar(props: { live: LiveTraces; isLive: boolean; onToggle: () => void }) {
  const t = useTranslate();
  const { live, isLive, onToggle } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <button type="button" className="control" aria-pressed={isLive} onClick={onToggle}>
        <Radio size={14} aria-hidden="true" />
        {t('traces.live')}
      </button>
      {isLive && live.waiting > 0 ? (
        <button type="button" className="control" onClick={live.release}>
          <ArrowUp size={14} aria-hidden="true" />
          {t('traces.waiting', { count: live.waiting })}
        </button>
      ) : null}
      {isLive && !live.isConnected ? (
        <span className="inline-flex items-center gap-1 rounded-control bg-warning-tint px-2 py-1 text-data text-warning-on-tint">
          <WifiOff size={14} aria-hidden="true" />
          {t('traces.lost')}
        </span>
      ) : null}
    </div>
  );
}
