/** Why a back-up or a restore was not made, for the person who asked for it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
