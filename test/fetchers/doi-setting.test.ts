import { expect, test } from 'vitest';
import { crossrefSettings } from '../../src/fetchers/crossref/settings.ts';
import { dataciteSettings } from '../../src/fetchers/datacite/settings.ts';
import { unpaywallSettings } from '../../src/fetchers/unpaywall/settings.ts';

test.each([crossrefSettings, dataciteSettings, unpaywallSettings])('DOIs of settings are taken as people copy them', (settings) => {
  const dois = ['10.5555/MILL.1', ' https://doi.org/10.5555/mill.2', 'doi:10.5555/mill.3', 'http://dx.doi.org/10.5555.9/mill.4'];
  expect(settings.parse({ dois }).dois).toEqual(['10.5555/mill.1', '10.5555/mill.2', '10.5555/mill.3', '10.5555.9/mill.4']);
  expect(settings.safeParse({ dois: ['99000001'] }).error?.issues[0]?.message).toBe('is no DOI (10.1000/182)');
});
