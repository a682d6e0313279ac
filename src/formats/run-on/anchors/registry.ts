import type { Finder } from '../candidate.ts';
import { findAccessWords } from './access-word.ts';
import { findCells } from './cell.ts';
import { findCitationStretches } from './citation.ts';
import { findCollectives } from './collective.ts';
import { findDates } from './date.ts';
import { findDois } from './doi.ts';
import { findIssns } from './issn.ts';
import { findJournals } from './journal.ts';
import { findLanguageCodes } from './language-code.ts';
import { findLanguageNames } from './language-name.ts';
import { findLicences } from './licence.ts';
import { findMediaTypes } from './media-type.ts';
import { findNumbers } from './number.ts';
import { findOrganisations } from './organisation.ts';
import { findPersons } from './person.ts';
import { findPmcids } from './pmcid.ts';
import { findPmids } from './pmid.ts';
import { findProvenanceNotes } from './provenance.ts';
import { findRepeatedProse } from './repeated-prose.ts';
import { findThesisTitles } from './thesis.ts';
import { findTitles } from './title.ts';
import { findTypeWords } from './type-word.ts';
import { findUris } from './uri.ts';

/** Every kind of anchor. A new one is a file here, a kind in candidate.ts and its neighbours in layout.ts. */
export const anchors: readonly Finder[] = [
  findUris,
  findDois,
  findIssns,
  findPmids,
  findPmcids,
  findDates,
  findCitationStretches,
  findTitles,
  findThesisTitles,
  findRepeatedProse,
  findJournals,
  findNumbers,
  findOrganisations,
  findProvenanceNotes,
  findPersons,
  findCollectives,
  findLicences,
  findAccessWords,
  findTypeWords,
  findLanguageNames,
  findLanguageCodes,
  findMediaTypes,
  findCells,
];
