import type { BibliographicRecord } from '../../model/record.ts';
import type { LinkKind } from './link-kind.ts';
import { joined, type Run, textOfRuns } from './run.ts';

/** Only what leads to a page: never `javascript:`. */
const safe = /^(?:https?|ftp):\/\/[^\s<>"]+$/i;

const doiUrl = (doi: string): string => `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
const pmidUrl = (pmid: string): string => `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`;
const pmcidUrl = (pmcid: string): string => `https://pmc.ncbi.nlm.nih.gov/articles/${encodeURIComponent(pmcid)}/`;

interface LinkTarget {
  readonly text: string;
  readonly url: string;
}

/**
 * The entry with the identifiers asked for behind it, as NLM prints them (` doi: 10.…. PMID: 1; PMCID: PMC1.`), where the style has not printed them itself; and
 * whatever identifier or address stands in it leads there.
 */
export function withLinks(runs: readonly Run[], record: BibliographicRecord, kinds: readonly LinkKind[]): readonly Run[] {
  const value = (scheme: string) => record.identifiers?.find((each) => each.scheme === scheme)?.value;
  const [doi, pmid, pmcid] = [value('doi'), value('pmid'), value('pmcid')];
  const landing = record.locations?.find(({ kind }) => kind === undefined || kind === 'landing') ?? record.locations?.[0];
  const text = textOfRuns(runs);
  const wants = (kind: LinkKind, printed: string | undefined): printed is string =>
    printed !== undefined && kinds.includes(kind) && !text.toLowerCase().includes(printed.toLowerCase());
  const numbers = [
    kinds.includes('pmid') && pmid !== undefined && !text.includes(`PMID: ${pmid}`) && !text.includes(`PMID ${pmid}`)
      ? `PMID: ${pmid}`
      : '',
    wants('pmcid', pmcid) ? `PMCID: ${pmcid}` : '',
  ].filter(Boolean);
  const said = [
    wants('doi', doi) ? `doi: ${doi}` : '',
    numbers.join('; '),
    wants('url', landing?.url) ? `Available from: ${landing?.url}` : '',
  ].filter(Boolean);
  const added = said.map((part) => ({ text: ` ${part}.` }));
  const pages = (record.locations ?? []).flatMap(({ url }) => (safe.test(url) ? [{ text: url, url }] : []));
  const point = added.length > 0 && !/[.!?]\s*$/.test(text) ? [{ text: '.' }] : [];
  return linkedRuns([...runs, ...point, ...added], [...targetsOf({ doi, pmid, pmcid }), ...pages]);
}

/** What identifiers look like in an entry, and where they lead. */
export function targetsOf({ doi, pmid, pmcid }: Readonly<Record<'doi' | 'pmid' | 'pmcid', string | undefined>>): readonly LinkTarget[] {
  const addresses = ['https://doi.org/', 'http://doi.org/', 'http://dx.doi.org/', ''];
  return [
    ...(doi === undefined ? [] : addresses.map((before) => ({ text: before + doi, url: doiUrl(doi) }))),
    ...(pmid === undefined ? [] : [{ text: `PMID: ${pmid}`, url: pmidUrl(pmid) }]),
    ...(pmcid === undefined ? [] : [{ text: pmcid, url: pmcidUrl(pmcid) }]),
  ];
}

export const linkedRuns = (runs: readonly Run[], targets: readonly LinkTarget[]): readonly Run[] =>
  joined(runs.flatMap((run) => linked(run, targets)));

/** The run cut where a target stands in it; each target is sought once, the longest first, so that `10.5555/1` is not found within `10.5555/12`. */
function linked(run: Run, targets: readonly LinkTarget[]): readonly Run[] {
  let pieces: readonly Run[] = [run];
  for (const { text, url } of targets.toSorted((a, b) => b.text.length - a.text.length)) {
    pieces = pieces.flatMap((piece) => {
      const at = piece.url === undefined ? piece.text.indexOf(text) : -1;
      if (at < 0) return [piece];
      const end = at + text.length;
      return [
        { ...piece, text: piece.text.slice(0, at) },
        { ...piece, text, url },
        { ...piece, text: piece.text.slice(end) },
      ];
    });
  }
  return pieces;
}
