'use client';

import { Flame } from 'lucide-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { countInTitle } from './count-in-title';
import { useOpenIncidents } from './use-open-incidents';

/** Burns in the top bar while incidents are open, and tells their number in the title. Its place is kept. */
export function Beacon(props: { project: string }) {
  const t = useTranslate();
  const { data } = useOpenIncidents(props.project);
  const open = data?.open ?? 0;
  useEffect(() => {
    const mark = () => {
      const title = countInTitle(document.title, open);
      if (title !== document.title) document.title = title;
    };
    mark();
    // Every page sets its own title when it opens.
    const titles = new MutationObserver(mark);
    titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => titles.disconnect();
  }, [open]);
  const isLit = open > 0;
  return (
    <Link
      href={`/${props.project}/incidents?state=open`}
      aria-label={t('incidents.beacon', { count: open })}
      title={t('incidents.beacon', { count: open })}
      data-beacon={open}
      className={`control min-w-14 justify-center ${isLit ? 'border-ember bg-ember-tint font-strong text-ember-on-tint hover:bg-ember-tint' : 'text-ink-3'}`}
    >
      <Flame
        size={16}
        strokeWidth={1.75}
        aria-hidden="true"
        className={isLit ? 'fill-ember text-ember' : ''}
      />
      {open}
    </Link>
  );
}
