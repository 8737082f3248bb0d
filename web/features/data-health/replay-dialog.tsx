'use client';

import type { Replay } from '@almenara/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { ActionProblem } from '../../ui/form/action-problem';
import { Loaded } from '../../ui/states/loaded';
import { ReplayProgress } from './replay-progress';
import { isUnfinished } from './replay-state';

const POLL_MS = 500;

/** Counts first, asks, replays, and stays until the end is known. */
export function ReplayDialog(props: {
  project: string;
  /** Without one all reasons. */
  reason: string | undefined;
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useTranslate();
  return (
    <Dialog title={t('health.replay.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <ReplaySteps {...props} />
    </Dialog>
  );
}

function ReplaySteps(props: Parameters<typeof ReplayDialog>[0]) {
  const t = useTranslate();
  const client = useQueryClient();
  const params = { project: props.project };
  const asked = props.reason === undefined ? {} : { reason: props.reason };
  const dry = useQuery({
    queryKey: ['replay-count', props.project, props.reason],
    queryFn: ({ signal }) =>
      callApi('replayDeadLetters', { params, body: { ...asked, dryRun: true } }, signal),
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: () => callApi('replayDeadLetters', { params, body: { ...asked, dryRun: false } }),
  });
  const started = start.data?.replay ?? undefined;
  const progress = useQuery({
    queryKey: ['replay', props.project, started?.id],
    queryFn: ({ signal }) => callApi('getReplay', { params: { ...params, replay: started!.id } }, signal),
    enabled: started !== undefined,
    refetchInterval: ({ state }) => (isUnfinished(state.data) ? POLL_MS : false),
  });
  const replay: Replay | undefined = progress.data ?? started;
  const isOver = replay !== undefined && !isUnfinished(replay);
  useEffect(() => {
    if (isOver) void client.invalidateQueries();
  }, [isOver, client]);

  return (
    <div className="flex flex-col gap-3">
      {props.reason === undefined ? null : <p className="break-words text-ink-2">{props.reason}</p>}
      {replay === undefined ? (
        <Loaded query={dry} needs="admin" skeleton="h-12">
          {({ count, notReplayable }) => (
            <div className="flex max-w-[60ch] flex-col gap-2">
              <p>{t('health.replay.count', { count })}</p>
              {notReplayable > 0 ? <p>{t('health.notReplayable', { count: notReplayable })}</p> : null}
              {count > 0 ? <p className="text-ink-2">{t('health.replay.harmless')}</p> : null}
            </div>
          )}
        </Loaded>
      ) : (
        <ReplayProgress replay={replay} />
      )}
      <ActionProblem error={start.error ?? progress.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" className="control" onClick={props.onClose}>
          {replay === undefined ? t('confirm.cancel') : t('keys.close')}
        </button>
        {replay === undefined ? (
          <button
            type="button"
            className="control-primary"
            disabled={!dry.data || dry.data.count === 0 || start.isPending}
            onClick={() => start.mutate()}
          >
            {t('health.replay.start')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
