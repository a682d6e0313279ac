import { z } from 'zod';

type Severity = 'info' | 'warning' | 'error';

/**
 * Every code a finding may carry: how grave it is, and what it means to a librarian. The one list that checks, formats and
 * normalizers draw from; docs/findings.md is printed from it.
 */
export const findingCodes = {
  'record-unreadable': { severity: 'error', means: 'The record could not be read; its bytes are kept in the archive.' },
  'markup-unreadable': {
    severity: 'error',
    means: 'The file or page is not well-formed where the finding points; what stands before it was read.',
  },
  'characters-repaired': {
    severity: 'warning',
    means: 'Characters that are not allowed in the format (control characters, wrong encoding) were replaced or dropped.',
  },
  'characters-misread': {
    severity: 'warning',
    means:
      'Letters look as if they had been read in the wrong encoding before they came here (`GarcÃ­a` for García); the value is kept as sent.',
  },
  'field-unplaced': { severity: 'info', means: 'The record carries a value that has no field of its own; it stands in `unplaced`.' },
  'value-truncated': {
    severity: 'warning',
    means: 'A value is longer than the limit and was cut, or the file breaks off in it; the archive has all that came.',
  },
  'doi-malformed': { severity: 'warning', means: 'The value given as a DOI is not one.' },
  'identifier-malformed': { severity: 'warning', means: 'The value given as an identifier does not fit its scheme.' },
  'check-digit-wrong': {
    severity: 'warning',
    means: 'The check digit of an ISSN, ISBN or ORCID does not fit its other digits: a digit is mistyped.',
  },
  'identifier-conflict': {
    severity: 'warning',
    means: 'Two values of one scheme that allows only one (DOI, PMID, PMCID) stand in the record.',
  },
  'date-unreadable': { severity: 'warning', means: 'The date could not be read; its raw form is kept.' },
  'date-impossible': { severity: 'warning', means: 'The date does not exist or lies far in the future.' },
  'language-unknown': { severity: 'warning', means: 'The language code or name is not known to ISO 639.' },
  'metadata-missing': {
    severity: 'warning',
    means: 'The page has no metadata of a publication; only its title, its description and its address were read.',
  },
  'title-missing': { severity: 'warning', means: 'The record has no title.' },
  'year-missing': { severity: 'info', means: 'The record has no year of publication.' },
  'year-contradiction': { severity: 'warning', means: 'The year of publication and the year in the embedded citation differ.' },
  'title-contradiction': { severity: 'warning', means: 'The title and the title in the embedded citation differ.' },
  'author-contradiction': { severity: 'warning', means: 'The authors and the authors in the embedded citation differ.' },
  'author-spelling-differs': { severity: 'info', means: 'The same person is spelled in two ways in the record; both are kept.' },
  'author-name-unsplit': { severity: 'info', means: 'A name could not be split into family and given name and is kept whole.' },
  'pages-reversed': { severity: 'warning', means: 'The last page lies before the first.' },
  'result-impossible': {
    severity: 'warning',
    means:
      'A result has a value that cannot be: a P value outside 0 to 1, a proportion outside 0 to 100 %, more cases than people, a ratio below zero.',
  },
  'value-outside-interval': {
    severity: 'warning',
    means: 'The value of a result lies outside the confidence interval, quartiles or range printed with it: a digit or a sign is wrong.',
  },
  'interval-reversed': {
    severity: 'warning',
    means: 'The bounds of an interval or range are printed with the upper one first.',
  },
  'interval-asymmetric': {
    severity: 'warning',
    means:
      'The value lies far from the middle of its confidence interval (of a ratio, on the logarithmic scale): a digit or a point is likely wrong.',
  },
  'percentage-contradiction': { severity: 'warning', means: 'The percentage is not that of the number of cases and people beside it.' },
  'p-value-contradiction': {
    severity: 'warning',
    means: 'The P value and the 95 % confidence interval of an estimate contradict each other: one says significant, the other does not.',
  },
  'endpoint-model-failed': {
    severity: 'warning',
    means: 'The model of your own gave no answer that could be taken; endpoints and results are those that refmill itself reads.',
  },
  'licence-unknown': { severity: 'info', means: 'The licence is not one that has an SPDX identifier.' },
  'type-unknown': { severity: 'info', means: 'The source’s word for the kind of publication is not known.' },
  'reading-ambiguous': {
    severity: 'info',
    means: 'The text can be read in more than one way here; other readings are given where they are known.',
  },
  'reading-unplaced': { severity: 'warning', means: 'A stretch of the run-on text fits nowhere; it stands in `unplaced`.' },
  'heading-not-in-vocabulary': {
    severity: 'info',
    means: 'The term stands where descriptors stand but the loaded vocabulary does not know it.',
  },
  'heading-likely': {
    severity: 'info',
    means:
      'The vocabulary knows the heading by another spelling only (diacritics, punctuation, order, singular or plural); its identifier is likely.',
  },
  'citation-number-dangling': { severity: 'warning', means: 'The page cites a number that its reference list does not have.' },
  'citation-unassignable': {
    severity: 'warning',
    means: 'The reference list is not numbered, so the citation numbers cannot be assigned to its entries.',
  },
  'reference-uncited': { severity: 'info', means: 'A numbered reference is cited by no claim of the page.' },
  'claim-uncited': { severity: 'info', means: 'A claim of the page carries no citation number.' },
  'claim-contradicts-result': {
    severity: 'warning',
    means: 'A claim of the page gives another number than the work of the library that it cites or names.',
  },
  retracted: { severity: 'warning', means: 'The publication was retracted.' },
  'identifier-points-elsewhere': {
    severity: 'error',
    means: 'The identifier’s own source says that it names another publication (`refmill repair` asks).',
  },
  'completed-from-library': {
    severity: 'info',
    means: 'The value does not stand in the source: the library knows it from other records of the same journal.',
  },
  'citation-verified': {
    severity: 'info',
    means:
      'The library, PubMed or Crossref has the publication that the citation describes; the finding says which and why, and the identifiers are from there.',
  },
  'citation-contradicted': {
    severity: 'warning',
    means: 'What comes closest to the citation differs from it, so nothing was taken from there; the alternatives say what was found.',
  },
  'citation-not-found': {
    severity: 'warning',
    means: 'Nothing like the citation was found where it was looked for.',
  },
  'citation-unverified': {
    severity: 'warning',
    means: 'Nobody could say which publication the citation describes: it says too little, or a service could not be asked.',
  },
  'expression-of-concern': { severity: 'warning', means: 'An expression of concern was published about the publication.' },
} as const satisfies Record<string, { severity: Severity; means: string }>;

