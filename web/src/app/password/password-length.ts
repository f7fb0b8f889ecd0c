import { PASSWORD_MINIMUM } from '@pilar/contracts';

/** Letters as a reader counts them, in the form in which the server compares. */
export const lettersOf = (password: string): number => [...password.normalize('NFKC')].length;

export const isPasswordShort = (password: string): boolean => lettersOf(password) < PASSWORD_MINIMUM;
