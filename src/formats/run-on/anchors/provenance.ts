import type { Candidate, Finder } from '../candidate.ts';

/** What DSpace notes about the deposit (dc.description.provenance): from its first words to the last check sum or date of its list of files. */
const note =
  /(?:Made available in DSpace on|Submitted by|Approved for entry into archive by|Rejected by) [^\n]{0,300}?\(GMT\)(?:\. No\. of bitstreams: \d+(?:\s+[^\n]{1,200}?\(MD5\))*)?(?:\s+Previous issue date: \d{4}(?:-\d\d){0,2})?/g;

export const findProvenanceNotes: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const match of text.matchAll(note))
    found.push({ kind: 'provenance', start: match.index, end: match.index + match[0].length, cost: -6, certain: true });
  return found;
};
