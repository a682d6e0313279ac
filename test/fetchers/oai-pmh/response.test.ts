import { describe, expect, it } from 'vitest';
import { readOaiReply } from '../../../src/fetchers/oai-pmh/response.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const page = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request verb="ListRecords">https://r.example.org/oai</request>${inner}</OAI-PMH>`;
const record = (id: string, metadata = '<x/>') =>
  `<record><header><identifier>${id}</identifier><datestamp>2025-01-01</datestamp></header><metadata>${metadata}</metadata></record>`;
const list = (inner: string) => page(`<ListRecords>${record('oai:r:1')}${record('oai:r:2')}${inner}</ListRecords>`);
const facts = (text: string) => {
  const { identifiers, token, errors, broken, cut } = readOaiReply(bytes(text));
  return { identifiers, token, errors, broken, ...(cut ? { cut } : {}) };
};
const two = { identifiers: ['oai:r:1', 'oai:r:2'], token: undefined, errors: [], broken: undefined };

describe('an OAI-PMH reply', () => {
  it.each([
    ['without a token', list(''), two],
    [
      'with a token',
      list('<resumptionToken completeListSize="171" cursor="0">oai_dc/2022//col_1/100</resumptionToken>'),
      { ...two, token: { value: 'oai_dc/2022//col_1/100', completeListSize: 171 } },
    ],
    [
      'with entities and spaces around a token',
      list('<resumptionToken>\n a&amp;b=1 \n</resumptionToken>'),
      { ...two, token: { value: 'a&b=1' } },
    ],
    ['with an empty token that has attributes', list('<resumptionToken completeListSize="171" cursor="1"/>'), two],
    ['with an empty token of two tags', list('<resumptionToken cursor="1"></resumptionToken>'), two],
    ['with a total that is none', list('<resumptionToken completeListSize="-1">x</resumptionToken>'), { ...two, token: { value: 'x' } }],
    [
      'with prefixes',
      list('<resumptionToken>x</resumptionToken>')
        .replace(/<(\/?)(?=[A-Za-z])/g, '<$1oai:')
        .replace('xmlns=', 'xmlns:oai='),
      { ...two, token: { value: 'x' } },
    ],
    ['with control characters', list('\u0001<resumptionToken>x\u000b</resumptionToken>'), { ...two, token: { value: 'x' } }],
    [
      'with garbage behind the end',
      `${list('<resumptionToken>x</resumptionToken>')}\n<br><b>Notice</b>: & so on`,
      { ...two, token: { value: 'x' } },
    ],
    [
      'with a second document behind the end',
      list('<resumptionToken>x</resumptionToken>') + page('<error code="badVerb"/>'),
      { ...two, token: { value: 'x' } },
    ],
    [
      'with broken markup in a record',
      list(`${record('oai:r:3', '<a>R&D <b></a>')}<resumptionToken completeListSize='9'>x</resumptionToken>`),
      { ...two, identifiers: ['oai:r:1', 'oai:r:2', 'oai:r:3'], token: { value: 'x', completeListSize: 9 }, broken: true },
    ],
    [
      'that breaks off within a record',
      list(`<resumptionToken>x</resumptionToken>${record('oai:r:3')}`).slice(0, -60),
      { ...two, identifiers: ['oai:r:1', 'oai:r:2', 'oai:r:3'], token: { value: 'x' }, broken: true, cut: true },
    ],
    [
      'that breaks off within its token',
      `${list('<resumptionToken cursor="0">abc').split('abc')[0]}ab`,
      { ...two, broken: true, cut: true },
    ],
    [
      'with errors',
      page('<error code="badArgument">bad\n   date</error><error code="badVerb"/>'),
      {
        ...two,
        identifiers: [],
        errors: [
          { code: 'badArgument', text: 'bad date' },
          { code: 'badVerb', text: '' },
        ],
      },
    ],
  ])('%s gives its facts', (_, text, expected) => {
    expect(facts(text)).toEqual(expected);
  });

  it.each([
    ['empty', ''],
    ['a login page', '<!DOCTYPE html><html><body>Log in</body></html>'],
    ['another XML document', '<?xml version="1.0"?><rss/>'],
  ])('that is %s may be better next time', (_, text) => {
    expect(() => readOaiReply(bytes(text))).toThrow(expect.objectContaining({ kind: 'unavailable' }));
  });
});
