/** True where letters are text: the console's single-letter keys are dead there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** A key pressed alone, outside of fields and dialogs, by a reader who has not switched such keys off. */
export function isBareKey(event: KeyboardEvent): boolean {
  if (!areLetterKeysOn()) return false;
  const isInDialog = event.target instanceof HTMLElement && event.target.closest('dialog') !== null;
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && !isInDialog;
}

/** False where the reader has switched keys of a single letter off. */
export function areLetterKeysOn(): boolean {
  return document.documentElement.dataset['keys'] !== 'off';
}
