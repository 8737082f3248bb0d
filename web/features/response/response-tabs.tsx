'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';
import { carryScope } from '../../ui/scope/scope';
import { LinkTabs } from '../../ui/tabs/link-tabs';
import { RESPONSE_PAGES } from './response-pages';

const NAMES = {
  incidents: 'shell.incidents',
  monitors: 'monitors.title',
  remediations: 'remediations.title',
} as const;

/** Leads from what burns to what was done about it. The scope goes along. */
export function ResponseTabs(props: { project: string }) {
  const t = useTranslate();
  const path = usePathname();
  const carried = carryScope(new URLSearchParams(useSearchParams().toString()));
  const tabs = RESPONSE_PAGES.map((page) => {
    const address = `/${props.project}/${page}`;
    return { href: `${address}${carried}`, name: t(NAMES[page]), isHere: path.startsWith(address) };
  });
  return (
    <div className="mb-4">
      <LinkTabs label={t('response.tabs')} tabs={tabs} />
    </div>
  );
}
