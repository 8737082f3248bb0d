import { RecordText, type TextRecord } from './text-record.js';

/** JSON values, one a line. A line that is broken costs no other. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<TextRecord> {
  const record = new RecordText();
  let line = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      record.add(chunk.slice(from, end));
      if (record.isEmpty) record.take();
      else yield record.takeJson(line);
      line++;
      from = end + 1;
    }
    record.add(chunk.slice(from));
  }
  if (!record.isEmpty) yield record.takeJson(line);
}
