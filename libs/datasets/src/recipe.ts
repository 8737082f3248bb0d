import {
  DATASET_STEPS,
  type DatasetFilter,
  type DatasetManifest,
  type DatasetRow,
  type DatasetStep,
  MOST_DATASET_BYTES,
} from '@almenara/contract';
import type { Candidate, CandidateContent } from './candidate.js';
import { chooseSplit } from './choose-split.js';
import { composeChat } from './compose-chat.js';
import { decideLabel, preferenceOf } from './decide-label.js';
import { sha256 } from './digest.js';
import { NearDuplicates, wordTriples } from './near-duplicates.js';
import { type MaskedCounts, scrub } from './scrub.js';

/** A longer row would fill the context of what is trained. */
const MOST_ROW_BYTES = 200_000;

/** Candidates in the order in which they are to be taken: the same for the same answers. */
export function orderCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map((candidate) => ({
      candidate,
      preference: preferenceOf(candidate),
      digest: sha256(`${candidate.traceId}\n${candidate.spanId}`),
    }))
    .sort((a, b) => a.preference - b.preference || (a.digest < b.digest ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/**
 * Makes rows of answers, one at a time and in their order, and keeps count of what each step drops. A text that was
 * dropped is not what later ones are compared with.
 */
export class Recipe {
  private readonly came = new Map<DatasetStep, number>();
  private readonly dropped = new Map<DatasetStep, Record<string, number>>();
  private readonly masked: MaskedCounts = {};
  private readonly groups = new Map<string, number>();
  private readonly traces = new Set<string>();
  private readonly alike: NearDuplicates;
  private readonly sources = { correction: 0, human: 0, judge: 0 };
  private readonly labels = { bad: 0, good: 0 };
  private readonly splits = { train: 0, held_out: 0 };
  private rows = 0;
  private bytes = 0;

  constructor(
    private readonly project: string,
    private readonly filter: DatasetFilter,
    private readonly mostBytes = MOST_DATASET_BYTES,
  ) {
    this.alike = new NearDuplicates(filter.similarity);
  }

  /** True when whatever comes could only be dropped. */
  get isFull(): boolean {
    return this.rows >= this.filter.maxRows;
  }

  get traceIds(): readonly string[] {
    return [...this.traces].sort();
  }

  /** The line of a candidate, with its end; undefined when it was dropped. */
  take(candidate: Candidate, content: CandidateContent): string | undefined {
    this.enter('judged');
    const decision = decideLabel(candidate, this.filter.outcomes);
    if ('dropped' in decision) return this.drop('judged', decision.dropped);
    this.enter('readable');
    const chat = composeChat(candidate, content);
    if ('dropped' in chat) return this.drop('readable', chat.dropped);
    this.enter('safe');
    if (content.unsafe.length > 0) return this.drop('safe', content.unsafe.toSorted()[0]!);

    this.enter('scrubbed');
    const masked: MaskedCounts = {};
    const group = scrub(candidate.group, {});
    const { label, source, reason } = decision;
    const session = content.spans.find(({ sessionId }) => sessionId)?.sessionId;
    const split = chooseSplit(this.project, session ?? candidate.traceId, this.filter.heldOut);
    const row: DatasetRow = {
      messages: chat.messages.map(({ role, content: text }) => ({ role, content: scrub(text, masked) })),
      metadata: {
        trace: nameOf(candidate.traceId),
        span: nameOf(candidate.spanId),
        split,
        source,
        reason: scrub(reason, {}),
        label,
        ...(this.filter.groupBy === 'none' ? {} : { group }),
      },
    };
    const line = `${JSON.stringify(row)}\n`;
    const bytes = Buffer.byteLength(line);
    this.enter('short');
    if (bytes > MOST_ROW_BYTES) return this.drop('short', 'row_too_long');
    this.enter('distinct');
    const triples = wordTriples(scrub(chat.question, {}));
    if (this.alike.has(triples)) return this.drop('distinct', 'near_duplicate');
    this.enter('balanced');
    const inGroup = this.groups.get(group) ?? 0;
    if (this.filter.groupBy !== 'none' && inGroup >= this.filter.perGroup) {
      return this.drop('balanced', 'group_full');
    }
    this.enter('bounded');
    if (this.rows >= this.filter.maxRows) return this.drop('bounded', 'row_limit');
    if (this.bytes + bytes > this.mostBytes) return this.drop('bounded', 'file_limit');

    this.alike.keep(triples);
    this.groups.set(group, inGroup + 1);
    this.traces.add(candidate.traceId);
    this.sources[source]++;
    this.labels[label]++;
    this.splits[split]++;
    for (const [kind, count] of Object.entries(masked)) this.masked[kind] = (this.masked[kind] ?? 0) + count;
    this.rows++;
    this.bytes += bytes;
    return line;
  }

  /** What a manifest tells of the rows and of how they came about. */
  summary(): Pick<DatasetManifest, 'steps' | 'masked' | 'groups' | 'lineage' | 'duplicates'> & {
    file: Omit<DatasetManifest['file'], 'sha256'>;
  } {
    return {
      file: {
        rows: this.rows,
        bytes: this.bytes,
        train: this.splits.train,
        heldOut: this.splits.held_out,
        sources: this.sources,
        labels: this.labels,
      },
      steps: DATASET_STEPS.map((step) => ({
        step,
        came: this.came.get(step) ?? 0,
        dropped: this.dropped.get(step) ?? {},
      })),
      masked: this.masked,
      duplicates: {
        method: 'Jaccard similarity of the word triples of the last question, exact',
        similarity: this.filter.similarity,
      },
      groups: {
        by: this.filter.groupBy,
        rows: Object.fromEntries([...this.groups].sort(([a], [b]) => (a < b ? -1 : 1))),
      },
      lineage: { digest: 'sha256', traces: [...this.traces].map(sha256).sort() },
    };
  }

  private enter(step: DatasetStep): void {
    this.came.set(step, (this.came.get(step) ?? 0) + 1);
  }

  private drop(step: DatasetStep, reason: string): undefined {
    const reasons = this.dropped.get(step) ?? {};
    this.dropped.set(step, { ...reasons, [reason]: (reasons[reason] ?? 0) + 1 });
  }
}

/** Applications choose ids, and may put anything in them. */
function nameOf(id: string): string {
  return scrub(id, {}) === id ? id : `sha256:${sha256(id)}`;
}
