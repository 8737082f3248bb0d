import fc from 'fast-check';

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const throwing = () =>
  new Proxy(
    {},
    {
      get() {
        throw new Error('hostile');
      },
      ownKeys() {
        throw new Error('hostile');
      },
    },
  );
const cycle = () => {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
};
const MAKERS: (() => unknown)[] = [
  revoked,
  throwing,
  cycle,
  () => Symbol('s'),
  () => NaN,
  () => 10n ** 400n,
  () => new Date(NaN),
  () => 'x'.repeat(2_000_000),
  () => '\ud800\u0000',
  () => ({
    toString() {
      throw new Error('hostile');
    },
  }),
  () => ({
    get traceId() {
      throw new Error('hostile');
    },
  }),
  () => Array(1e8),
  () => () => {},
  () => [revoked(), throwing(), cycle()],
];

/** Recipes of values: the library that shrinks them could not hold a revoked proxy itself. */
export type Recipe =
  { readonly value: unknown } | { readonly maker: number } | { readonly fields: [string, Recipe][] };
const simple: fc.Arbitrary<Recipe> = fc.oneof(
  fc.record({
    value: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
    }),
  }),
  fc.record({ maker: fc.nat(MAKERS.length - 1) }),
);
export const recipe = (...names: string[]): fc.Arbitrary<Recipe> =>
  fc.oneof(
    simple,
    fc.record({ fields: fc.array(fc.tuple(fc.constantFrom(...names), simple), { maxLength: 6 }) }),
  );

export function make(from: Recipe): never {
  if ('value' in from) return from.value as never;
  if ('maker' in from) return MAKERS[from.maker]!() as never;
  return Object.fromEntries(from.fields.map(([name, item]) => [name, make(item)])) as never;
}
