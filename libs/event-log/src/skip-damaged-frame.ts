import { type FrameReader } from './frame-reader.js';
import { type FrameReading } from './frame.js';

/**
 * Moves over one damaged frame if the record with the expected offset starts right where its length says, which
 * proves that length. There is no search for later frames byte by byte: a value may hold bytes that look like one.
 */
export async function skipDamagedFrame(
  reader: FrameReader,
  reading: FrameReading,
  limit: number,
  following: number,
): Promise<boolean> {
  if (reading.status !== 'damaged' || reading.end === undefined) return false;
  const start = reader.position;
  reader.moveTo(reading.end);
  const next = await reader.next(limit);
  if (next.status === 'whole' && next.frame.offset === following) return true;
  reader.moveTo(start);
  return false;
}
