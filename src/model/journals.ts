/** What the library knows of a journal. */
export interface Journal {
  readonly title?: string;
  readonly abbreviation?: string;
  readonly issn?: readonly string[];
  readonly nlmId?: string;
}

/** Journals that the library knows, handed to readers as a value: by title or abbreviation, whatever its points and capitals. */
export interface Journals {
  lookup(titleOrAbbreviation: string): Journal | undefined;
}

export const noJournals: Journals = { lookup: () => undefined };
