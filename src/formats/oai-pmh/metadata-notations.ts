import { present } from '../../model/present.ts';
import { childNamed, localName, type XmlElement } from '../../xml/element.ts';
import { itemContent } from '../dublin-core/item-content.ts';
import type { ReadContext } from '../format.ts';
import { dimFields } from './dim-fields.ts';
import { doajContent } from './doaj-content.ts';
import { marcContent } from './marcxml/marc-content.ts';
import { metsContent } from './mets/mets-content.ts';
import { modsContent } from './mods/mods-content.ts';
import type { NotationContent, ReadWithin } from './notation-content.ts';
import { oaiDcFields } from './oai-dc-fields.ts';
import { oaiDataciteContent, openaireContent } from './openaire/openaire-content.ts';
import { qdcFields } from './qdc-fields.ts';
import { rdfFields, rdfSourceId } from './rdf-fields.ts';
import { rioxxContent } from './rioxx-content.ts';
import { xoaiContent } from './xoai-content.ts';

/** A root element: local name, whatever its prefix, and the beginning of the namespace. */
interface NotationRoot {
  readonly name: string;
  readonly namespace: string;
  /** The namespace must be declared at the root, since the name alone says too little. */
  readonly strict?: true;
  /** Elements that only this notation has right below its root: they show it where the namespace is declared further up, or nowhere. */
  readonly children?: readonly string[];
}

/** How a metadata element of an OAI-PMH record is read, found by its own root, not by what was asked for. */
export interface MetadataNotation {
  /** The format's id. */
  readonly id: string;
  readonly roots: readonly NotationRoot[];
  /** Flat notations bring their values into fields, which `itemContent` places by one table; others make the record themselves. */
  content(root: XmlElement, context: ReadContext, within: ReadWithin): NotationContent;
}

export const dimNotation: MetadataNotation = {
  id: 'dim',
  roots: [{ name: 'dim', namespace: 'http://www.dspace.org/xmlns/dspace/dim' }],
  content: (root, context) => itemContent(dimFields(root), context),
};

export const oaiDcNotation: MetadataNotation = {
  id: 'oai-dc',
  roots: [{ name: 'dc', namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/' }],
  content: (root, context) => itemContent(oaiDcFields(root), context),
};

export const xoaiNotation: MetadataNotation = {
  id: 'xoai',
  roots: [{ name: 'metadata', namespace: 'http://www.lyncode.com/xoai' }],
  content: xoaiContent,
};

/** Qualified Dublin Core, and the flat notations that are it by other names: what refmill reads of them it reads under one format. */
const qdcRelatives: readonly MetadataNotation[] = [
  {
    id: 'qdc',
    roots: [
      { name: 'qualifieddc', namespace: 'http' },
      { name: 'record', namespace: 'http://purl.org/dc/terms/', strict: true },
      { name: 'uketddc', namespace: 'http://naca.central.cranfield.ac.uk/ethos-oai/' },
      { name: 'thesis', namespace: 'http://www.ndltd.org/standards/metadata/etdms/' },
    ],
    content: (root, context) => itemContent(qdcFields(root), context),
  },
  {
    id: 'qdc',
    roots: [{ name: 'RDF', namespace: 'http://www.openarchives.org/OAI/2.0/rdf/' }],
    content: (root, context) => present<NotationContent>({ ...itemContent(rdfFields(root), context), sourceId: rdfSourceId(root) }),
  },
  { id: 'qdc', roots: [{ name: 'rioxx', namespace: 'http://www.rioxx.net/schema/' }], content: rioxxContent },
];

/** All of them as what detection asks about. */
export const qdcNotation: Pick<MetadataNotation, 'id' | 'roots'> = { id: 'qdc', roots: qdcRelatives.flatMap(({ roots }) => roots) };

export const modsNotation: MetadataNotation = {
  id: 'mods',
  roots: [{ name: 'mods', namespace: 'http://www.loc.gov/mods/' }],
  content: modsContent,
};

export const marcxmlNotation: MetadataNotation = {
  id: 'marcxml',
  roots: [{ name: 'record', namespace: 'http://www.loc.gov/MARC21/slim', children: ['datafield', 'controlfield'] }],
  content: marcContent,
};

export const metsNotation: MetadataNotation = {
  id: 'mets',
  roots: ['mets', 'METS'].map((name) => ({ name, namespace: 'http://www.loc.gov/METS' })),
  content: metsContent,
};

const openaireNotations: readonly MetadataNotation[] = [
  {
    id: 'oai-openaire',
    roots: [
      { name: 'resource', namespace: 'http://namespace.openaire.eu/schema/oaire/' },
      { name: 'resource', namespace: 'http://datacite.org/schema/kernel-' },
    ],
    content: openaireContent,
  },
  { id: 'oai-openaire', roots: [{ name: 'oai_datacite', namespace: 'http://schema.datacite.org/oai/' }], content: oaiDataciteContent },
];

export const openaireNotation: Pick<MetadataNotation, 'id' | 'roots'> = {
  id: 'oai-openaire',
  roots: openaireNotations.flatMap(({ roots }) => roots),
};

export const doajNotation: MetadataNotation = {
  id: 'oai-doaj',
  roots: [{ name: 'doajArticle', namespace: 'http://doaj.org/features/oai_doaj/' }],
  content: doajContent,
};

/** A further notation is one line here: it is then found in envelopes and as a bare document. */
const metadataNotations: readonly MetadataNotation[] = [
  dimNotation,
  xoaiNotation,
  ...openaireNotations,
  ...qdcRelatives,
  doajNotation,
  oaiDcNotation,
  modsNotation,
  marcxmlNotation,
  metsNotation,
];

const roots = metadataNotations.flatMap((notation) => notation.roots.map((root) => ({ ...root, notation })));

/** Local names of all roots. */
export const rootNames: readonly string[] = [...new Set(roots.map(({ name }) => name))];

/** Several notations have a root of that name, or it says too little (`record`): only the namespace tells. */
export const needsNamespace = (name: string): boolean =>
  roots.filter((each) => each.name === name).length > 1 || roots.some((each) => each.name === name && each.strict);

/** The notation of a metadata element, by its local name; of several with that name the one whose namespace it declares or whose elements it has. */
export function notationOf(root: XmlElement): MetadataNotation | undefined {
  const named = roots.filter(({ name }) => name === localName(root.name));
  const prefix = root.name.slice(0, -localName(root.name).length - 1);
  const own = root.attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
  const declared = Object.entries(root.attributes).flatMap(([name, uri]) => (name.startsWith('xmlns') ? uri : []));
  const found =
    named.find(({ namespace }) => own.startsWith(namespace)) ??
    named.find(({ children = [] }) => children.some((name) => childNamed(root, name))) ??
    named.find(({ namespace }) => declared.some((uri) => uri.startsWith(namespace))) ??
    named.find(({ children, strict }) => !children && !strict);
  return found?.notation;
}

export const contentOf: ReadWithin = (root, context) => {
  const notation = notationOf(root);
  return notation && { id: notation.id, content: notation.content(root, context, contentOf) };
};
