import { present } from '../../model/present.ts';
import type { BibliographicRecord, Grant } from '../../model/record.ts';
import { isTrialRegistry, registeredTrial } from '../../normalizers/data-bank.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { textAt, textsAt } from '../citation-text.ts';

type DataBank = NonNullable<BibliographicRecord['dataBanks']>[number];
type Trial = NonNullable<BibliographicRecord['trials']>[number];

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
    return [{ name, accessions, registry: isTrialRegistry(name) && accessions.length > 0 }];
  });
}

/** Accession numbers of trial registries, as sent where they do not have the registry's shape. */
export function readTrials(article: XmlElement | undefined): Trial[] {
  return readBanks(article)
    .filter((bank) => bank.registry)
    .flatMap(({ name, accessions }) => accessions.map((accession) => registeredTrial(name, accession)));
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
