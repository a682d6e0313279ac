import { readDoi } from '../../normalizers/doi.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addIdentifier, addNote } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { readLatex } from './latex-text.ts';
import { writeLatex } from './latex-writing.ts';
import type { BibField, Reading } from './reading.ts';

/** What exports put into `note` though it is an identifier: «PMID: 33355555» (Taylor & Francis, Zotero), «PMCID: PMC…», «doi: 10.…». */
function readIdentifierNote(text: string, reading: Reading): boolean {
  const value = /^(?:PMID|PMCID|DOI):?\s*(\S{1,300})$/i.exec(text)?.[1];
  if (value === undefined) return false;
  const pmcid = /^pmc/i.test(text) ? readPmcid(value) : undefined;
  const pmid = pmcid ? undefined : /^pmid/i.test(text) ? readPmid(value) : undefined;
  const doi = /^doi/i.test(text) ? readDoi(value) : undefined;
  if (pmcid) addIdentifier(reading, 'pmcid', pmcid);
  if (pmid) addIdentifier(reading, 'pmid', pmid);
  if (doi) addIdentifier(reading, 'doi', doi);
  return pmcid !== undefined || pmid !== undefined || doi !== undefined;
}

/** A longer one is somebody's notice of the work, not a note that a list of references prints. */
const longestPrinted = 200;

export const noteFields: readonly BibField[] = [
  {
    names: ['note', 'addendum', 'annote', 'annotation', 'comment', 'comments', 'notes', 'review', 'howpublished'],
    read: (values, reading) => {
      for (const value of values) {
        const text = dropMarkup(readLatex(value.tex));
        value.used = true;
        if (text && !readIdentifierNote(text, reading) && !reading.draft.notes?.includes(text)) addNote(reading, text);
      }
    },
    *write({ notes = [] }, { id, ascii }) {
      const [first = '', ...rest] = notes;
      const printed = first.length <= longestPrinted;
      yield ['note', printed ? writeLatex(first, ascii) : undefined];
      yield [id === 'bibtex' ? 'annote' : 'annotation', writeLatex((printed ? rest : notes).join(' '), ascii)];
    },
  },
];
