import { describe, expect, it } from 'vitest';
import { oaiService } from '../../../src/fetchers/oai-pmh/service.ts';
import { oaiPmhSettings } from '../../../src/fetchers/oai-pmh/settings.ts';
import type { HttpClient } from '../../../src/http/exchange.ts';

const page = (inner: string) => `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${inner}</OAI-PMH>`;
const record = '<record><header><identifier>oai:r:1</identifier></header></record>';

/** A repository that gives one answer, and how often it was asked: trouble that may pass is tried three times. */
function answering(status: number, body: string) {
  let asked = 0;
  const http: HttpClient = {
    async send(request, inspect) {
      const answer = {
        status,
        url: request.url,
        mediaType: 'text/xml',
        headers: {},
        bytes: new TextEncoder().encode(body),
        receivedAt: '',
      };
      for (;;) {
        asked += 1;
        try {
          inspect?.(answer);
          return answer;
        } catch (error) {
          if ((error as { kind?: string }).kind !== 'unavailable' || asked >= 3) throw error;
        }
      }
    },
    download: () => Promise.reject(new Error('no file is asked for')),
    close: async () => {},
  };
  const service = oaiService(oaiPmhSettings.parse({ url: 'https://r.example.org/oai' }), {
    http,
    now: () => new Date(0),
    report: () => {},
  });
  return { ask: () => service.ask({ verb: 'ListRecords' }), times: () => asked };
}

describe('an answer of a repository', () => {
  it.each<[string, number, string, object]>([
    [
      'badResumptionToken',
      400,
      page('<error code="badResumptionToken">old</error>'),
      { kind: 'rejected', message: 'badResumptionToken: old' },
    ],
    ['cannotDisseminateFormat', 422, page('<error code="cannotDisseminateFormat"/>'), { kind: 'misconfigured', key: 'metadataPrefix' }],
    ['badArgument in a failure', 500, page('<error code="badArgument"/>'), { kind: 'rejected' }],
    ['a page of words', 404, '<html>Not here</html>', { kind: 'rejected', message: 'answered 404' }],
    ['an empty failure', 500, '', { kind: 'unavailable', message: 'answered 500' }],
    ['records in a failure', 500, page(`<ListRecords>${record}</ListRecords>`), { kind: 'unavailable' }],
    ['HTML instead of records', 200, '<!DOCTYPE html><title>Log in</title>', { kind: 'unavailable' }],
    ['noMetadataFormats', 200, page('<error code="noMetadataFormats"/>'), { kind: 'rejected' }],
  ])('with %s and status %i is an error of its kind', async (_, status, body, error) => {
    await expect(answering(status, body).ask()).rejects.toMatchObject(error);
  });

  it.each(['noRecordsMatch', 'idDoesNotExist'])('with the error %s is no failure, whatever its status', async (code) => {
    for (const status of [200, 404]) {
      const { reply } = await answering(status, page(`<error code="${code}"/>`)).ask();
      expect(reply).toMatchObject({ errors: [{ code }], identifiers: [] });
    }
  });

  it('that is always cut is asked for again, and then taken for what it holds', async () => {
    const cut = answering(200, page(`<ListRecords>${record}<record><hea`).slice(0, -10));
    expect((await cut.ask()).reply).toMatchObject({ identifiers: ['oai:r:1'], broken: true, cut: true });
    expect(cut.times()).toBe(3);
    await expect(answering(200, '<OAI-PMH><ListRecords><rec').ask()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
