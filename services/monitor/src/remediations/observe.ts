import type { Criterion } from '@almenara/contract';
import type { StoredRemediation } from '@almenara/control-plane';
import { HOUR_MS, type VerificationObservations } from '@almenara/remediation';
import { countMarkedAnswers, type JudgedAnswerQuery, listJudgedAnswers } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { MOST_ANSWERS, toJudged } from './judged.js';

/** Older ones would hide that the newest are good already. */
const MOST_LATELY = 100;

/** What the store knows of a job that succeeded, by the criterion that was fixed before it. */
export async function observe(
  { store }: MonitorOptions,
  remediation: StoredRemediation,
  criterion: Criterion,
  now: number,
): Promise<VerificationObservations> {
  const { project } = remediation;
  const { metric, segment, marker, before } = criterion;
  const succeededAt = remediation.finishedAt!.getTime();
  const after = { since: succeededAt, until: Math.min(now, succeededAt + criterion.until * HOUR_MS) };
  const earlier = { since: Date.parse(before.from), until: Date.parse(before.to) };
  const inside = segment === null ? 'all' : 'inside';
  const read = (told: Pick<JudgedAnswerQuery, 'part' | 'since' | 'until'> & Partial<JudgedAnswerQuery>) =>
    listJudgedAnswers(store, project, {
      metric,
      segment,
      versions: 'pinned',
      order: 'actor',
      limit: MOST_ANSWERS,
      ...told,
    });
  const marked = await read({ part: inside, marker, order: 'time', ...after });
  const others = await read({ part: inside, marker, versions: 'others', ...after });
  const lately = await read({
    part: inside,
    without: marker,
    order: 'newest',
    limit: MOST_LATELY,
    since: earlier.until,
    until: succeededAt,
  });
  const then = { since: lately.at(-1)?.at ?? succeededAt, until: succeededAt };
  const judged = new Set(marked.map(({ answer }) => answer));
  const isCompared = criterion.difference === 'unaffected';
  const none = Promise.resolve([]);
  return {
    marked: marked.map(toJudged),
    before: (await read({ part: inside, ...earlier })).map(toJudged),
    othersBefore: (await (isCompared ? read({ part: 'outside', ...earlier }) : none)).map(toJudged),
    othersAfter: (await (isCompared ? read({ part: 'outside', ...after }) : none)).map(toJudged),
    lately: lately.map(toJudged),
    othersLately: (await (isCompared ? read({ part: 'outside', ...then }) : none)).map(toJudged),
    otherVersions: others.filter(({ answer }) => !judged.has(answer)).length,
    markedBefore: await countMarkedBefore(store, remediation, criterion),
    // The first answer to each question, as the one before was its first.
    reasked: new Map(marked.toReversed().map(({ question, bad }) => [question, bad])),
  };
}

/** Going back to a version is no new one. */
async function countMarkedBefore(
  store: MonitorOptions['store'],
  { project, action, decidedAt }: StoredRemediation,
  { marker, before, reference }: Criterion,
): Promise<number> {
  if (action === 'roll_back' || !decidedAt) return 0;
  const since = Date.parse(reference?.from ?? before.from);
  return countMarkedAnswers(store, project, marker, { since, until: decidedAt.getTime() });
}
