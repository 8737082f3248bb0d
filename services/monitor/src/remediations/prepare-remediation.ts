import { type Criterion, SEGMENT_DIMENSIONS } from '@almenara/contract';
import type { IncidentDetail, Preparation, RollBack, StoredRemediation } from '@almenara/control-plane';
import { buildRequest } from '@almenara/remediation';
import { findUsualVersion, listBlamedDocuments } from '@almenara/trace-store';
import type { MonitorOptions } from '../monitor-options.js';
import { buildCriterion } from './build-criterion.js';
import { incidentWindows } from './incident-windows.js';
import { kindOf, rollBackKindOf } from './judged.js';

/** Under fewer answers a document may support none by chance. */
const LEAST_ANSWERS = 5;
const MOST_DOCUMENTS = 1000;

export type Unprepared = StoredRemediation & { readonly sendExamples: boolean };

/** Everything that stands before a job is asked for: what is asked, what will have to hold, what to go back to. */
export async function prepareRemediation(
  options: MonitorOptions,
  remediation: Unprepared,
  incident: IncidentDetail,
): Promise<Preparation> {
  const { project, id, action, reason, subjects, attempt, deadline, sendExamples } = remediation;
  const now = (options.now ?? Date.now)();
  const criterion = await buildCriterion(options, remediation, incident, now);
  const request = buildRequest({
    project,
    remediation: id,
    action,
    incident: incident.key,
    cause: incident.cause,
    reason,
    subjects,
    attempt,
    expiresAt: deadline.toISOString(),
    criterion,
    dryRun: false,
    attribution: incident.evidence.attribution,
    neverSupporting: action === 're_index' ? await listNeverSupporting(options, project, criterion) : [],
    sendExamples,
    rollBackKind: rollBackKindOf(remediation),
  });
  return { criterion, request, lastGood: await findLastGood(options, project, incident, criterion, now) };
}

/** Documents under whose answers none is supported, as far as they are judged. */
async function listNeverSupporting(
  { store }: MonitorOptions,
  project: string,
  criterion: Criterion | null,
): Promise<string[]> {
  if (criterion?.metric.evaluator !== 'groundedness') return [];
  const { metric, before, segment } = criterion;
  const dimension = SEGMENT_DIMENSIONS.find(
    (each) => segment?.kind === 'value' && each === segment.dimension,
  );
  // Language is no field of a span that a filter could name.
  const cut =
    segment?.kind === 'value' && dimension && dimension !== 'language'
      ? { [dimension]: [segment.value] }
      : {};
  const { documents } = await listBlamedDocuments(
    store,
    project,
    { from: before.from, to: before.to, ...cut },
    {
      evaluator: metric.evaluator,
      version: metric.evaluatorVersion,
      failing: metric.badLabels ? { labels: metric.badLabels } : {},
      leastAnswers: LEAST_ANSWERS,
      mostDocuments: MOST_DOCUMENTS,
    },
  );
  return documents.filter(({ n, bad }) => n === bad).map(({ documentId }) => documentId);
}

/** The version that answers carried when all was well. */
async function findLastGood(
  { store }: MonitorOptions,
  project: string,
  incident: IncidentDetail,
  criterion: Criterion | null,
  now: number,
): Promise<RollBack | null> {
  if (!criterion) return null;
  const { field } = criterion.marker;
  const to = await findUsualVersion(store, project, field, incidentWindows(incident, now).reference);
  return to === undefined ? null : { to, kind: kindOf(field) };
}
