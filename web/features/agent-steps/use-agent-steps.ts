'use client';

import type { AgentSteps, StepMark } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { callApi } from '../../api-client';

export interface MarkedSteps {
  /** Undefined while they are looked for. */
  readonly steps: AgentSteps | undefined;
  readonly isError: boolean;
  readonly marksOf: MarksOf;
}

export type MarksOf = (spanId: string) => readonly StepMark[];

const NONE: readonly StepMark[] = [];

/** What agents did in a trace, by span. It comes after the tree, which does not wait for it. */
export function useAgentSteps(params: { project: string; traceId: string }): MarkedSteps {
  const { data, isError } = useQuery({
    queryKey: ['agent-steps', params.project, params.traceId],
    queryFn: ({ signal }) => callApi('getAgentSteps', { params }, signal),
  });
  const bySpan = useMemo(() => {
    const marks = new Map<string, StepMark[]>();
    for (const mark of data?.marks ?? []) {
      const known = marks.get(mark.spanId);
      if (known) known.push(mark);
      else marks.set(mark.spanId, [mark]);
    }
    return marks;
  }, [data]);
  // One function for one answer: graphs are laid out anew when it changes.
  const marksOf = useCallback((spanId: string) => bySpan.get(spanId) ?? NONE, [bySpan]);
  return { steps: data, isError, marksOf };
}
