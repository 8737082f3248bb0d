import { RecordText, type TextRecord } from './text-record.js';

const QUOTE = '"';

/**
 * The values of a JSON file one by one: the items of an array, or values that follow each other. Only one of them is held
 * at a time, however long the file is.
 */
export async function* readValues(chunks: AsyncIterable<string>): AsyncGenerator<TextRecord> {
  const record = new RecordText();
  let line = 1;
  let start = 0;
  let depth = 0;
  let isList = false;
  let inText = false;
  let isEscaped = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const char = chunk[index]!;
      if (char === '\n') line++;
      if (inText) {
        if (isEscaped) isEscaped = false;
        else if (char === '\\') isEscaped = true;
        else if (char === QUOTE) inText = false;
        continue;
      }
      if (start === 0) {
        from = index;
        if (isBetween(char)) continue;
        if (char === '[' && !isList) {
          isList = true;
          continue;
        }
        if (char === ']' && isList) {
          isList = false;
          continue;
        }
        start = line;
      }
      if (char === QUOTE) inText = true;
      else if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') depth--;
      // Numbers and words end where the next value or the list does.
      const isOver = depth < 0 || (depth === 0 && (char === '}' || char === ']' || isBetween(char)));
      if (!isOver) continue;
      record.add(chunk.slice(from, depth < 0 || isBetween(char) ? index : index + 1));
      yield record.takeJson(start);
      if (depth < 0) isList = false;
      depth = 0;
      start = 0;
      from = index + 1;
    }
    if (start > 0) record.add(chunk.slice(from));
  }
  if (start > 0) yield record.takeJson(start);
}

function isBetween(char: string): boolean {
  return char === ',' || char === ' ' || char === '\n' || char === '\r' || char === '\t' || char === '\uFEFF';
}
