/** Everything that is wrong with the environment, in one message. Values are never quoted: any may be a secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    );
  }
}
