'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { LinkTabs } from '../../ui/tabs/link-tabs';
import { SETTINGS_TABS } from './settings-tabs';

/** Title and tabs around every settings page. */
export function SettingsFrame(props: { project: string; children: ReactNode }) {
  const t = useTranslate();
  const path = usePathname();
  const tabs = SETTINGS_TABS.map((tab) => ({
    href: `/${props.project}/settings/${tab}`,
    name: t(`settings.tab.${tab}`),
    isHere: `${path}/`.includes(`/settings/${tab}/`),
  }));
  return (
    <div className="flex max-w-5xl flex-col gap-4">
      <h1 className="text-page font-strong">{t('shell.settings')}</h1>
      <LinkTabs label={t('settings.sections')} tabs={tabs} />
      {props.children}
    </div>
  );
}
