import { present } from '../../model/present.ts';
import type { BibliographicRecord, Grant } from '../../model/record.ts';
import { readTrialId } from '../../normalizers/trial-id.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { textAt, textsAt } from '../citation-text.ts';

type DataBank = NonNullable<BibliographicRecord['dataBanks']>[number];
type Trial = NonNullable<BibliographicRecord['trials']>[number];

/**
 * The trial registries among NLM's data banks (https://www.nlm.nih.gov/bsd/medline_databank_source.html), lower case, without
 * blanks and signs; the others hold sequences, structures and data sets.
 */
const trialRegistries: ReadonlySet<string> = new Set(
  (
    'anzctr chictr cris clinicaltrialsgov ctis ctri drks euctis euctr eudract irct isrctn itmctr japiccti jmacct jprn jrct kct lbctr ' +
    'ntr nldomon omon pactr rebec repec rpcec slctr tctr umin uminctr'
  ).split(' '),
);

const nameKey = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

interface Bank {
  readonly name: string;
  readonly accessions: string[];
  readonly registry: boolean;
}

function readBanks(article: XmlElement | undefined): Bank[] {
  return childrenNamed(childNamed(article, 'DataBankList'), 'DataBank').flatMap((bank) => {
    const name = textAt(bank, 'DataBankName');
    if (name === undefined) return [];
    const accessions = textsAt(childNamed(bank, 'AccessionNumberList'), 'AccessionNumber');
    return [{ name, accessions, registry: trialRegistries.has(nameKey(name)) && accessions.length > 0 }];
  });
}

/** Accession numbers of trial registries, as sent where they do not have the registry's shape. */
export function readTrials(article: XmlElement | undefined): Trial[] {
  return readBanks(article)
    .filter((bank) => bank.registry)
    .flatMap(({ name, accessions }) =>
      accessions.map((accession) => {
        const read = readTrialId(accession);
        return { registry: name, id: read && nameKey(read.registry) === nameKey(name) ? read.id : accession };
      }),
    );
}

export function readDataBanks(article: XmlElement | undefined): DataBank[] {
  return readBanks(article)
    .filter((bank) => !bank.registry)
    .map(({ name, accessions }) => present<DataBank>({ name, accessions }));
}

export function readGrants(parent: XmlElement | undefined): Grant[] {
  return childrenNamed(childNamed(parent, 'GrantList'), 'Grant')
    .map((grant) =>
      present<Grant>({
        id: textAt(grant, 'GrantID'),
        acronym: textAt(grant, 'Acronym'),
        agency: textAt(grant, 'Agency'),
        country: textAt(grant, 'Country'),
      }),
    )
    .filter((grant) => Object.keys(grant).length > 0);
}