export type FindingCode = keyof typeof findingCodes;

/** A coded defect of data, with its path in the record and the raw value. */
export const finding = z.strictObject({
  code: z.enum(Object.keys(findingCodes) as [FindingCode, ...FindingCode[]]),
  path: z.exactOptional(z.string().min(1)),
  message: z.string().min(1),
  severity: z.enum(['info', 'warning', 'error']),
  raw: z.exactOptional(z.string()),
  alternatives: z.exactOptional(z.array(z.string()).min(1)),
});

export type Finding = z.infer<typeof finding>;

/** Builds a finding with the severity of its code; `raw` is cut to 500 characters so that a broken gigabyte does not travel on. */
export function makeFinding(
  code: FindingCode,
  message: string,
  at: { path?: string | undefined; raw?: string | undefined; alternatives?: string[] | undefined } = {},
): Finding {
  return {
    code,
    ...(at.path === undefined ? {} : { path: at.path }),
    message,
    severity: findingCodes[code].severity,
    ...(at.raw === undefined ? {} : { raw: excerpt(at.raw) }),
    ...(at.alternatives?.length ? { alternatives: at.alternatives } : {}),
  };
}

/** A copy: V8's slice of a long text keeps all of it in memory, and findings are collected by the hundred. */
const excerpt = (raw: string): string => (raw.length <= 500 ? raw : Buffer.from(raw.slice(0, 500), 'utf16le').toString('utf16le'));
