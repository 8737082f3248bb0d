'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';

const REPLAY = 'demo';
const DESK = 'demo-desk';

/** Where the demo of the closed loop is, and what is to be seen there. */
export function DemoHint(props: { project: string }) {
  const t = useTranslate();
  const { data: projects } = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => callApi('listProjects', {}, signal),
    enabled: props.project === REPLAY,
  });
  if (props.project === DESK)
    return <Hint text={t('home.demo.desk')} href={`/${DESK}/incidents`} link={t('shell.incidents')} />;
  if (!projects?.items.some(({ id }) => id === DESK)) return null;
  return <Hint text={t('home.demo.replay')} href={`/${DESK}`} link={t('home.demo.deskName')} />;
}

function Hint(props: { text: string; href: string; link: string }) {
  return (
    <p className="mb-4 text-data text-ink-2" data-demo-hint>
      {props.text}{' '}
      <Link href={props.href} className="text-accent underline">
        {props.link}
      </Link>
    </p>
  );
}
