'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi, type ResultOf } from '../../api-client';
import { useFormat } from '../../ui/format/format-provider';
import { scopeQueryOf } from '../../ui/scope/scope';
import { useScope } from '../../ui/scope/use-scope';
import { GROUNDEDNESS } from '../rag/read-judgement';
import { type AnswerState, mayLackProcess, stateOfAnswers } from './answers';

const REFRESH_MS = 15_000;

export interface Answers {
  readonly quality: ResultOf<'getQuality'>;
  readonly state: AnswerState;
}

/**
 * How far answers have support. Apart from the other numbers of Home, which do not wait for it; undefined until it is
 * known, and where it cannot be read.
 */
export function useAnswers(project: string): Answers | undefined {
  const { timeZone } = useFormat();
  const { scope, key } = useScope();
  const params = { project };
  const { data: quality } = useQuery({
    queryKey: ['home-answers', project, key],
    queryFn: ({ signal }) => {
      const query = { ...scopeQueryOf(scope, Date.now()), evaluator: GROUNDEDNESS, timeZone };
      return callApi('getQuality', { params, query }, signal);
    },
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const isDoubtful = quality !== undefined && mayLackProcess(quality);
  const evaluators = useQuery({
    queryKey: ['evaluators', project],
    queryFn: ({ signal }) => callApi('listEvaluators', { params }, signal),
    enabled: isDoubtful,
    refetchInterval: REFRESH_MS,
  });
  if (!quality || (isDoubtful && evaluators.isPending)) return undefined;
  const hasProcess = isDoubtful ? evaluators.data && evaluators.data.processes.length > 0 : undefined;
  return { quality, state: stateOfAnswers({ ...quality, hasProcess }) };
}
