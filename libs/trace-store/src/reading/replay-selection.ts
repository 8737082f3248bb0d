/** Which dead letters a replay is about. Without reason and ids it is about all that wait. */
export interface ReplaySelection {
  readonly reason?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** The condition after that on the project; only fixed text, values are bound. */
export function selectionCondition({ reason, ids }: ReplaySelection): string {
  return [
    "state != 'stored'",
    ...(reason === undefined ? [] : ['reason = {reason:String}']),
    ...(ids === undefined ? [] : ['id IN {ids:Array(String)}']),
  ].join(' AND ');
}

export function selectionParameters({ reason, ids }: ReplaySelection): Record<string, unknown> {
  return { ...(reason === undefined ? {} : { reason }), ...(ids === undefined ? {} : { ids }) };
}
