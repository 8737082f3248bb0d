'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';

/** The two sides of labelling: giving labels, and what they tell. The question goes along. */
export function LabellingTabs(props: { project: string }) {
  const t = useTranslate();
  const path = usePathname();
  const question = useSearchParams().get('question');
  const carried = question === null ? '' : `?${new URLSearchParams({ question }).toString()}`;
  const here = `/${props.project}/labelling`;
  const sides = [
    { href: here, name: t('labelling.tab.desk') },
    { href: `${here}/agreement`, name: t('labelling.tab.agreement') },
  ];
  return (
    <nav aria-label={t('labelling.tabs')} className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
      {sides.map(({ href, name }) => (
        <Link
          key={href}
          href={`${href}${carried}`}
          aria-current={path === href ? 'page' : undefined}
          className={`inline-flex min-h-6 items-center ${
            path === href ? 'font-strong text-ink' : 'text-accent underline'
          }`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
