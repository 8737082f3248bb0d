'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';
import { carryScope } from '../../ui/scope/scope';
import { LinkTabs } from '../../ui/tabs/link-tabs';

/** Title of the traces of a project, told one by one or as sessions. The scope goes along. */
export function TracesTabs(props: { project: string }) {
  const t = useTranslate();
  const path = usePathname();
  const carried = carryScope(new URLSearchParams(useSearchParams().toString()));
  const tabs = (['traces', 'sessions'] as const).map((tab) => ({
    href: `/${props.project}/${tab}${carried}`,
    name: t(`traces.tab.${tab}`),
    isHere: path.endsWith(`/${tab}`),
  }));
  return (
    <div className="mb-4 flex flex-col gap-1">
      <h1 className="text-page font-strong">{t('shell.traces')}</h1>
      <LinkTabs label={t('traces.tabs')} tabs={tabs} />
    </div>
  );
}
