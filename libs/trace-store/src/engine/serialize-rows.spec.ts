import { expect, test } from 'vitest';
import { serializeRows } from './serialize-rows.js';

test('rows with the same columns are written without names, whatever the order of their keys', () => {
  const { format, columns, values } = serializeRows([
    { a: 1, b: 'x\n' },
    { b: null, a: 2 },
  ]);
  expect({ format, columns, text: values.toString() }).toEqual({
    format: 'JSONCompactEachRow',
    columns: ['a', 'b'],
    text: '[1,"x\\n"]\n[2,null]\n',
  });
});

test('rows that leave columns out keep their names, so that the table fills in its defaults', () => {
  const { format, values } = serializeRows([{ a: 1, b: 2 }, { a: 3 }]);
  expect({ format, text: values.toString() }).toEqual({
    format: 'JSONEachRow',
    text: '{"a":1,"b":2}\n{"a":3}\n',
  });
});
