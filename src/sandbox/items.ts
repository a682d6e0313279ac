import { contentOf, elementTexts, fixtureText } from './fixture.ts';

/** A repository's item as it is served. `dim` and `dc` are the metadata as XML, absent for a deleted item. */
export interface Item {
  readonly identifier: string;
  readonly sets: readonly string[];
  readonly dim?: string;
  readonly dc?: string;
  /** UTC, with seconds. */
  datestamp: string;
  deleted: boolean;
}

/** The sandbox's own repository. */
export const fixtureItems = (): Item[] => elementTexts(fixtureText('dim', 'sandbox-repository'), 'record').map(readItem);

function readItem(xml: string): Item {
  const header = contentOf(xml, 'header') ?? '';
  const dim = contentOf(xml, 'metadata')?.trim();
  return {
    identifier: contentOf(header, 'identifier') ?? '',
    datestamp: contentOf(header, 'datestamp') ?? '',
    sets: elementTexts(header, 'setSpec').map((set) => contentOf(set, 'setSpec') ?? ''),
    deleted: dim === undefined,
    ...(dim === undefined ? {} : { dim, dc: toDublinCore(dim) }),
  };
}

/** DSpace's elements with another name in oai_dc; all others keep theirs and lose their qualifier. */
const renamed: Readonly<Record<string, string>> = { 'contributor.author': 'creator' };
const droppedFields = new Set(['description.provenance', 'description.version']);

/** The loss that DSpace's own crosswalk makes: no qualifier survives, so every subject, date and identifier looks like any other. */
function toDublinCore(dim: string): string {
  const fields = elementTexts(dim, 'dim:field').map((field) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(field)?.[1];
    const name = [attribute('element'), attribute('qualifier')].filter((part) => part !== undefined).join('.');
    return { name, element: renamed[name] ?? attribute('element') ?? '', value: contentOf(field, 'dim:field') ?? '' };
  });
  const lines = fields
    .filter(({ name }) => !droppedFields.has(name))
    .map(({ element, value }) => `<dc:${element}>${value}</dc:${element}>`);
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">\n${lines.join('\n')}\n</oai_dc:dc>`;
}

/** As many further items as wanted, to try long lists. */
export function* generatedItems(count: number): Iterable<Item> {
  for (let number = 1; number <= count; number++) {
    const dim = `<dim:dim xmlns:dim="http://www.dspace.org/xmlns/dspace/dim"><dim:field mdschema="dc" element="title">Generated item ${number} of the sandbox</dim:field><dim:field mdschema="dc" element="identifier" qualifier="uri">http://hdl.handle.net/99999/${100_000 + number}</dim:field><dim:field mdschema="dc" element="type">dataset</dim:field></dim:dim>`;
    yield {
      identifier: `oai:repository.example.org:99999/${100_000 + number}`,
      datestamp: `2020-05-17T10:${String(number % 60).padStart(2, '0')}:00Z`,
      sets: ['com_99999_2'],
      deleted: false,
      dim,
      dc: toDublinCore(dim),
    };
  }
}
