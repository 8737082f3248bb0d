// The newest score of each answer: a new version of an evaluator scores again. What does not apply has no value.
export const SCORED_ANSWERS = `
SELECT trace_id, span_id, at, value, label, inclusion_probability, concat(trace_id, '\\n', span_id) AS answer
FROM almenara.scores FINAL WHERE project = {project:String} AND name = {name:String} AND source = 'evaluator'
    AND at >= {from:DateTime64(6, 'UTC')} AND at < {to:DateTime64(6, 'UTC')}
    AND span_id != '' AND value IS NOT NULL AND label != 'not_applicable'
ORDER BY at DESC, id
LIMIT 1 BY trace_id, span_id`;
