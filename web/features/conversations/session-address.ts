/** Address of the page about one session. */
export function sessionAddress(project: string, sessionId: string): string {
  return `/${project}/sessions/${encodeURIComponent(sessionId)}`;
}
