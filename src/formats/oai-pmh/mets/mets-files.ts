import type { Location } from '../../../model/access.ts';
import { present } from '../../../model/present.ts';
import { childrenNamed, localName, type XmlElement } from '../../../xml/element.ts';
import { type MetadataField, metadataField } from '../../dublin-core/metadata-field.ts';
import { isAddress } from '../../dublin-core/placing.ts';
import { fileKind } from '../file-kind.ts';

/** The object's files as locations, and what is said of them besides. */
export interface MetsFiles {
  readonly locations: readonly Location[];
  readonly rest: readonly MetadataField[];
}

/** What a location has no place for, by the attributes' own names. */
const facts = ['MIMETYPE', 'SIZE', 'CREATED', 'CHECKSUMTYPE', 'CHECKSUM'];
const linkFacts = ['title', 'label'];

const xlink = (element: XmlElement, name: string): string => {
  const key = Object.keys(element.attributes).find((each) => each === `xlink:${name}` || each.endsWith(`:${name}`)) ?? name;
  return (element.attributes[key] ?? '').trim();
};

/** fileSec: groups of files, which may hold groups; what the group is for stands in USE, of the file or of the nearest group. */
export function metsFiles(root: XmlElement): MetsFiles {
  const files = childrenNamed(root, 'fileSec').flatMap((section) =>
    childrenNamed(section, 'fileGrp').flatMap((group) => readGroup(group, '', 0)),
  );
  return { locations: files.flatMap(({ locations }) => locations), rest: files.flatMap(({ rest }) => rest) };
}

function readGroup(group: XmlElement, above: string, depth: number): MetsFiles[] {
  const use = group.attributes.USE ?? above;
  return group.children.flatMap((child): MetsFiles[] => {
    if (typeof child === 'string') return [];
    if (localName(child.name) === 'file') return [readFile(child, child.attributes.USE ?? use)];
    return localName(child.name) === 'fileGrp' && depth < 20 ? readGroup(child, use, depth + 1) : [];
  });
}

/** An address within the repository (`/bitstream/handle/…`) is none elsewhere: it stays with the rest. */
function readFile(file: XmlElement, use: string): MetsFiles {
  const links = childrenNamed(file, 'FLocat');
  const hrefs = links.map((link) => xlink(link, 'href'));
  const name = links.map((link) => xlink(link, 'title')).find((title) => title !== '');
  const said = [
    ...links.flatMap((link) => linkFacts.map((fact) => [fact, xlink(link, fact)] as const)),
    ...facts.map((fact) => [fact, (file.attributes[fact] ?? '').trim()] as const),
    ...hrefs.filter((href) => !isAddress(href)).map((href) => ['href', href] as const),
  ];
  const described = said.filter(([, value]) => value !== '').map(([fact, value]) => `${fact}: ${value}`);
  const rest = metadataField(use === '' ? 'fileSec' : `fileSec.${use}`, described.join('; '));
  return {
    locations: hrefs.filter(isAddress).map((url) =>
      present<Location>({
        url,
        kind: fileKind(use, file.attributes.MIMETYPE ?? '', name ?? url),
        access: undefined,
        license: undefined,
        version: undefined,
        host: undefined,
      }),
    ),
    rest: rest ? [rest] : [],
  };
}
