'use client';

import { Activity, FlaskConical, Flame, House, Rows3, Scale, Settings, Waves } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { LAB_PAGES } from '../../features/lab/lab-pages';
import { RESPONSE_PAGES } from '../../features/response/response-pages';
import { useTranslate } from '../../i18n/i18n-provider';
import { carryScope } from '../scope/scope';

/** The pages of a project. The scope goes along from one to the next. */
export function Rail(props: { project: string }) {
  const t = useTranslate();
  const path = usePathname();
  const carried = carryScope(new URLSearchParams(useSearchParams().toString()));
  const home = `/${props.project}`;
  const pages = [
    { href: home, name: t('shell.home'), Icon: House, isHere: path === home },
    {
      href: `${home}/traces`,
      name: t('shell.traces'),
      Icon: Rows3,
      isHere: path.startsWith(`${home}/traces`) || path.startsWith(`${home}/sessions`),
    },
    { href: `${home}/quality`, name: t('shell.quality'), Icon: Scale, isHere: path === `${home}/quality` },
    {
      href: `${home}/drift`,
      name: t('shell.drift'),
      Icon: Waves,
      isHere: path.startsWith(`${home}/drift`),
    },
    {
      href: `${home}/incidents`,
      name: t('shell.incidents'),
      Icon: Flame,
      isHere: RESPONSE_PAGES.some((page) => path.startsWith(`${home}/${page}`)),
    },
    {
      href: `${home}/${LAB_PAGES[0]}`,
      name: t('shell.lab'),
      Icon: FlaskConical,
      isHere: LAB_PAGES.some((page) => path.startsWith(`${home}/${page}`)),
    },
    { href: `${home}/health`, name: t('shell.health'), Icon: Activity, isHere: path === `${home}/health` },
    {
      href: `${home}/settings`,
      name: t('shell.settings'),
      Icon: Settings,
      isHere: path.startsWith(`${home}/settings`),
    },
  ];
  return (
    <nav aria-label={t('shell.pages')} className="grid grid-cols-4 gap-1 md:flex md:flex-col md:p-2">
      {pages.map(({ href, name, Icon, isHere }) => (
        <Link
          key={href}
          href={`${href}${carried}`}
          aria-current={isHere ? 'page' : undefined}
          className={`flex h-12 flex-col items-center justify-center gap-0.5 rounded-control px-1 text-center text-meta leading-tight hover:bg-raised md:h-auto md:flex-row md:justify-start md:gap-2 md:px-3 md:py-2 md:text-left md:text-body ${
            isHere ? 'bg-selected font-strong text-ink' : 'text-ink-2'
          }`}
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
          {name}
        </Link>
      ))}
    </nav>
  );
}
