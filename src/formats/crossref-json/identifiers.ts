import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { Grant } from '../../model/record.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readTrialId } from '../../normalizers/trial-id.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import { readOrganizationIds } from './contributors.ts';
import type { Reading } from './reading.ts';

/** The DOI as it is registered, in lower case: the id of the record. */
export const registeredDoi = (work: JsonFields): string | undefined => {
  const doi = work.peek('DOI')?.toLowerCase();
  return doi !== undefined && /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi) ? doi : undefined;
};

/** What a publisher's own number may be besides. */
const known: ReadonlySet<IdentifierScheme> = new Set(['doi', 'pmid', 'pmcid', 'arxiv']);

/** The DOI; DOIs that were merged into it; the publisher's own numbers for the publication, which PubMed calls PII as well. */
export function readIdentifiers(reading: Reading): void {
  const { work } = reading;
  const given = work.text('DOI');
  const doi = given === undefined ? undefined : readDoi(given);
  if (doi !== undefined) addIdentifier(reading, 'doi', doi);
  else if (given !== undefined) addFinding(reading, 'doi-malformed', 'What stands under DOI is none.', given);
  for (const key of ['aliases', 'alias']) for (const alias of work.texts(key)) addDoiOf(alias, reading);
  const own = new Set<string>();
  const others = work.texts('alternative-id').filter((value) => {
    const found = readIdentifier(value);
    if (found?.scheme === 'doi' && found.value !== doi) return true;
    const id: Identifier = found && known.has(found.scheme) ? found : { scheme: 'pii', value };
    if (id.scheme !== 'doi' && !own.has(`${id.scheme} ${id.value}`)) reading.draft.identifiers = appended(reading.draft.identifiers, id);
    own.add(`${id.scheme} ${id.value}`);
    return false;
  });
  if (others.length) work.giveBack('alternative-id', others);
  dropRepeats(work, given);
}

function addDoiOf(text: string, reading: Reading): void {
  const doi = readDoi(text);
  if (doi !== undefined) addIdentifier(reading, 'doi', doi);
  else addFinding(reading, 'doi-malformed', 'What stands under aliases is no DOI.', text);
}

/** The DOI's prefix and its address say nothing new, nor that Crossref is the source. */
function dropRepeats(work: JsonFields, doi: string | undefined): void {
  const prefix = work.peek('prefix');
  if (prefix !== undefined && doi?.startsWith(`${prefix.replace(/^.*\//, '')}/`)) work.drop('prefix');
  if (/^crossref$/i.test(work.peek('source') ?? '')) work.drop('source');
  const crossmark = work.fields('content-domain');
  if (crossmark?.flag('crossmark-restriction')) crossmark.giveBack('crossmark-restriction', true);
}

/** `[{ "clinical-trial-number": "isrctn18251362", "registry": "10.18810/isrctn", "type": "results" }]`; registries have DOIs of one prefix. */
export function readTrials({ work, draft }: Reading): void {
  for (const entry of work.list('clinical-trial-number')) {
    const number = entry.text('clinical-trial-number');
    if (number === undefined) continue;
    const trial = readTrialId(number);
    const registry = trial?.registry ?? entry.peek('registry')?.replace(/^.*10\.18810\//i, '');
    entry.drop('registry');
    draft.trials = appended(draft.trials, { ...(registry === undefined ? {} : { registry }), id: trial?.id ?? number });
  }
}

/** A funder may stand with its DOI in the Open Funder Registry, with other identifiers, or with its name alone; each award is a grant. */
export function readFunders({ work, draft }: Reading): void {
  for (const funder of work.list('funder')) {
    const agency = lineAt(funder, 'name');
    const given = funder.text('DOI');
    const doi = given === undefined ? undefined : readDoi(given);
    if (given !== undefined && doi === undefined) funder.giveBack('DOI', given);
    const registered: Identifier[] = doi === undefined ? [] : [{ scheme: 'doi', value: doi }];
    for (const entry of funder.list('id'))
      if (doi !== undefined && readDoi(entry.peek('id') ?? '') === doi) entry.drop('id', 'id-type', 'asserted-by');
    const agencyIdentifiers = [...registered, ...readOrganizationIds(funder)];
    const awards = funder.texts('award');
    for (const id of awards.length ? awards : [undefined])
      if (id ?? agency) draft.grants = appended(draft.grants, present<Grant>({ id, agency, agencyIdentifiers } as Grant));
  }
}
