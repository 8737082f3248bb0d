'use client';

import { useSyncExternalStore } from 'react';

/** Where boxes with lines between them can be read. */
const WIDE = '(min-width: 40rem)';

/** Follows the width of the window. For components that the server does not render. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => matchMedia(WIDE).matches,
    () => true,
  );
}
