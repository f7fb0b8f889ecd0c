/** A row that cannot be compared, with the reason in a few words. Counted apart; never a failure. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported';
}
