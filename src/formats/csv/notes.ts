import { present } from '../../model/present.ts';
import type { Grant } from '../../model/record.ts';
import { findTrialIds } from '../../normalizers/trial-id.ts';
import { appended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { type Cell, type CsvField, isNothing, type Reading, valuesIn } from './reading.ts';

/** `Cochrane`, `Embase<line>Medline`: the databases or collections that the row was found in. */
function readLabels(cells: readonly Cell[], { draft }: Reading): void {
  for (const cell of cells) {
    if (cell.used) continue;
    cell.used = true;
    for (const label of valuesIn(cell.value)) if (!draft.labels?.includes(label)) draft.labels = appended(draft.labels, label);
  }
}

/** `National Science Foundation, NSF, (EAR 1226730, EAR 1736515)` (Scopus), `NIDDK NIH HHS (R37 DK056268) United States` (Lens), or the body alone. */
function readGrants(text: string): Grant[] {
  const [, body = text, acronym, ids, country] =
    /^(.{2,300}?)(?:, ([A-Z][\w-]{1,14}))?(?:,? \(([^()]{2,400})\))?(?: ([A-Z][A-Za-z ]{2,40}))?$/.exec(text) ?? [];
  if (country && !ids) return [{ agency: text }];
  const agency = acronym ? `${body}, ${acronym}` : body;
  return (ids?.split(',') ?? [undefined]).map((id) => present<Grant>({ id: id?.trim(), agency, country } as Grant));
}

export const noteFields: readonly CsvField[] = [
  {
    heading: 'trials',
    names:
      'trials clinicaltrialnumbers clinicaltrialnumber trialregistration trialregistrationnumber trialid trialnumber ctgovid ictrpid nctid nctnumber registrationnumber',
    read: (cells, { draft }) => {
      for (const cell of cells) {
        const found = findTrialIds(cell.value);
        cell.used = isNothing(cell.value) || found.length > 0;
        for (const { registry, id } of found)
          if (!draft.trials?.some((known) => known.id === id)) draft.trials = appended(draft.trials, { registry, id });
      }
    },
    write: ({ trials }) => trials?.map(({ id }) => id).join('; '),
  },
  {
    heading: 'funding',
    names:
      'funding fundingdetails funder funders fundingagency fundingsource fundingsources fundingorganizations fundingorgs fundingnamepreferred fu fordernummer 基金 fund基金',
    read: (cells, { draft }) => {
      for (const cell of cells) {
        cell.used = true;
        for (const text of valuesIn(cell.value))
          for (const grant of readGrants(text))
            if (!draft.grants?.some(({ agency, id }) => agency === grant.agency && id === grant.id))
              draft.grants = appended(draft.grants, grant);
      }
    },
  },
  {
    heading: 'cited references',
    names: 'citedreferences references cr',
    read: (cells, { draft }) => {
      for (const cell of cells) {
        const cited = cell.value.split(/;\s+/).map((text) => text.trim());
        // A column of that name may hold how many there are.
        cell.used = isNothing(cell.value) || cited.every((text) => /\p{L}/u.test(text));
        if (cell.used) for (const raw of cited) if (!isNothing(raw)) draft.references = appended(draft.references, { raw });
      }
    },
  },
  {
    heading: 'open access',
    names: 'openaccess isopenaccess oa',
    read: (cells, { draft }) => {
      for (const cell of cells) {
        // `All Open Access; Gold Open Access`, `Green Published, gold`, `true`
        const stated = /\b(?:gold|green|bronze|hybrid|open access)\b/i.test(cell.value);
        cell.used = isNothing(cell.value) || stated || /^(?:true|yes)$/i.test(cell.value);
        if (cell.used && !isNothing(cell.value))
          draft.rights = { ...draft.rights, access: 'open', ...(stated && !draft.rights?.statement ? { statement: cell.value } : {}) };
      }
    },
  },
  {
    heading: 'labels',
    names: 'labels label lb tags usertags schlagwortlisten etiquetas etiquettes',
    read: readLabels,
    write: ({ labels }) => labels?.join('; '),
  },
  {
    heading: 'notes',
    names: `notes note n1 personalnotes researchnotes generalnotes extra comments comment remarks anmerkungen anmerkung bemerkungen bemerkung notas nota
      observaciones observacoes remarques commentaires`,
    read: (cells, { draft }) => {
      for (const cell of cells) {
        cell.used = true;
        const text = dropMarkup(cell.value).trim();
        if (!isNothing(text) && text !== '[]' && !draft.notes?.includes(text)) draft.notes = appended(draft.notes, text);
      }
    },
    write: ({ notes }) => (notes?.length === 1 ? notes[0] : undefined),
  },
];

/** Behind the container: «Source» is a database only where something else is the journal. */
export const databaseField: CsvField = {
  heading: 'database',
  names:
    'database databasename sourcedatabase nameofdatabase databaseprovider dbname db librarycatalog subfiledatabase datasource databases datenbank 来源库 srcdatabase来源库 basededatos basededonnees basededados source',
  read: (cells, reading) => {
    reading.databases.push(...cells.filter(({ used }) => !used).flatMap(({ value }) => valuesIn(value)));
    readLabels(cells, reading);
  },
};
