import { z } from 'zod';
import { citationLine } from '../../export/citation-line.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { retractionSign } from '../../model/retraction.ts';
import type { Citation } from '../../model/work.ts';
import type { WorkSummary } from '../../store/store.ts';

export const toldWork = z.object({
  id: z.string().describe('Public id in the library; permanent'),
  citation: z.string().describe('One line to recognise it by'),
  title: z.string().optional(),
  year: z.number().int().optional(),
  pmid: z.string().optional(),
  doi: z.string().optional(),
  citationKey: z.string().optional(),
  publicationTypes: z.array(z.string()).optional(),
  retracted: z.boolean().optional().describe('The publication was retracted: say so whenever you use it'),
  deletedAtSource: z.boolean().optional(),
  abstract: z.string().optional().describe('Its beginning'),
  tags: z.array(z.string()).optional(),
});

/** A text up to a length, with a sign that there is more of it. */
export const abridged = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;

/** The work's main abstract as one text, its sections a paragraph each. */
export const abstractOf = ({ abstracts = [] }: Citation): string | undefined =>
  (abstracts.find(({ other }) => !other) ?? abstracts[0])?.sections
    .map(({ label, text }) => (label ? `${label}: ${text}` : text))
    .join('\n');

const identifierOf = ({ identifiers }: Citation, scheme: string): string | undefined =>
  identifiers?.find((each) => each.scheme === scheme)?.value;

/** A work in few words. */
export function toldBriefly({ id, citation, deleted, tags, citationKey }: WorkSummary, abstractLength: number): z.infer<typeof toldWork> {
  const abstract = abstractLength > 0 ? abstractOf(citation) : undefined;
  const asRecord: BibliographicRecord = { ...citation, source: 'library', sourceId: id };
  return present<z.infer<typeof toldWork>>({
    id,
    citation: abridged(citationLine(citation), 600),
    title: citation.title === undefined ? undefined : abridged(citation.title, 500),
    year: citation.issued?.year,
    pmid: identifierOf(citation, 'pmid'),
    doi: identifierOf(citation, 'doi'),
    citationKey,
    publicationTypes: citation.publicationTypes?.slice(0, 10),
    retracted: retractionSign(asRecord) ? true : undefined,
    deletedAtSource: deleted ? true : undefined,
    abstract: abstract === undefined ? undefined : abridged(abstract, abstractLength),
    tags: tags === undefined ? undefined : [...tags],
  });
}
