import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/package-root.ts';
import type { WorkDetail } from '../../../src/store/store.ts';
import { emptyFolder, refmill } from '../../commands/refmill.ts';

const seed = path.join(packageRoot, '../shared/seeds/question-answer-page.txt');

/** The numbers are the trial's, the words are ours. */
const trial = {
  source: 'desk',
  sourceId: 'trial',
  type: 'article-journal',
  title: 'Radium-223 against placebo in men whose prostate cancer had spread to bone: the ALSYMPCA trial',
  issued: { year: 2013 },
  abstracts: [
    {
      language: 'en',
      sections: [
        { label: 'METHODS', text: 'Men were randomly assigned to radium-223 or placebo. The primary end point was overall survival.' },
        {
          label: 'RESULTS',
          text: 'Radium-223 improved overall survival (median, 14.9 months vs. 11.3 months; hazard ratio, 0.70; 95% CI, 0.58 to 0.83). The time to the first symptomatic skeletal event was longer (median, 15.6 months vs. 9.8 months).',
        },
      ],
    },
  ],
};

test.skipIf(!existsSync(seed)).each([
  ['page first', true],
  ['trial first', false],
])('the figures of the seed page are linked to the trial that reports them: %s', async (_name, pageFirst) => {
  const folder = await emptyFolder();
  const [store, record] = [path.join(folder, 'refmill.db'), path.join(folder, 'trial.jsonl')];
  await writeFile(record, `${JSON.stringify(trial)}\n`);
  const files = pageFirst ? [seed, record] : [record, seed];
  for (const file of files) {
    expect(await refmill(['ingest', file, '--store', store, ...(file === seed ? ['--format', 'question-answer'] : [])])).toMatchObject({
      code: 0,
    });
  }
  const [page, work] = pageFirst ? ['W1', 'W2'] : ['W2', 'W1'];
  const { claimLinks = [] } = JSON.parse((await refmill(['show', page, '--store', store, '--json'])).stdout) as WorkDetail;
  const repeated = claimLinks.filter(({ verdict, work: to }) => verdict === 'repeats' && to === work).map(({ reports }) => reports);
  expect(claimLinks.filter(({ verdict }) => verdict === 'contradicts')).toEqual([]);
  for (const figure of ['median 14.9 months', 'median 11.3 months', 'HR 0.70']) {
    expect(repeated.some((each) => each.startsWith(`overall survival: ${figure}`))).toBe(true);
  }
  expect(repeated.filter((each) => /symptomatic skeletal event.*: median (?:15\.6|9\.8) months/i.test(each))).toHaveLength(2);
  const shown = (await refmill(['show', work, '--store', store])).stdout;
  expect(shown).toContain('Results that claims of pages repeat or contradict');
});
