/** Why an import could not go on; says what is wrong and what to do. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure';
}
