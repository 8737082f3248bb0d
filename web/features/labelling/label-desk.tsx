'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Loaded } from '../../ui/states/loaded';
import { EmptyQueuePanel } from './empty-queue-panel';
import { LabelForm } from './label-form';
import { LastLabel } from './last-label';
import { ProgressLine } from './progress-line';
import { Rubric } from './rubric';
import { useQuestion } from './use-question';

const STRATEGIES = ['uniform', 'targeted'] as const;
/** While nothing waits, somebody may score or skip something. */
const POLL_EMPTY_MS = 15_000;

/** What should a human look at next? One answer at a time, and the next one as soon as it is judged. */
export function LabelDesk(props: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const question = useQuestion();
  const [strategy, setStrategy] = useQueryState(
    'strategy',
    parseAsStringLiteral(STRATEGIES).withDefault('uniform').withOptions({ history: 'push' }),
  );
  const params = { project: props.project };
  const queueKey = ['label-queue', props.project, question, strategy];
  const queue = useQuery({
    queryKey: queueKey,
    queryFn: ({ signal }) => callApi('nextLabelItem', { params, query: { question, strategy } }, signal),
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data?.item === null ? POLL_EMPTY_MS : false),
  });
  const goOn = () => client.invalidateQueries({ queryKey: ['label-queue', props.project, question] });
  const last = useMutation({
    mutationFn: (body: LabelBody) => callApi('createLabel', { params, body }),
    onSuccess: goOn,
  });
  const skip = useMutation({
    mutationFn: (body: PlaceBody) => callApi('skipLabelItem', { params, body }),
    onSuccess: goOn,
  });
  const undo = useMutation({
    mutationFn: (label: string) => callApi('revokeLabel', { params: { ...params, label } }),
    onSuccess: async () => {
      last.reset();
      await goOn();
    },
  });
  const given = last.data;
  const undoLast = given ? () => undo.mutate(given.label.id) : undefined;
  return (
    <div className="flex max-w-7xl flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div role="group" aria-label={t('labelling.strategy')} className="flex flex-wrap gap-1">
          {STRATEGIES.map((each) => (
            <button
              key={each}
              type="button"
              className="control"
              aria-pressed={each === strategy}
              onClick={() => void setStrategy(each)}
            >
              {t(`labelling.strategy.${each}`)}
            </button>
          ))}
        </div>
        {queue.data ? <ProgressLine progress={queue.data.progress} /> : null}
        <p className="hidden w-full text-meta text-ink-2 md:block">
          {t(`labelling.strategy.${strategy}.text`)}
        </p>
      </div>
      {queue.data?.item ? <Rubric question={question} /> : null}
      <LastLabel project={props.project} answer={given} error={last.error ?? skip.error ?? undo.error} />
      <Loaded query={queue} needs="labeller" skeleton="h-[60dvh]">
        {({ item, verdicts, empty }) =>
          item ? (
            <LabelForm
              // A new answer begins with an empty draft.
              key={`${item.traceId} ${item.spanId} ${item.heldUntil}`}
              item={item}
              verdicts={verdicts}
              isBusy={last.isPending || skip.isPending || undo.isPending || queue.isFetching}
              onCommit={last.mutate}
              onSkip={skip.mutate}
              onUndo={undoLast}
            />
          ) : (
            <EmptyQueuePanel
              project={props.project}
              question={question}
              reason={empty ?? 'all_done'}
              other={strategy === 'uniform' ? 'targeted' : 'uniform'}
              onSwitch={(other) => void setStrategy(other)}
              onUndo={undoLast}
            />
          )
        }
      </Loaded>
    </div>
  );
}

export interface PlaceBody {
  readonly question: string;
  readonly traceId: string;
  readonly spanId: string;
}

export interface LabelBody extends PlaceBody {
  readonly verdict: string;
  readonly sentences: { start: number; end: number; verdict: string }[];
  readonly note?: string;
}
