import { circumstanceInWords, isOurs } from '../model/circumstance.ts';

/**
 * An error for people: ours as they are, those of disk and store in plain words; anything else is a fault of the program and shows where it
 * arose. `library` is the store's file.
 */
export function faultInWords(error: unknown, library?: string): string {
  if (!(error instanceof Error)) return String(error);
  if (isOurs(error)) return error.message;
  return (
    circumstanceInWords(error, library) ??
    `${error.stack ?? error.message}\nThis is a fault of refmill, not of your data: please report it.`
  );
}
