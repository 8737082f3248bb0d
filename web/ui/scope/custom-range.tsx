'use client';

import { CalendarClock } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../format/format-provider';
import { parseRange, serializeRange, windowOf } from './range';
import type { ScopeState } from './use-scope';
import { readZoned, writeZoned } from './zoned-time';

/** Any two times, in the project's zone. */
export function CustomRange(props: { state: ScopeState }) {
  const t = useTranslate();
  const { timeZone } = useFormat();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const { scope, setRange } = props.state;

  const open = () => {
    const window = windowOf(scope.range, Date.now());
    setFrom(writeZoned(window.from, timeZone));
    setTo(writeZoned(window.to, timeZone));
    setIsWrong(false);
    dialog.current?.showModal();
  };
  const apply = () => {
    const start = readZoned(from, timeZone);
    const end = readZoned(to, timeZone);
    const range =
      start === undefined || end === undefined
        ? undefined
        : parseRange(serializeRange({ kind: 'between', from: start, to: end }));
    setIsWrong(!range);
    if (!range) return;
    setRange(range);
    dialog.current?.close();
  };

  return (
    <>
      <button
        type="button"
        className="control px-2"
        aria-pressed={scope.range.kind === 'between'}
        onClick={open}
      >
        <CalendarClock size={14} aria-hidden="true" />
        {t('scope.other')}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        className="m-auto max-w-[calc(100vw-2rem)] rounded-panel border border-line bg-surface p-6 text-ink shadow-overlay backdrop:bg-ink/40"
      >
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <h2 id={`${id}-title`} className="text-section font-strong">
            {t('scope.other.title')}
          </h2>
          <label className="flex flex-col gap-1">
            <span className="text-data text-ink-2">{t('scope.from')}</span>
            <input
              type="datetime-local"
              className="control"
              required
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </label>
          <label className="flex flex-col gap-1">
            <span className="text-data text-ink-2">{t('scope.to')}</span>
            <input
              type="datetime-local"
              className="control"
              required
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </label>
          <p className="text-meta text-ink-2">{t('scope.zone', { zone: `${timeZone}` })}</p>
          <p role="status" className="min-h-5 max-w-64 text-data text-danger">
            {isWrong ? t('scope.wrong') : ''}
          </p>
          <div className="flex justify-end gap-2">
            <button type="button" className="control" onClick={() => dialog.current?.close()}>
              {t('scope.cancel')}
            </button>
            <button type="submit" className="control">
              {t('scope.apply')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
