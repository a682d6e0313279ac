import type { BibliographicRecord } from '../../model/record.ts';

type Abstract = NonNullable<BibliographicRecord['abstracts']>[number];

/** An abstract as one text, each part as `LABEL: text`, parted by one blank. Endpoints and results of a record count their offsets in it. */
export function abstractText({ sections }: Abstract): string {
  return sections.map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`)).join(' ');
}
