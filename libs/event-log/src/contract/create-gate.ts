export interface Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;
}

/** A promise that the test resolves, to hold a step or to see it reached. */
export function createGate(): Gate {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}
