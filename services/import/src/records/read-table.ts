import { RecordText, type TextRecord } from './text-record.js';

/** Rows of a CSV file by RFC 4180 as objects with the names of its first row. */
export async function* readTable(chunks: AsyncIterable<string>): AsyncGenerator<TextRecord> {
  let names: readonly string[] | undefined;
  for await (const { line, cells, problem } of readRows(chunks)) {
    if (!names) {
      if (problem !== undefined) yield { line, problem };
      names = cells.map((name, index) => (index === 0 ? name.replace(/^\uFEFF/, '') : name));
    } else if (problem !== undefined) yield { line, problem };
    else if (cells.length !== names.length) {
      yield { line, problem: `the row has ${cells.length} cells and the first row ${names.length}` };
    } else yield { line, value: Object.fromEntries(cells.map((cell, index) => [names![index]!, cell])) };
  }
}

interface Row {
  readonly line: number;
  readonly cells: string[];
  readonly problem?: string;
}

async function* readRows(chunks: AsyncIterable<string>): AsyncGenerator<Row> {
  const cell = new RecordText();
  let cells: string[] = [];
  let problem: string | undefined;
  let line = 1;
  let start = 1;
  let isQuoted = false;
  let wasQuote = false;
  const endCell = () => {
    const taken = cell.take();
    if ('problem' in taken) problem = taken.problem;
    else cells.push(taken.text);
    wasQuote = false;
  };
  const endRow = (): Row | undefined => {
    endCell();
    const row = { line: start, cells, ...(problem === undefined ? {} : { problem }) };
    cells = [];
    problem = undefined;
    start = line;
    return row.cells.length === 1 && row.cells[0] === '' && row.problem === undefined ? undefined : row;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const char = chunk[index]!;
      if (char === '\n') line++;
      if (isQuoted) {
        if (char !== '"') continue;
        cell.add(chunk.slice(from, index));
        from = index + 1;
        isQuoted = false;
        wasQuote = true;
        continue;
      }
      if (char === '"') {
        cell.add(chunk.slice(from, index));
        // A quote after one that seemed to end the text stands for itself.
        if (wasQuote) cell.add('"');
        from = index + 1;
        isQuoted = true;
        wasQuote = false;
        continue;
      }
      wasQuote = false;
      if (char !== ',' && char !== '\n' && char !== '\r') continue;
      cell.add(chunk.slice(from, index));
      from = index + 1;
      if (char === ',') endCell();
      else if (char === '\n') {
        const row = endRow();
        if (row) yield row;
      }
    }
    cell.add(chunk.slice(from));
  }
  if (isQuoted) problem = 'the row ends within quotes';
  const last = endRow();
  if (last) yield last;
}
