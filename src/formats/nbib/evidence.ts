import { present } from '../../model/present.ts';
import type { Grant } from '../../model/record.ts';
import { isTrialRegistry, registeredTrial } from '../../normalizers/data-bank.ts';
import { appended } from '../drafting.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import type { NbibField, Reading } from './reading.ts';

/** NLM's short names of institutes and funders: `MH`, `HL`, `HHMI`, `MRC_`, `ImNIH`. No id is made of letters alone. */
const acronymShape = /^(?:(?:Im)?[A-Z]{2,5}|[A-Za-z]{2,8}_)$/;

/** `K24 MH096760/MH/NIMH NIH HHS/United States`, `MR/K021281/1/Medical Research Council/United Kingdom`, `Heidehof Foundation/`: only the ends are sure, ids have slashes too. */
function readGrant(text: string): Grant | undefined {
  const parts = text.split('/').map((part) => part.trim());
  const country = parts.length > 1 ? parts.pop() : undefined;
  const agency = parts.pop();
  const acronym = acronymShape.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const grant = present<Grant>({ id: parts.join('/').replace(/^\/+/, ''), acronym, agency, country });
  return Object.keys(grant).length ? grant : undefined;
}

const writeGrant = ({ id, acronym, agency, country }: Grant): string =>
  [...[id, acronym].filter((part) => part !== undefined), agency ?? '', country ?? ''].join('/');

/** `ClinicalTrials.gov/NCT…`, `GENBANK/AB123456`: the accessions of one data bank stand together in the record. */
function readBanks(lines: readonly TaggedLine[], { draft }: Reading): void {
  const banks = new Map<string, string[]>();
  for (const line of lines) {
    const text = valueText(line).trim();
    line.used = true;
    if (!text) continue;
    const [, name = text, accession] = /^([^/]+)\/(.+)$/s.exec(text) ?? [];
    if (accession && isTrialRegistry(name)) draft.trials = appended(draft.trials, registeredTrial(name, accession));
    else banks.set(name, [...(banks.get(name) ?? []), ...(accession ? [accession] : [])]);
  }
  for (const [name, accessions] of banks)
    draft.dataBanks = appended(draft.dataBanks, { name, ...(accessions.length ? { accessions } : {}) });
}

export const evidenceFields: readonly NbibField[] = [
  {
    tags: ['GR'],
    read: (lines, { draft }) => {
      for (const line of lines) {
        const grant = readGrant(valueText(line));
        line.used = true;
        if (grant) draft.grants = appended(draft.grants, grant);
      }
    },
    write: ({ grants = [] }) => grants.map((grant) => ['GR', writeGrant(grant)] as const),
  },
  {
    tags: ['SI'],
    read: readBanks,
    *write({ trials = [], dataBanks = [] }) {
      for (const { registry, id } of trials) if (registry) yield ['SI', `${registry}/${id}`];
      for (const { name, accessions } of dataBanks)
        for (const accession of accessions ?? [undefined]) yield ['SI', accession === undefined ? name : `${name}/${accession}`];
    },
  },
];
