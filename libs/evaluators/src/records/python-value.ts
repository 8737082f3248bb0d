/** A record as Python reads it. A number is kept as `str` would print it. */
export type PythonValue = string | boolean | null | PythonNumber | PythonValue[] | PythonDict | PythonGroup;

/** In the order of its keys' first occurrence; the last value of a key counts. */
export type PythonDict = Map<string, PythonValue>;

export class PythonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A tuple or a set: for records one value, like a string. */
export class PythonGroup {
  readonly kind: 'tuple' | 'set';
  readonly members: readonly PythonValue[];

  constructor(kind: 'tuple' | 'set', members: readonly PythonValue[]) {
    this.kind = kind;
    this.members = members;
  }
}

/** `str(value)` of what is neither a dict nor a list at the top. */
export function printed(value: PythonValue): string {
  return typeof value === 'string' ? value : represented(value);
}

/** `repr(value)`. */
export function represented(value: PythonValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return quoted(value);
  if (value instanceof PythonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(represented).join(', ')}]`;
  if (value instanceof PythonGroup) {
    const members = value.members.map(represented).join(', ');
    if (value.kind === 'set') return `{${members}}`;
    return value.members.length === 1 ? `(${members},)` : `(${members})`;
  }
  return `{${[...value].map(([key, member]) => `${quoted(key)}: ${represented(member)}`).join(', ')}}`;
}

/** Characters that Python does not print stay as they are: no such text reaches a model in another form. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** `str(float(literal))`. */
export function printedFloat(literal: string): string {
  const value = Number(literal);
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  if (value === 0) return '0.0';
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power >= 16 || power < -4) {
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return fixed(mantissa, power);
}

/** JavaScript prints shortest digits too, but switches to exponents elsewhere. */
function fixed(mantissa: string, power: number): string {
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replaceAll(/[^0-9]/g, '');
  let text: string;
  if (power < 0) text = `0.${'0'.repeat(-power - 1)}${digits}`;
  else if (digits.length <= power + 1) text = `${digits.padEnd(power + 1, '0')}.0`;
  else text = `${digits.slice(0, power + 1)}.${digits.slice(power + 1)}`;
  return negative ? `-${text}` : text;
}
