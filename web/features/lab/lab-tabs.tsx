'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';
import { carryScope } from '../../ui/scope/scope';
import { LinkTabs } from '../../ui/tabs/link-tabs';
import { LAB_PAGES } from './lab-pages';

/** Title of where judgements are made: by evaluators and by people. The scope goes along. */
export function LabTabs(props: { project: string }) {
  const t = useTranslate();
  const path = usePathname();
  const carried = carryScope(new URLSearchParams(useSearchParams().toString()));
  const tabs = LAB_PAGES.map((page) => {
    const address = `/${props.project}/${page}`;
    return {
      href: `${address}${carried}`,
      name: t(`${page}.title`),
      isHere: path === address || path.startsWith(`${address}/`),
    };
  });
  return (
    <div className="mb-4 flex flex-col gap-1">
      <h1 className="text-page font-strong">{t('shell.lab')}</h1>
      <LinkTabs label={t('lab.tabs')} tabs={tabs} />
    </div>
  );
}
