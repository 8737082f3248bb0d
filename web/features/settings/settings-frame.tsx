'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { SETTINGS_TABS } from './settings-tabs';

/** Title and tabs around every settings page. Tabs are links: each has an address of its own. */
export function SettingsFrame(props: { project: string; children: ReactNode }) {
  const t = useTranslate();
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);
  const here = SETTINGS_TABS.find((tab) => path.endsWith(`/settings/${tab}`));
  useEffect(() => {
    // Where the tabs do not fit, the chosen one is brought into sight.
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (chosen && list.current) list.current.scrollLeft = chosen.offsetLeft - list.current.offsetLeft - 16;
  }, [here]);
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <h1 className="text-page font-strong">{t('shell.settings')}</h1>
      <nav aria-label={t('settings.sections')} className="border-b border-line">
        <ul ref={list} className="-mb-px flex gap-1 overflow-x-auto p-1 pb-0">
          {SETTINGS_TABS.map((tab) => (
            <li key={tab} className="shrink-0">
              <Link
                href={`/${props.project}/settings/${tab}`}
                aria-current={tab === here ? 'page' : undefined}
                className={`block rounded-t-control border-b-2 px-3 py-2 whitespace-nowrap ${
                  tab === here
                    ? 'border-ink font-strong text-ink'
                    : 'border-transparent text-ink-2 hover:bg-raised'
                }`}
              >
                {t(`settings.tab.${tab}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {props.children}
    </div>
  );
}
