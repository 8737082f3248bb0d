import type { Criterion, Segment } from '@almenara/contract';
import type { IncidentDetail, StoredRemediation } from '@almenara/control-plane';
import { chooseSegment, fixCriterion } from '@almenara/remediation';
import { listEvaluatorVersions, listJudgedAnswers } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { chooseMetric } from './choose-metric.js';
import { incidentWindows } from './incident-windows.js';
import { markerOf, MOST_ANSWERS, toJudged } from './judged.js';

const MOST_QUESTIONS = 1000;
/** The stream of what users ask. */
const QUESTIONS = 'prompt';

/** What has to hold for the job to have helped, from the incident's frozen evidence. Null where nothing scores answers. */
export async function buildCriterion(
  { store, controlPlane }: MonitorOptions,
  remediation: StoredRemediation,
  incident: IncidentDetail,
  now: number,
): Promise<Criterion | null> {
  const { project, action, wishes } = remediation;
  const { before, reference } = incidentWindows(incident, now);
  const heard = await listEvaluatorVersions(store, project, toIso(before.since));
  const metric = chooseMetric(incident.stream, heard, await controlPlane.evaluators.list());
  if (!metric) return null;
  const segment = wishes.wholeTraffic ? null : segmentOf(incident);
  const read = (range: { since: number; until: number }, part: 'inside' | 'all') =>
    listJudgedAnswers(store, project, {
      metric,
      segment,
      part,
      versions: 'pinned',
      order: 'actor',
      limit: MOST_ANSWERS,
      ...range,
    });
  const [asked, inReference, usual] = [
    await read(before, 'inside'),
    await read(reference, 'inside'),
    await read(reference, 'all'),
  ];
  const questions = new Map<string, boolean>();
  for (const { question, bad } of asked) if (!questions.has(question)) questions.set(question, bad === 1);
  return fixCriterion({
    metric,
    action,
    segment,
    window: { from: toIso(before.since), to: toIso(before.until) },
    referenceWindow: { from: toIso(reference.since), to: toIso(reference.until) },
    before: asked.map(toJudged),
    reference: inReference.map(toJudged),
    usual: usual.map(toJudged),
    questions: [...questions].slice(0, MOST_QUESTIONS).map(([hash, bad]) => ({ hash, bad })),
    marker: markerOf(remediation),
    difference: wishes.difference,
    until: wishes.until,
  });
}

/** Answers are told apart by what was asked, so topics count only where they are those of questions. */
function segmentOf({ streams, evidence: { attribution } }: IncidentDetail): Segment | null {
  const asked = streams.find(({ stream }) => stream === QUESTIONS);
  if (asked) return chooseSegment(asked.evidence.attribution);
  return chooseSegment(attribution && { ...attribution, clusters: [] });
}

const toIso = (time: number): string => new Date(time).toISOString();
