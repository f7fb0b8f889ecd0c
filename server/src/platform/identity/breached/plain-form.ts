/** The form in which passwords are compared: one Unicode form, small letters, no spaces around. */
export const plainForm = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
