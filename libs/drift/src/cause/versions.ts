import type { VersionChange } from './cause-evidence.js';

/** Whether the app tells which prompt it uses, so that an edit of it would show. A release number alone does not. */
export function reportsPrompt(versions: readonly VersionChange[] | undefined): boolean {
  return (
    versions?.some(({ dimension }) => dimension !== 'release' && dimension !== 'model_requested') ?? false
  );
}
