import { areLetterKeysOn, isTyping } from '../../ui/keyboard/is-typing';

export type LabelAction =
  | { readonly kind: 'choose'; readonly place: number }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'mark' | 'commit' | 'skip' | 'undo' | 'note' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'target'>;

const LETTERS: Readonly<Record<string, LabelAction>> = {
  m: { kind: 'mark' },
  u: { kind: 'undo' },
  n: { kind: 'note' },
};
const OTHERS: Readonly<Record<string, LabelAction>> = {
  ArrowUp: { kind: 'step', by: -1 },
  ArrowDown: { kind: 'step', by: 1 },
  ArrowRight: { kind: 'skip' },
  Enter: { kind: 'commit' },
};

/**
 * What a key does while somebody labels. Dead in fields and dialogs, but Ctrl-Enter, which also ends a note. Enter and
 * arrows on a control are the control's own; a key held down moves between sentences only, lest labels be given by it.
 */
export function actionOf(event: KeyPress): LabelAction | undefined {
  const { key, target } = event;
  const element = target instanceof Element ? target : null;
  if (element?.closest('dialog')) return undefined;
  if (key === 'Enter' && (event.ctrlKey || event.metaKey))
    return event.repeat ? undefined : { kind: 'commit' };
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return undefined;
  const isLetter = /^[1-9a-z]$/.test(key);
  if (isLetter && !areLetterKeysOn()) return undefined;
  if (!isLetter && element?.closest('a, summary, [data-own-keys]')) return undefined;
  if (key === 'Enter' && element?.closest('button, [role=button]')) return undefined;
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : undefined;
  const action = place === undefined ? (LETTERS[key] ?? OTHERS[key]) : { kind: 'choose' as const, place };
  return event.repeat && action?.kind !== 'step' ? undefined : action;
}
