'use client';

import { Keyboard } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { carryScope } from '../scope/scope';
import { isBareKey } from '../keyboard/is-typing';

const KEYS = [
  ['g h', 'keys.home'],
  ['g t', 'keys.traces'],
  ['g q', 'keys.quality'],
  ['g r', 'drift.key'],
  ['g i', 'incidents.goKey'],
  ['g e', 'evaluators.key'],
  ['g l', 'labelling.key.go'],
  ['g d', 'keys.health'],
  ['g s', 'keys.settings'],
  ['j / k', 'keys.rows'],
  ['Enter', 'keys.open'],
  ['?', 'keys.sheet'],
] as const;

const PAGES: Record<string, string> = {
  h: '',
  t: '/traces',
  q: '/quality',
  r: '/drift',
  i: '/incidents',
  e: '/evaluators',
  l: '/labelling',
  d: '/health',
  s: '/settings',
};

/** The keys of the console, and the ones that work on every page. Dead while somebody types. */
export function KeySheet(props: { project: string }) {
  const t = useTranslate();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const { project } = props;

  useEffect(() => {
    let afterG = false;
    const listen = (event: KeyboardEvent) => {
      if (!isBareKey(event)) return;
      if (event.key === '?') dialog.current?.showModal();
      const page = PAGES[event.key];
      if (afterG && page !== undefined) router.push(`/${project}${page}${scopeOf(location)}`);
      afterG = event.key === 'g';
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [project, router]);

  return (
    <>
      <button
        type="button"
        className="control"
        aria-label={t('keys.title')}
        onClick={() => dialog.current?.showModal()}
      >
        <Keyboard size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto rounded-panel border border-line bg-surface p-6 text-ink shadow-overlay backdrop:bg-ink/40"
      >
        <h2 id="keys-title" className="mb-3 text-section font-strong">
          {t('keys.title')}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {KEYS.map(([key, name]) => (
            <div key={key} className="contents">
              <dt className="font-mono">{key}</dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4 text-right">
          <button type="submit" className="control">
            {t('keys.close')}
          </button>
        </form>
      </dialog>
    </>
  );
}

function scopeOf({ search }: Location): string {
  return carryScope(new URLSearchParams(search));
}
