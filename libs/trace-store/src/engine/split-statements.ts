/** SQL that ClickHouse's own lexer would skip over whole: quoted text, quoted names and comments. */
const OPAQUE =
  /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`|--[^\n]*|\/\*[\s\S]*?\*\//y;

/** Splits a script at its semicolons, except those inside quotes and comments. Comments alone are no statement. */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let current = '';
  let meaningful = false;
  const finish = (): void => {
    if (meaningful) statements.push(current.trim());
    current = '';
    meaningful = false;
  };
  for (let at = 0; at < script.length;) {
    OPAQUE.lastIndex = at;
    const opaque = OPAQUE.exec(script)?.[0];
    if (opaque) {
      current += opaque;
      meaningful ||= !opaque.startsWith('--') && !opaque.startsWith('/*');
      at += opaque.length;
      continue;
    }
    const character = script[at]!;
    if (character === ';') finish();
    else {
      current += character;
      meaningful ||= !/\s/.test(character);
    }
    at++;
  }
  finish();
  return statements;
}
