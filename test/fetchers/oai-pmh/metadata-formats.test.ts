import { describe, expect, it } from 'vitest';
import { configuredFormat, rankFormats, readableFormats } from '../../../src/fetchers/oai-pmh/metadata-formats.ts';
import { formatById } from '../../../src/formats/registry.ts';

const offer = (...formats: string[]) =>
  formats.map((each) => {
    const [prefix = '', namespace = ''] = each.split(' ');
    return { prefix, namespace };
  });
const ranked = (...formats: string[]) => rankFormats(offer(...formats)).map(({ prefix, format }) => `${prefix} ${format}`);

describe('metadata formats', () => {
  it('are all read by a format of the registry', () => {
    for (const { format } of readableFormats) expect(formatById(format)?.id, format).toBe(format);
  });

  it.each<[string, string[], string[]]>([
    [
      'what DSpace offers',
      ['uketd_dc', 'qdc', 'oai_dc', 'xoai', 'mods', 'dim', 'ore', 'rdf'],
      ['dim dim', 'xoai xoai', 'mods mods', 'qdc qdc', 'uketd_dc qdc', 'oai_dc oai-dc', 'rdf qdc'],
    ],
    ['oai_dc alone', ['oai_dc http://www.openarchives.org/OAI/2.0/oai_dc/'], ['oai_dc oai-dc']],
    ['nothing', [], ['oai_dc oai-dc']],
    ['nothing that is read', ['epicur urn:nbn', 'bibtex'], ['oai_dc oai-dc']],
    [
      'free names',
      ['simple http://www.openarchives.org/OAI/2.0/oai_dc/', 'rich http://www.dspace.org/xmlns/dspace/dim'],
      ['rich dim', 'simple oai-dc'],
    ],
    ['a misleading name', ['mods http://www.openarchives.org/OAI/2.0/oai_dc/'], ['mods oai-dc']],
    ['a usual name in an unknown namespace', ['oai_openaire http://example.org/4.0'], ['oai_openaire oai-openaire']],
    [
      'DataCite in its envelope',
      ['oai_dc', 'oai_datacite http://schema.datacite.org/oai/oai-1.1/'],
      ['oai_datacite oai-openaire', 'oai_dc oai-dc'],
    ],
  ])('rank %s', (_, formats, expected) => {
    expect(ranked(...formats)).toEqual(expected);
  });

  it('of the configuration are taken where they are offered, whatever their name', () => {
    const offered = offer('rich http://www.lyncode.com/xoai', 'oai_dc');
    expect(configuredFormat('rich', offered)).toEqual({ prefix: 'rich', format: 'xoai' });
    expect(() => configuredFormat('dim', offered)).toThrow('the repository offers rich, oai_dc, not dim');
    expect(configuredFormat('dim', [])).toEqual({ prefix: 'dim', format: 'dim' });
    expect(() => configuredFormat('epicur', [])).toThrow(/refmill reads dim, xoai, .*, not epicur/);
  });
});
