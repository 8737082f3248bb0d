'use client';

import { parseAsJson, useQueryState } from 'nuqs';
import { readChange, withChange, writeChange } from './draft-in-address';
import type { MonitorDraft } from './monitor-draft';

const DRAFT = parseAsJson(readChange).withOptions({ history: 'replace', scroll: false });

/** The form's content, of which the address holds what was changed: it outlives a reload and can be sent. */
export function useDraft(start: MonitorDraft) {
  const [change, setChange] = useQueryState('draft', DRAFT);
  const draft = withChange(start, change);
  return {
    draft,
    isChanged: change !== null,
    setDraft: (next: MonitorDraft) => void setChange(writeChange(next, start)),
  };
}
