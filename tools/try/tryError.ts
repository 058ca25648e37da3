/** What the person who typed the command can mend: shown without a stack, exit code 2. */
export class TryError extends Error {
  override readonly name = 'TryError';
}
