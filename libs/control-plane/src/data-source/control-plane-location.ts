/** Where the control plane lives: in a folder of this machine, or in a PostgreSQL. */
export type ControlPlaneLocation =
  { kind: 'embedded'; folder: string; acquireTimeoutMs?: number } | { kind: 'postgres'; url: string };

/** For messages: an address without user, password or parameters. */
export function describeLocation(location: ControlPlaneLocation): string {
  if (location.kind === 'embedded') return location.folder;
  const parts = ADDRESS.exec(location.url);
  return parts ? `${parts[1] || 'the local socket'}${parts[2] ?? ''}` : 'the given address';
}

/** Strict: an unescaped character in a password moves the border between user and host. */
const ADDRESS =
  /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?((?:[\w.-]+|\[[\da-f:]+\])?(?::\d+)?)(\/[\w.%-]*)?(?:[?#][^@]*)?$/i;
