import { NOT_APPLICABLE } from '@almenara/trace-store';

/** As quality counts: by the labels that its evaluator calls failing, else a value below one half. */
export function isBad(
  { label, value }: { readonly label: string; readonly value: number | null },
  failing: readonly string[] | null,
): boolean | undefined {
  if (label === NOT_APPLICABLE) return undefined;
  if (failing) return failing.includes(label);
  return value === null ? undefined : value < 0.5;
}
