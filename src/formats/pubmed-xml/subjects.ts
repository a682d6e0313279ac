import type { Heading, Keyword, Qualifier } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import type { Chemical } from '../../model/record.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute, citationText, flag, textAt } from '../citation-text.ts';

/** MeSH descriptors with every flag as sent, then supplementary concepts (diseases, protocols, organisms). */
export function readHeadings(citation: XmlElement): Heading[] {
  const descriptors = childrenNamed(childNamed(citation, 'MeshHeadingList'), 'MeshHeading');
  const supplements = childrenNamed(childNamed(citation, 'SupplMeshList'), 'SupplMeshName');
  return [...known(descriptors.map(readMeshHeading)), ...known(supplements.map(readSupplement))];
}

const known = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);

function readMeshHeading(heading: XmlElement): Heading | undefined {
  const descriptor = childNamed(heading, 'DescriptorName');
  const term = citationText(descriptor);
  if (!descriptor || term === undefined) return undefined;
  return present<Heading>({
    vocabulary: 'mesh',
    ui: attribute(descriptor, 'UI'),
    term,
    kind: attribute(descriptor, 'Type'),
    major: flag(descriptor, 'MajorTopicYN') ?? false,
    qualifiers: known(childrenNamed(heading, 'QualifierName').map(readQualifier)),
  });
}

function readQualifier(element: XmlElement): Qualifier | undefined {
  const term = citationText(element);
  if (term === undefined) return undefined;
  return present<Qualifier>({ ui: attribute(element, 'UI'), term, major: flag(element, 'MajorTopicYN') ?? false });
}

function readSupplement(element: XmlElement): Heading | undefined {
  const term = citationText(element);
  if (term === undefined) return undefined;
  return present<Heading>({ vocabulary: 'mesh-supplementary', ui: attribute(element, 'UI'), term, kind: attribute(element, 'Type') });
}

/** Keywords of all lists. Owner NOTNLM means the author; others (NASA, KIE, PIP, …) gave theirs to the record themselves. */
export function readKeywords(parent: XmlElement): Keyword[] {
  return childrenNamed(parent, 'KeywordList').flatMap((list) => {
    const owner = attribute(list, 'Owner');
    const keywords = childrenNamed(list, 'Keyword').map((element) => {
      const term = citationText(element);
      if (term === undefined) return undefined;
      return present<Keyword>({ term, major: flag(element, 'MajorTopicYN'), owner: owner === 'NOTNLM' ? undefined : owner });
    });
    return known(keywords);
  });
}

/** RegistryNumber is a CAS number, a UNII or an EC number; 0 means that there is none. */
export function readChemicals(citation: XmlElement): Chemical[] {
  return childrenNamed(childNamed(citation, 'ChemicalList'), 'Chemical').flatMap((chemical) => {
    const substance = childNamed(chemical, 'NameOfSubstance');
    const name = citationText(substance);
    const registryNumber = textAt(chemical, 'RegistryNumber');
    if (name === undefined) return [];
    return [
      present<Chemical>({ name, ui: attribute(substance, 'UI'), registryNumber: registryNumber === '0' ? undefined : registryNumber }),
    ];
  });
}
