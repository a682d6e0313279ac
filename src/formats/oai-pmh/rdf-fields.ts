import type { XmlElement } from '../../xml/element.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { labelFields } from './label-fields.ts';
import { declaredIn, elementFields, isElement, qualifiedName } from './qualified-elements.ts';

/**
 * `<rdf:RDF><ow:Publication rdf:about="oai:…"><dc:title>…`: Dublin Core within one description, as DSpace writes it. What several
 * descriptions say of each other no list of fields can hold: the first is read, the others are kept by their path.
 */
export function rdfFields(root: XmlElement): MetadataField[] {
  const [first, ...others] = root.children.filter(isElement);
  const declared = declaredIn(root);
  const own = (first?.children ?? []).filter(isElement).flatMap((element) => elementFields(qualifiedName(element, declared), element));
  const about = rdfAbout(root);
  const address =
    about === undefined || isOaiIdentifier(about)
      ? undefined
      : metadataField(/^https?:/.test(about) ? 'dc.identifier.uri' : 'rdf.about', about);
  const further = others.flatMap((each) => elementFields(`rdf.${qualifiedName(each, declared)}`, each));
  return [...labelFields(own), ...(address ? [address] : []), ...further];
}

/** What the description is about: in DSpace the item's OAI identifier. */
function rdfAbout(root: XmlElement): string | undefined {
  const [first] = root.children.filter(isElement);
  return Object.entries(first?.attributes ?? {}).find(([name]) => /(?:^|:)about$/.test(name))?.[1];
}

const isOaiIdentifier = (about: string): boolean => /^oai:\S+$/.test(about);

export const rdfSourceId = (root: XmlElement): string | undefined => {
  const about = rdfAbout(root);
  return about !== undefined && isOaiIdentifier(about) ? about : undefined;
};
