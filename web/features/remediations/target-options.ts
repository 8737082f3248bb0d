interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Targets to choose from: those of the project, and those that were removed but are still named by what was asked of
 * them. The chosen one is among them even where nothing names it.
 */
export function targetOptions(
  targets: readonly Named[],
  named: readonly Named[],
  chosen: string | null,
): Named[] {
  const options = new Map<string, string>();
  for (const { id, name } of [...named, ...targets]) options.set(id, name);
  if (chosen !== null && !options.has(chosen)) options.set(chosen, chosen);
  return [...options]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}
