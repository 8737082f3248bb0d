/** The task's value, or the fallback when it throws: for reading what the app gave, which may be hostile. */
export function attempt<T>(task: () => T, fallback: T): T {
  try {
    return task();
  } catch {
    return fallback;
  }
}
