/** What the library knows of a journal. */
interface Journal {
  readonly title?: string;
  readonly abbreviation?: string;
  readonly issn?: readonly string[];
}

/** Journals that the library knows, handed to readers as a value: by title or abbreviation, whatever its points and capitals. */
export interface Journals {
  lookup(titleOrAbbreviation: string): Journal | undefined;
}

export const noJournals: Journals = { lookup: () => undefined };
