/**
 * Names under which a model may stand in the table, the most exact first: as sent; without the path that routers and
 * libraries put before it; without the region of an inference profile; without the date of a snapshot. A fine-tuned
 * model costs what its kind costs, never what its base does.
 */
export function namesOf(model: string): readonly string[] {
  const sent = model.trim().toLowerCase();
  const tuned = /^ft:([^:]+)/.exec(sent);
  if (tuned) return [`ft:${tuned[1]}`];
  const names = [sent, sent.slice(sent.lastIndexOf('/') + 1)];
  names.push(...names.map((name) => name.replace(/^(?:us|eu|apac|global|jp|au|us-gov)\./, '')));
  names.push(...names.map((name) => name.replace(/@(?:\d{8}|latest|default)$/, '')));
  names.push(...names.map((name) => name.replace(/-(?:\d{4}-\d{2}-\d{2}|20\d{6}|latest)$/, '')));
  return [...new Set(names)];
}
