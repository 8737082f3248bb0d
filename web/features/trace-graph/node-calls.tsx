'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';

/** Goes through the calls that one node stands for. */
export function NodeCalls(props: {
  spanIds: readonly string[];
  selected: string;
  onSelect: (spanId: string) => void;
}) {
  const t = useTranslate();
  const { spanIds, selected, onSelect } = props;
  const at = spanIds.indexOf(selected);
  if (spanIds.length < 2 || at === -1) return null;
  const go = (to: number) => onSelect(spanIds[(to + spanIds.length) % spanIds.length]!);
  return (
    <div className="flex items-center gap-2">
      <button
        type="button"
        className="control px-2"
        aria-label={t('graph.previousCall')}
        onClick={() => go(at - 1)}
      >
        <ChevronLeft size={14} aria-hidden="true" />
      </button>
      <p className="text-data" role="status">
        {t('graph.callOf', { number: at + 1, all: spanIds.length })}
      </p>
      <button
        type="button"
        className="control px-2"
        aria-label={t('graph.nextCall')}
        onClick={() => go(at + 1)}
      >
        <ChevronRight size={14} aria-hidden="true" />
      </button>
    </div>
  );
}
