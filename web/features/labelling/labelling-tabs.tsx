'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';
import { LinkTabs } from '../../ui/tabs/link-tabs';

/** Title of labelling, and its two sides: giving labels, and what they tell. The question goes along. */
export function LabellingTabs(props: { project: string }) {
  const t = useTranslate();
  const path = usePathname();
  const question = useSearchParams().get('question');
  const carried = question === null ? '' : `?${new URLSearchParams({ question }).toString()}`;
  const here = `/${props.project}/labelling`;
  const tabs = [
    { href: `${here}${carried}`, name: t('labelling.tab.desk'), isHere: path === here },
    {
      href: `${here}/agreement${carried}`,
      name: t('labelling.tab.agreement'),
      isHere: path === `${here}/agreement`,
    },
  ];
  return (
    <div className="mb-4 flex flex-col gap-1">
      <h1 className="text-page font-strong">{t('labelling.title')}</h1>
      <LinkTabs label={t('labelling.tabs')} tabs={tabs} />
    </div>
  );
}
