'use client';

import type { DataHealth } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';
import { DeadLetterSample } from './dead-letter-sample';
import { ReplayDialog } from './replay-dialog';

/** What was accepted and could not be stored, by reason. Contents are for admins; others see how many. */
export function DeadLetters(props: {
  project: string;
  letters: DataHealth['deadLetters'];
  refreshMs: number;
}) {
  const t = useTranslate();
  const format = useFormat();
  const isAdmin = useMay('admin');
  const { open, oldestAt } = props.letters;
  return (
    <Section
      title={t('health.deadLetters')}
      text={
        open === 0
          ? t('health.deadLetters.none')
          : t('health.deadLetters.open', { count: open, since: format.dateTime(oldestAt) })
      }
    >
      {open === 0 ? null : isAdmin ? (
        <Reasons project={props.project} refreshMs={props.refreshMs} />
      ) : (
        <p className="text-ink-2" data-state="forbidden">
          {t('health.deadLetters.forAdmins', { role: t('role.admin') })}
        </p>
      )}
    </Section>
  );
}

function Reasons(props: { project: string; refreshMs: number }) {
  const t = useTranslate();
  const format = useFormat();
  const [shown, setShown] = useState<string>();
  /** Null replays all reasons. */
  const [replayed, setReplayed] = useState<string | null>();
  const reasons = useQuery({
    queryKey: ['dead-letter-reasons', props.project],
    queryFn: ({ signal }) => callApi('listDeadLetterReasons', { params: { project: props.project } }, signal),
    refetchInterval: props.refreshMs,
  });
  return (
    <Loaded query={reasons} needs="admin" skeleton="h-32">
      {({ items }) => (
        <>
          <Table label={t('health.deadLetters')}>
            <thead>
              <tr>
                <th scope="col">{t('health.reason')}</th>
                <th scope="col" className="text-right">
                  {t('health.letters')}
                </th>
                <th scope="col" className="text-right">
                  {t('health.failedAgain')}
                </th>
                <th scope="col">{t('health.lastAt')}</th>
                <th scope="col">{t('list.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((group) => (
                <tr key={group.reason}>
                  <th scope="row" className="max-w-96 min-w-48 font-normal break-words">
                    {group.reason}
                    {group.notReplayable > 0 ? (
                      <span className="block text-meta text-ink-2">
                        {t('health.notReplayable', { count: group.notReplayable })}
                      </span>
                    ) : null}
                  </th>
                  <td className="text-right">{format.count(group.count)}</td>
                  <td className="text-right">{format.count(group.failedAgain)}</td>
                  <td className="whitespace-nowrap">{format.dateTime(group.lastAt)}</td>
                  <td>
                    <div className="flex flex-wrap gap-2">
                      <button
                        type="button"
                        className="control"
                        aria-expanded={shown === group.reason}
                        aria-label={t('health.sampleOf', { reason: group.reason })}
                        onClick={() => setShown(shown === group.reason ? undefined : group.reason)}
                      >
                        {t('health.sample')}
                      </button>
                      <button
                        type="button"
                        className="control"
                        aria-label={t('health.replayOf', { reason: group.reason })}
                        disabled={group.count === group.notReplayable}
                        onClick={() => setReplayed(group.reason)}
                      >
                        <RotateCw size={14} aria-hidden="true" />
                        {t('health.replay')}
                      </button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          {shown === undefined ? null : <DeadLetterSample project={props.project} reason={shown} />}
          {items.length > 1 ? (
            <button type="button" className="control self-start" onClick={() => setReplayed(null)}>
              <RotateCw size={14} aria-hidden="true" />
              {t('health.replayAll')}
            </button>
          ) : null}
          <ReplayDialog
            project={props.project}
            reason={replayed ?? undefined}
            isOpen={replayed !== undefined}
            onClose={() => setReplayed(undefined)}
          />
        </>
      )}
    </Loaded>
  );
}
