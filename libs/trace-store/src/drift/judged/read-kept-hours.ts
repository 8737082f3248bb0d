import type { BlockSketch, Cell } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { decodeFloats } from '../decode-floats.js';
import { inHours } from '../hour-range.js';
import type { StreamHours } from '../read-sketch.js';

/** An hour with the cells that it is, or is to be, judged on. */
export interface KeptHour extends BlockSketch {
  /** Decimal digits. */
  readonly version: string;
  readonly state: string;
  readonly alarm: boolean;
  readonly restarted: boolean;
}

/** The hours that are kept of a stream, in order. Some days at a time: an hour of texts is 32 KB. */
export async function readKeptHours(
  connection: TraceStoreConnection,
  project: string,
  hours: StreamHours,
): Promise<KeptHour[]> {
  const rows = await connection.query<Row>(SQL, { project, ...hours });
  return rows.map(({ start, version, state, alarm, restarted, bags, counts, width, floats }) => {
    const all = decodeFloats(floats, width * bags.length);
    const cells = bags.map((bag, at): Cell => {
      return { bag, n: counts[at]!, sum: all.subarray(at * width, (at + 1) * width) };
    });
    return { start, version, state, alarm: alarm === 1, restarted: restarted === 1, cells };
  });
}

interface Row {
  start: number;
  version: string;
  state: string;
  alarm: 0 | 1;
  restarted: 0 | 1;
  bags: number[];
  counts: number[];
  width: number;
  floats: string;
}

const SQL = `
SELECT intDiv(toUnixTimestamp(hour), 3600) AS start, toString(version) AS version, state, alarm, restarted, bags, counts,
    if(empty(sums), 0, length(sums[1])) AS width, base64Encode(reinterpret(arrayFlatten(sums), 'String')) AS floats
FROM almenara.judged_hours FINAL
WHERE project = {project:String} AND stream = {stream:String} AND encoder = {encoder:String} AND ${inHours('hour')}
ORDER BY start`;
