import { describe, expect, it } from 'vitest';
import { readSearchReply } from '../../../src/fetchers/ncbi/search-reply.ts';

const json = (result: object) => JSON.stringify({ header: { type: 'esearch', version: '0.3' }, esearchresult: result });
const xml = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n<eSearchResult>${inner}</eSearchResult>`;

describe('a search reply', () => {
  it.each([
    ['JSON', json({ count: '2', retmax: '2', retstart: '0', idlist: ['99000002', '99000001'], translationset: [] })],
    [
      'XML',
      xml(
        '<Count>2</Count><RetMax>2</RetMax><RetStart>0</RetStart><IdList>\n<Id>99000002</Id>\n<Id>99000001</Id>\n</IdList><TranslationSet/>',
      ),
    ],
  ])('gives count and ids, in %s', (_, body) => {
    expect(readSearchReply(body, 'PubMed')).toMatchObject({ count: 2, ids: [99000002, 99000001], notes: [] });
  });

  it.each([
    [
      'JSON',
      json({
        count: '5',
        idlist: [],
        errorlist: { phrasesnotfound: ['fleegle'], fieldsnotfound: [] },
        warninglist: { phrasesignored: ['the'], quotedphrasesnotfound: [], outputmessages: ['No items found.'] },
      }),
    ],
    [
      'XML',
      xml(
        '<Count>5</Count><IdList/><ErrorList><PhraseNotFound>fleegle</PhraseNotFound></ErrorList><WarningList><PhraseIgnored>the</PhraseIgnored><OutputMessage>No items found.</OutputMessage></WarningList>',
      ),
    ],
  ])('tells what was not found or ignored, which is no error, in %s', (_, body) => {
    expect(readSearchReply(body, 'PubMed').notes).toEqual([
      'PubMed does not find the phrase fleegle',
      'PubMed ignored the phrase the',
      'No items found.',
    ]);
  });

  it.each([
    ['nothing', '', 'unavailable'],
    ['an HTML page', '<!DOCTYPE html><html><body>Sorry</body></html>', 'unavailable'],
    ['JSON that is cut', '{"header":{"type":"esearch"},"esearchresult":{"count":"12","idlist":["99', 'unavailable'],
    ['XML that is cut', xml('<Count>5</Count>').slice(0, -12), 'unavailable'],
    ['a rate limit', '{"error":"API rate limit exceeded","api-key":"192.0.2.1","count":"4","limit":"3"}', 'throttled'],
    ['a wrong key', '{"error":"API key invalid","api-key":"x","type":"pubmed","status":"unknown"}', 'misconfigured'],
    [
      'a sick backend in XML',
      xml('<ERROR>Search Backend failed: Unable to open connection to #PMQuerySrv?dbaf=pubmed</ERROR>'),
      'unavailable',
    ],
    ['a sick backend in JSON', json({ ERROR: 'Search Backend failed: Database is not supported: pubmed' }), 'unavailable'],
    [
      'JSON with a raw line break',
      '{"esearchresult":{"ERROR":"Search Backend failed: Exception:\n\'retstart\' cannot be larger than 9998."}}',
      'rejected',
    ],
    ['a wrong database', xml('<ERROR>Invalid db name specified: fleegle</ERROR>'), 'rejected'],
    ['an unknown field in XML', xml('<Count>5</Count><IdList/><ErrorList><FieldNotFound>nonsense</FieldNotFound></ErrorList>'), 'rejected'],
    [
      'an unknown field in JSON',
      json({ count: '5', idlist: [], errorlist: { phrasesnotfound: [], fieldsnotfound: ['nonsense'] } }),
      'rejected',
    ],
  ])('that is %s is an error that says what to do', (_, body, kind) => {
    let thrown: unknown;
    try {
      readSearchReply(body, 'PubMed');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind });
  });
});
