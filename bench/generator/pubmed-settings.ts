/** How often records have what they may have, from 0 to 1; the defaults are about those of the baseline. */
export const usualShares = {
  abstracts: 0.65,
  /** Of the abstracts: those with labelled sections. */
  structured: 0.3,
  mesh: 0.8,
  references: 0.12,
  /** Of the authors: those with an affiliation. */
  affiliations: 0.4,
  grants: 0.12,
  chemicals: 0.45,
  keywords: 0.3,
  corrections: 0.08,
  /** Of the dates of publication: those that are free text, `2015 Mar-Apr`. */
  medlineDates: 0.05,
  dois: 0.75,
  pmcids: 0.3,
  piis: 0.6,
  /** Of the authors: those whose names have diacritics. */
  foreignNames: 0.12,
  /** Of titles and abstracts: those with `<i>`, `<sup>` … in their text. */
  markup: 0.15,
  /** Records that say again what an earlier one says, under a new PMID, with the same DOI. */
  duplicates: 0,
  /** PMIDs of the file that its end deletes, as a share of the records. */
  deletions: 0,
};

export type PubmedShares = { readonly [Name in keyof typeof usualShares]: number };

export interface PubmedSettings {
  readonly records: number;
  /** Same settings, same bytes. */
  readonly seed: number;
  readonly firstPmid: number;
  readonly shares: PubmedShares;
}

export const pubmedSettings = (given: Partial<Omit<PubmedSettings, 'shares'>> & { shares?: Partial<PubmedShares> }): PubmedSettings => ({
  records: 10_000,
  seed: 1,
  firstPmid: 10_000_001,
  ...given,
  shares: { ...usualShares, ...given.shares },
});
