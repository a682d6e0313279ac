import { contentOf, elementTexts, fixtureText } from './fixture.ts';

/** A repository's item as it is served. `dim` is the metadata as XML, absent for a deleted item. */
export interface Item {
  readonly identifier: string;
  readonly sets: readonly string[];
  readonly dim?: string;
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
    ...(dim === undefined ? {} : { dim }),
  };
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
    };
  }
}
