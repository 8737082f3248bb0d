'use client';

import type { MonitorDetail } from '@almenara/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { callApi, type InputOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { useFormat } from '../../ui/format/format-provider';
import { ForRole } from '../../ui/session/for-role';
import { isRefusedField } from '../../ui/states/problem-key';
import { ActFields } from './act-fields';
import { BacktestPanel } from './backtest-panel';
import { draftOf, EMPTY_DRAFT } from './monitor-draft';
import { readDraft } from './read-draft';
import { monitorAddress, nameOf } from './monitor-name';
import { MuteButton } from './mute-button';
import { RuleFields } from './rule-fields';
import { useDraftBacktest } from './use-backtest';
import { useDraft } from './use-draft';
import { WatchFields } from './watch-fields';

/** What to watch, when it is an alarm, what that does, and beside it what it would have said of the last month. */
export function MonitorEditor(props: {
  project: string;
  /** The one that is changed. */
  monitor?: MonitorDetail;
  /** The one that is copied. */
  copied?: MonitorDetail;
}) {
  const t = useTranslate();
  const router = useRouter();
  const client = useQueryClient();
  const { timeZone } = useFormat();
  const { project, copied } = props;
  const { data: monitor } = useQuery({
    queryKey: ['monitor', project, props.monitor?.id],
    queryFn: ({ signal }) =>
      callApi('getMonitor', { params: { project, monitor: props.monitor!.id } }, signal),
    initialData: props.monitor,
    enabled: false,
  });
  const start = useMemo(() => {
    if (props.monitor) return draftOf(nameOf(props.monitor, t), props.monitor.definition, timeZone);
    if (!copied) return EMPTY_DRAFT;
    return draftOf(t('monitors.copyOf', { name: nameOf(copied, t) }), copied.definition, timeZone);
  }, [props.monitor, copied, t, timeZone]);
  const { draft, isChanged, setDraft } = useDraft(start);
  const [isTried, setIsTried] = useState(false);
  const { wrong, definition } = readDraft(draft, timeZone);
  const backtest = useDraftBacktest(project, monitor?.id, definition);
  const save = useMutation({
    mutationFn: (body: InputOf<'createMonitor'>['body']) =>
      monitor
        ? callApi('changeMonitor', { params: { project, monitor: monitor.id }, body })
        : callApi('createMonitor', { params: { project }, body }),
    onSuccess: (saved) => {
      client.setQueryData(['monitor', project, saved.id], saved);
      void client.invalidateQueries({ queryKey: ['monitors', project] });
      // The saved version is backtested there, after which it can be enabled.
      router.push(`${monitorAddress(project, saved.id)}?backtest=true`);
    },
  });
  const isWrong = (field: string) =>
    (wrong.has(field) && (isTried || field !== 'name')) || isRefusedField(save.error, field);
  // A default that nobody renames keeps its name in every language.
  const nameToSave = () =>
    props.monitor && draft.name === start.name ? props.monitor.name : draft.name.trim();
  const back = monitor ? monitorAddress(project, monitor.id) : `/${project}/monitors`;
  const title = monitor
    ? t('monitors.edit.title', { name: nameOf(monitor, t), version: monitor.version + 1 })
    : t('monitors.new');
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Link
        href={back}
        className="inline-flex min-h-6 items-center gap-1 self-start text-data text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden="true" />
        {t(monitor ? 'monitors.edit.back' : 'monitors.all')}
      </Link>
      <h1 className="text-page font-strong [overflow-wrap:anywhere]">{title}</h1>
      <div className="grid min-w-0 items-start gap-4 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <form
          className="flex min-w-0 flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setIsTried(true);
            if (definition && wrong.size === 0) save.mutate({ name: nameToSave(), definition });
          }}
        >
          <WatchFields project={project} draft={draft} wrong={isWrong} onChange={setDraft} />
          <RuleFields draft={draft} wrong={isWrong} onChange={setDraft} />
          <ActFields
            draft={draft}
            wrong={isWrong}
            onChange={setDraft}
            mute={monitor?.enabled ? <MuteButton project={project} monitor={monitor} /> : null}
          />
          <p role="status" className="min-h-5 text-data text-danger">
            {isTried && wrong.size > 0 ? t('driftSettings.wrong', { count: wrong.size }) : ''}
          </p>
          <ActionProblem error={save.error} />
          <ForRole needs="engineer">
            <div className="flex flex-wrap items-center gap-3">
              <button
                type="submit"
                className="control-primary"
                disabled={save.isPending || (monitor !== undefined && !isChanged)}
              >
                {t(monitor ? 'monitors.saveVersion' : 'monitors.create')}
              </button>
              <span className="text-meta text-ink-2">{t('monitors.save.text')}</span>
            </div>
          </ForRole>
        </form>
        <div className="min-w-0 xl:sticky xl:top-4">
          <BacktestPanel
            project={project}
            query={backtest.query}
            isStale={backtest.isStale}
            isBlocked={definition === undefined}
            idle={null}
            onRun={backtest.run}
          />
        </div>
      </div>
    </div>
  );
}
