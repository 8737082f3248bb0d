'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * A native modal dialog: the browser keeps the focus inside, gives it back on closing, and Escape closes it.
 * Its content exists only while it is open, so each opening starts afresh.
 */
export function Dialog(props: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** While something runs that the reader has to see the end of. */
  isHeld?: boolean;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { isOpen, onClose } = props;
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        if (props.isHeld) event.preventDefault();
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[34rem] max-w-[calc(100vw-2rem)] overflow-y-auto rounded-panel border border-line bg-surface p-6 text-ink shadow-overlay backdrop:bg-ink/40"
    >
      {isOpen ? (
        <>
          <h2 id={id} className="mb-3 text-section font-strong break-words">
            {props.title}
          </h2>
          {props.children}
        </>
      ) : null}
    </dialog>
  );
}
