import { Misconfigured } from '../../model/errors.ts';

/** A metadata format as ListMetadataFormats offers it. */
export interface OfferedFormat {
  readonly prefix: string;
  readonly namespace: string;
}

/** A prefix to ask for, and refmill's format that reads what comes. */
export interface ChosenFormat {
  readonly prefix: string;
  readonly format: string;
}

interface Readable {
  readonly format: string;
  /** The beginning of the namespace, which is what tells: repositories name prefixes as they like. */
  readonly namespaces: readonly string[];
  /** Usual prefixes, for repositories whose namespaces say nothing. */
  readonly prefixes: readonly string[];
}

/**
 * What refmill reads, by how much it keeps, best first. DSpace's dim and xoai have every field by its own name; OpenAIRE's has ids of
 * persons and grants; the catalogues' notations have roles and subjects; qualified Dublin Core has dates and MeSH apart, of which oai_dc
 * drops the qualifiers. A new one is a line here.
 */
export const readableFormats: readonly Readable[] = [
  { format: 'dim', namespaces: ['http://www.dspace.org/xmlns/dspace/dim'], prefixes: ['dim'] },
  { format: 'xoai', namespaces: ['http://www.lyncode.com/xoai'], prefixes: ['xoai'] },
  {
    format: 'oai-openaire',
    namespaces: [
      'http://namespace.openaire.eu/schema/oaire',
      'https://namespace.openaire.eu/schema/oaire',
      'http://datacite.org/schema/kernel-',
      'http://schema.datacite.org/oai/',
    ],
    prefixes: ['oai_openaire', 'oai_datacite', 'datacite'],
  },
  { format: 'oai-doaj', namespaces: ['http://doaj.org/features/oai_doaj'], prefixes: ['oai_doaj'] },
  { format: 'mods', namespaces: ['http://www.loc.gov/mods/'], prefixes: ['mods', 'mods3'] },
  { format: 'marcxml', namespaces: ['http://www.loc.gov/MARC21/slim'], prefixes: ['marcxml', 'marc21', 'marc', 'MARC21', 'marc21slim'] },
  { format: 'mets', namespaces: ['http://www.loc.gov/METS'], prefixes: ['mets'] },
  {
    format: 'qdc',
    namespaces: [
      'http://purl.org/dc/terms/',
      'http://dspace.org/qualifieddc',
      'http://epubs.cclrc.ac.uk/xmlns/qdc',
      'http://worldcat.org/xmlschemas/qdc-1.0',
    ],
    prefixes: ['qdc', 'oai_qdc', 'qualifieddc', 'dcq', 'oai_dcq'],
  },
  { format: 'qdc', namespaces: ['http://www.rioxx.net/schema/', 'https://www.rioxx.net/schema/'], prefixes: ['rioxx', 'rioxx2', 'rioxx3'] },
  { format: 'qdc', namespaces: ['http://naca.central.cranfield.ac.uk/ethos-oai/'], prefixes: ['uketd_dc'] },
  { format: 'qdc', namespaces: ['http://www.ndltd.org/standards/metadata/etdms'], prefixes: ['etdms', 'oai_etdms'] },
  { format: 'oai-dc', namespaces: ['http://www.openarchives.org/OAI/2.0/oai_dc'], prefixes: ['oai_dc'] },
  { format: 'qdc', namespaces: ['http://www.openarchives.org/OAI/2.0/rdf'], prefixes: ['rdf'] },
];

const isKnown = (namespace: string): boolean =>
  readableFormats.some(({ namespaces }) => namespaces.some((each) => namespace.startsWith(each)));

/** Whether what is offered is in that notation: its namespace decides; where that is nobody's, its prefix. */
const fits = ({ namespaces, prefixes }: Readable, { prefix, namespace }: OfferedFormat): boolean =>
  namespaces.some((each) => namespace.startsWith(each)) || (!isKnown(namespace) && prefixes.includes(prefix));

/** What a repository offers and refmill reads, best first; oai_dc, which every repository has to have, when nothing else is known. */
export function rankFormats(offered: readonly OfferedFormat[]): [ChosenFormat, ...ChosenFormat[]] {
  const ranked = readableFormats.flatMap((readable) =>
    offered.filter((each) => fits(readable, each)).map(({ prefix }) => ({ prefix, format: readable.format })),
  );
  const [first = { prefix: 'oai_dc', format: 'oai-dc' }, ...others] = ranked;
  return [first, ...others];
}

/** The configured format. Throws Misconfigured when the repository does not offer it, or refmill cannot read it. */
export function configuredFormat(prefix: string, offered: readonly OfferedFormat[]): ChosenFormat {
  const found = offered.find((each) => each.prefix === prefix);
  if (!found && offered.length > 0)
    throw new Misconfigured('metadataPrefix', `the repository offers ${listOf(offered.map((each) => each.prefix))}, not ${prefix}`);
  const readable = readableFormats.find((each) => fits(each, found ?? { prefix, namespace: '' }));
  if (readable) return { prefix, format: readable.format };
  const own = offered.filter((each) => readableFormats.some((readable) => fits(readable, each))).map((each) => each.prefix);
  const known = own.length > 0 ? own : readableFormats.flatMap(({ prefixes }) => prefixes.slice(0, 1));
  throw new Misconfigured(
    'metadataPrefix',
    `refmill reads ${listOf(known)}, not ${prefix}${found?.namespace ? ` (${found.namespace})` : ''}`,
  );
}

const listOf = (names: readonly string[]): string => `${names.slice(0, 20).join(', ')}${names.length > 20 ? ' …' : ''}`;
