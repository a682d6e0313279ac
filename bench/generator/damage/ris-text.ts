import type { ExportRow } from './export-row.ts';

/** The row as RIS, under an id of its own. */
export function risText(row: ExportRow, id: string): string {
  const isChapter = row.code === 'CHAP';
  const lines: (readonly [tag: string, value: string | undefined])[] = [
    ['TY', row.code],
    ['ID', id],
    ['TI', row.title],
    ...row.authors.map(({ family, given }) => ['AU', given === undefined ? family : `${family}, ${given}`] as const),
    ['PY', row.year],
    [isChapter ? 'T2' : 'JF', row.journal],
    ['J2', row.abbreviation],
    ['VL', row.volume],
    ['IS', row.issue],
    ['SP', row.start],
    ['EP', row.end],
    ['C7', row.articleNumber],
    ['DO', row.doi],
    ['U1', row.pmid === undefined ? undefined : `${row.pmid} [PMID]`],
    ['SN', row.issn],
    ['SN', row.isbn],
    ['ET', row.edition],
    ['PB', row.publisher],
    ['LA', row.language],
    ['DB', row.accession?.[0]],
    ['AN', row.accession?.[1]],
    ['AB', row.abstract],
  ];
  return `${lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`])).join('\n')}\nER  - \n\n`;
}
