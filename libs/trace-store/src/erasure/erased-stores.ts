/** Where the subject and its traces are read from, as subqueries. */
export interface SubjectSource {
  readonly subjects: (kind: 'actor' | 'session' | 'trace' | 'sessionScores' | 'hour') => string;
  readonly traces: string;
}

/** The lists of one erasure. */
export const QUEUED: SubjectSource = {
  subjects: (kind) =>
    `SELECT subject FROM almenara.erasure_subjects WHERE project = {project:String} AND erasure = {erasure:String} AND kind = '${kind}'`,
  traces:
    'SELECT trace_id FROM almenara.erasure_traces WHERE project = {project:String} AND erasure = {erasure:String}',
};

export const ERASED_STORE_NAMES = ['spans', 'traces', 'scores', 'vectors', 'deadLetters'] as const;
export type ErasedStoreName = (typeof ERASED_STORE_NAMES)[number];
export type ErasedCounts = Record<ErasedStoreName, number>;

interface ErasedStore {
  readonly table: string;
  /** Which rows of the project are the subject's. */
  readonly condition: (source: SubjectSource) => string;
}

const inTraces = ({ traces }: SubjectSource) => `trace_id IN (${traces})`;

/** Every table that holds data of subjects; a new one is erased by adding it here. */
export const ERASED_STORES: Readonly<Record<ErasedStoreName, ErasedStore>> = {
  spans: { table: 'spans', condition: inTraces },
  traces: { table: 'traces', condition: inTraces },
  scores: {
    table: 'scores',
    condition: ({ subjects, traces }) => `(trace_id IN (${traces})
        OR actor_id IN (${subjects('actor')})
        OR session_id IN (${subjects('session')})
        OR (trace_id = '' AND session_id IN (${subjects('sessionScores')})))`,
  },
  vectors: { table: 'vectors', condition: inTraces },
  deadLetters: {
    table: 'dead_letters',
    // A letter may be no JSON at all. The subject counts as a whole word anywhere in it: 'user-1' is not in 'user-12'.
    condition: ({ subjects, traces }) => `(${(['actor', 'session', 'trace'] as const)
      .map(
        (kind) => `arrayExists(s -> ${mentions('s')}, (SELECT groupArray(subject) FROM (${subjects(kind)})))`,
      )
      .join('\n        OR ')}
        OR JSONExtractString(content, 'traceId') IN (${traces})
        OR (NOT isValidJSON(content)
            AND arrayExists(t -> ${mentions('t')}, (SELECT groupArray(trace_id) FROM (${traces})))))`,
  },
};

/** Whether the content holds an id as a word, as it is or as JSON writes it. */
function mentions(id: string): string {
  const word = (text: string) =>
    `(position(content, ${text}) > 0 AND match(content, concat('(^|[^0-9A-Za-z_-])', regexpQuoteMeta(${text}), '($|[^0-9A-Za-z_-])')))`;
  return `(${word(id)} OR ${word(`substring(toJSONString(${id}), 2, length(toJSONString(${id})) - 2)`)})`;
}
