import { open } from 'node:fs/promises';
import { type ReportDamage } from './damage.js';
import { FrameReader } from './frame-reader.js';
import { type Segment } from './segment.js';
import { skipDamagedFrame } from './skip-damaged-frame.js';

/**
 * Reads the last segment of a partition through, cuts a torn tail off and makes the rest durable: after a kill
 * its last records may be in the page cache only. A single damaged record with sound ones behind it stays as a gap.
 */
export async function recoverSegment(segment: Segment, report: ReportDamage): Promise<void> {
  const handle = await open(segment.path, 'r+');
  try {
    const { size } = await handle.stat();
    const reader = new FrameReader(handle, 0);
    for (;;) {
      const reading = await reader.next(size);
      if (reading.status === 'whole' && reading.frame.offset === segment.end) {
        segment.index.note(segment.end, reader.position);
        segment.noteTaken(reading.frame.appendedAt);
        reader.moveTo(reading.end);
        segment.end += 1;
        continue;
      }
      const damagedAt = reader.position;
      if (!(await skipDamagedFrame(reader, reading, size, segment.end + 1))) break;
      const message = `record ${segment.end} at byte ${damagedAt} is damaged and will be skipped`;
      report({ kind: 'damaged-records', path: segment.path, message });
      segment.end += 1;
    }
    segment.bytes = reader.position;
    if (segment.bytes < size) {
      const message = `cut ${size - segment.bytes} bytes behind the last whole record, at byte ${segment.bytes}`;
      report({ kind: 'torn-tail', path: segment.path, message });
      await handle.truncate(segment.bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
