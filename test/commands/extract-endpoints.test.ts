import { expect, test } from 'vitest';
import { jsonLines, refmill } from './refmill.ts';

const given = (stdin: Iterable<string | Uint8Array>) => refmill(['extract-endpoints'], {}, undefined, stdin);

const abstract =
  'METHODS: The primary end point was time to sleep. RESULTS: Median time to sleep was 14.9 minutes with lamps and 20.1 minutes with candles (hazard ratio, 0.70; 95% CI, 0.58 to 0.83; P<0.001).';

test('each text is answered with its endpoints and results, whatever marks and line ends its file has', async () => {
  const line = `${JSON.stringify({ id: 7, text: abstract })}\r\n`;
  const { code, stdout, stderr } = await given([Buffer.from(`\uFEFF${line}\r\n${JSON.stringify({ text: '' })}`)]);
  expect([code, stderr]).toEqual([0, '']);
  expect(jsonLines(stdout)).toEqual([
    {
      id: 7,
      endpoints: [expect.objectContaining({ name: 'time to sleep', role: 'primary' })],
      results: expect.arrayContaining([
        expect.objectContaining({ measure: 'HR', value: 0.7, ci: { level: 95, lower: 0.58, upper: 0.83 } }),
      ]),
    },
    { endpoints: [], results: [] },
  ]);
});

test('a line that is no request is named with what is wrong with it, and the others are read', async () => {
  const lines = [
    'The primary end point was time to sleep.',
    '[{"id":"1","text":"a"}]',
    '{"id":"1"}',
    '{"id":"1","text":["a"]}',
    '{"id":true,"text":"a"}',
    '"a"',
    '{"text":"a"}',
  ];
  const { code, stdout, stderr } = await given([Buffer.from(lines.join('\n'))]);
  expect(code).toBe(3);
  expect(jsonLines(stdout)).toEqual([{ endpoints: [], results: [] }]);
  expect(stderr.split('\n')).toEqual([
    'standard input, line 1: no JSON; a line is an object like {"id":"1","text":"The primary endpoint was …"}, an abstract with its line breaks as \\n',
    'standard input, line 2: a JSON list; put each of its objects on a line of its own',
    'standard input, line 3: the object has no "text"',
    'standard input, line 4: the "text" is no text',
    'standard input, line 5: the "id" is neither a text nor a number',
    'standard input, line 6: no JSON object with a "text"',
    '',
  ]);
});

test('a file of another kind is not complained of line by line', async () => {
  const { code, stdout, stderr } = await given([Buffer.from('PK\u0003\u0004\n'.repeat(500))]);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr.split('\n')).toHaveLength(12);
  expect(stderr).toMatch(/standard input: 490 more lines were not read either\n$/);
});
