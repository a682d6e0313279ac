import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { completeContainer } from '../../src/normalizers/container-from-journals.ts';
import { knownJournals } from '../../src/normalizers/known-journals.ts';

const bone = {
  title: 'Annals of fictional bone & joint research',
  abbreviation: 'Ann Fict Bone Jt Res',
  issn: ['2049-3630'],
  nlmId: '990001',
};
const lantern = { title: 'Lantern (London, England)', abbreviation: 'Lantern', issn: ['0317-8471'], nlmId: '990002' };

test('a journal is found by title and by abbreviation, whatever points, capitals, ampersands and articles', () => {
  const { lookup } = knownJournals([bone, lantern]);
  for (const name of [
    'ANNALS OF FICTIONAL BONE AND JOINT RESEARCH',
    'The Annals of Fictional Bone & Joint Research',
    'Ann. Fict. Bone Jt. Res.',
    'ann fict bone jt res',
  ])
    expect([name, lookup(name)]).toEqual([name, bone]);
  expect(lookup('lantern')).toEqual(lantern);
  expect(lookup('Annals of bone')).toBeUndefined();
  expect(lookup(' . ')).toBeUndefined();
});

test('what records write in several ways is said as most of them do, and their numbers are gathered', () => {
  const { lookup } = knownJournals([
    { ...bone, title: 'ANNALS OF FICTIONAL BONE & JOINT RESEARCH', issn: ['1050-124X'] },
    bone,
    { title: bone.title },
  ]);
  expect(lookup('Ann Fict Bone Jt Res')).toEqual({ ...bone, issn: ['1050-124X', '2049-3630'] });
});

test('a file that has the abbreviation for a title does not hide the journal', () => {
  const { lookup } = knownJournals([{ title: 'Ann. Fict. Bone Jt. Res.' }, bone]);
  expect(lookup('Ann Fict Bone Jt Res')).toEqual(bone);
});

test('two journals of one title are told by it alone, and an abbreviation of two says nothing', () => {
  const { lookup } = knownJournals([
    { ...bone, nlmId: '990003', issn: ['1050-124X'] },
    bone,
    { title: 'Mud', abbreviation: 'M' },
    { title: 'Moor', abbreviation: 'M' },
  ]);
  expect(lookup(bone.title)).toEqual({ title: bone.title });
  expect(lookup('M')).toBeUndefined();
});

const journals = knownJournals([bone, lantern]);
type Citation = Partial<BibliographicRecord>;

test('an abbreviation in a citation gets its title and numbers, each with a finding; its span stays with it', () => {
  const cited: Citation = {
    container: { title: 'Ann. Fict. Bone Jt. Res.', volume: '28' },
    spans: [{ path: 'container.title', start: 40, end: 64 }],
  };
  const { container, spans, findings } = completeContainer(cited, journals);
  expect(container).toEqual({
    title: bone.title,
    abbreviation: 'Ann. Fict. Bone Jt. Res.',
    issn: bone.issn,
    nlmId: bone.nlmId,
    volume: '28',
  });
  expect(spans).toEqual([{ path: 'container.abbreviation', start: 40, end: 64 }]);
  expect(findings?.map(({ code, path, raw }) => [code, path, raw])).toEqual([
    ['completed-from-library', 'container.title', bone.title],
    ['completed-from-library', 'container.nlmId', '990001'],
    ['completed-from-library', 'container.issn', '2049-3630'],
  ]);
});

test('what the citation says stays as it is, and an unknown journal is left alone', () => {
  const cited: Citation = { container: { title: 'annals of fictional bone and joint research', issn: ['0000-0000'] } };
  expect(completeContainer(cited, journals).container).toEqual({
    title: 'annals of fictional bone and joint research',
    abbreviation: bone.abbreviation,
    issn: ['0000-0000'],
    nlmId: bone.nlmId,
  });
  const unknown: Citation = { container: { title: 'Nobody’s journal' } };
  expect(completeContainer(unknown, journals)).toBe(unknown);
  const none: Citation = { title: 'No journal' };
  expect(completeContainer(none, journals)).toBe(none);
});
