import { describe, expect, test } from 'vitest';
import { splitStatements } from './split-statements.js';

describe('splitStatements', () => {
  test.each([
    ['two statements', 'SELECT 1;\nSELECT 2;\n', ['SELECT 1', 'SELECT 2']],
    ['a last one without semicolon', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['a semicolon in text', "SELECT ';'; SELECT 2", ["SELECT ';'", 'SELECT 2']],
    ['an escaped quote in text', "SELECT '\\';'; SELECT 2", ["SELECT '\\';'", 'SELECT 2']],
    ['a doubled quote in text', "SELECT ''';'; SELECT 2", ["SELECT ''';'", 'SELECT 2']],
    ['a semicolon in a quoted name', 'SELECT `a;b`, "c;d"; SELECT 2', ['SELECT `a;b`, "c;d"', 'SELECT 2']],
    [
      'a semicolon in comments',
      'SELECT 1 -- a; b\n/* c; d */; SELECT 2',
      ['SELECT 1 -- a; b\n/* c; d */', 'SELECT 2'],
    ],
    ['comments and blanks alone', '-- nothing;\n ; /* here */ ;\n', []],
    ['a quote inside a comment', "-- it's\nSELECT 1; SELECT 2", ["-- it's\nSELECT 1", 'SELECT 2']],
  ])('%s', (_name, script, statements) => {
    expect(splitStatements(script)).toEqual(statements);
  });
});
