import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redactCause, redactText, redactUrl, secretValues } from '../../src/http/redaction.ts';

describe('redaction', () => {
  it.each([
    ['https://a.example.org/x?db=pubmed&api_key=abcd1234&id=5', 'https://a.example.org/x?db=pubmed&api_key=***&id=5'],
    ['https://a.example.org/x?API_KEY=abcd&Email=me%40example.org', 'https://a.example.org/x?API_KEY=***&Email=***'],
    ['https://joan:s3cret@a.example.org/oai', 'https://***@a.example.org/oai'],
    [
      'https://a.example.org/oai?verb=ListRecords&resumptionToken=abc%7C12',
      'https://a.example.org/oai?verb=ListRecords&resumptionToken=abc%7C12',
    ],
    ['no address, api_key=abcd1234', 'no address, api_key=***'],
  ])('shows %s as %s', (address, shown) => {
    expect(redactUrl(address)).toBe(shown);
  });

  it.each([
    [
      '{"error":"API rate limit exceeded","api-key":"abcd1234","count":"4"}',
      '{"error":"API rate limit exceeded","api-key":"***","count":"4"}',
    ],
    ['GET https://joan:s3cret@a.example.org/?token=xyz&a=1 failed', 'GET https://***@a.example.org/?token=***&a=1 failed'],
    ['the resumptionToken=abc was refused', 'the resumptionToken=abc was refused'],
    ['nothing to hide: key results', 'nothing to hide: key results'],
    ['passwd: no such folder', 'passwd: no such folder'],
    ['inbox/key: cannot be read', 'inbox/key: cannot be read'],
    ['/etc/passwd: permission denied', '/etc/passwd: permission denied'],
    ['/etc/ssl/server.key: permission denied', '/etc/ssl/server.key: permission denied'],
    ['(../keys/token: 12 files passed over)', '(../keys/token: 12 files passed over)'],
    ['C:\\mail\\key: nothing in it', 'C:\\mail\\key: nothing in it'],
    ['api.example.org/token: answered 403', 'api.example.org/token: answered 403'],
    ['password: hunter2', 'password: ***'],
    ['password: hunter and more', 'password: *** and more'],
    ['your key/token: abcd1234 is no key', 'your key/token: *** is no key'],
    ['https://a.example.org/token: abcd1234', 'https://a.example.org/token: ***'],
    ['https://a.example.org/?x=/key: abcd1234', 'https://a.example.org/?x=/key: ***'],
    ['//joan/key: abcd1234', '//joan/key: ***'],
    ['/etc/passwd=abcd1234', '/etc/passwd=***'],
    ['Authorization: Bearer abcd.1234', 'Authorization: ***'],
    [`${'a/'.repeat(300)}key: abcd1234`, `${'a/'.repeat(300)}key: ***`],
  ])('shows the text %s as %s', (text, shown) => {
    expect(redactText(text)).toBe(shown);
  });

  it('masks the values of a request wherever they stand, encoded too', () => {
    const values = secretValues(new URL('https://h.example.org/?key=topsecret'), { email: 'me@example.org', term: 'radium' });
    expect(redactText('server says topsecret, me@example.org, me%40example.org, radium', values)).toBe('server says ***, ***, ***, radium');
  });

  it('keeps nothing of a cause but name, code and clean message', () => {
    const cause = Object.assign(new Error('connect to https://u:pw12@h/?api_key=abcd1234'), {
      code: 'ECONNRESET',
      request: { key: 'abcd1234' },
    });
    const shown = inspect(redactCause(cause), { depth: 9 });
    expect(shown).toContain('ECONNRESET');
    expect(shown).not.toMatch(/abcd1234|pw12/);
  });
});
