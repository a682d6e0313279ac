import type { DateKind } from '../model/dates.ts';

/** What happened on the dates of PubMed's history of a publication (`PubMedPubDate@PubStatus`, `PHST- 2017/10/01 00:00 [received]`). */
export const historyKinds: Readonly<Record<string, DateKind>> = {
  received: 'received',
  accepted: 'accepted',
  revised: 'revised',
  epublish: 'electronic',
  ppublish: 'print',
  ecollection: 'ecollection',
  aheadofprint: 'aheadOfPrint',
  retracted: 'retracted',
  pmc: 'pmc',
  'pmc-release': 'pmcRelease',
  pubmed: 'pubmed',
  medline: 'medline',
  premedline: 'premedline',
  entrez: 'entrez',
};
