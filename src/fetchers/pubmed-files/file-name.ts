/** A file of PubMed's: `pubmed26n0001.xml.gz` is the first of the baseline of 2026. Update files are counted on from the baseline. */
export interface PubmedFileName {
  readonly name: string;
  /** Two digits: the year of the baseline. */
  readonly year: string;
  readonly number: number;
}

const form = /^pubmed(\d\d)n(\d{4,5})\.xml(?:\.gz)?$/;

/** Undefined for what is none: a checksum, a README, statistics. */
export function readFileName(name: string): PubmedFileName | undefined {
  const [, year, number] = form.exec(name) ?? [];
  return year === undefined ? undefined : { name, year, number: Number(number) };
}

/** `pubmed26n0600`, for messages about files that are not there. */
export const fileStem = (year: string, number: number): string => `pubmed${year}n${String(number).padStart(4, '0')}`;
