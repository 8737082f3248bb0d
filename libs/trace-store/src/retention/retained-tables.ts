/** Tables that retention works on, the column that dates their rows, and how their texts are cleared. */
export const RETAINED_TABLES = {
  spans: {
    time: 'start_time',
    partitioned: true,
    /** Numbers and words stay. `revisions` holds the names of metadata, so only what the merge must know stays of it. */
    cleared: `input = '', output = '', query = '', documents = '', input_excerpt = '', output_excerpt = '', parameters = '',
      tools = '', metadata = '', embeddings = '', span_events = '', attributes = '', status_message = '',
      revisions = if(revisions = '', '', concat('{"at":', JSONExtractRaw(revisions, 'at'),
        if(JSONHas(revisions, 'derived'), concat(',"derived":', JSONExtractRaw(revisions, 'derived')), ''), '}'))`,
  },
  traces: { time: 'start_time', partitioned: false, cleared: `input_excerpt = '', output_excerpt = ''` },
  scores: { time: 'at', partitioned: false, cleared: `explanation = '', evidence = '', metadata = ''` },
} as const;

export type RetainedTable = keyof typeof RETAINED_TABLES;
export const RETAINED_TABLE_NAMES = Object.keys(RETAINED_TABLES) as RetainedTable[];
export type RetentionCounts = Record<RetainedTable, number>;
