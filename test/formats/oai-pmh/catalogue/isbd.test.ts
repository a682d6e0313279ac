import { describe, expect, test } from 'vitest';
import {
  isNotIdentified,
  joinTitle,
  withoutBrackets,
  withoutFinalPoint,
  withoutIsbd,
} from '../../../../src/formats/oai-pmh/catalogue/isbd.ts';

describe('punctuation of cataloguing rules', () => {
  test.each([
    ['Title :', 'Title'],
    ['Title /', 'Title'],
    ['Publisher,', 'Publisher'],
    ['A sentence.', 'A sentence.'],
    ['1768-1818. -', '1768-1818'],
    ['and/or', 'and/or'],
    [' : ', ''],
  ])('that announces the next part goes: %s', (text, value) => {
    expect(withoutIsbd(text)).toBe(value);
  });

  test.each([
    ['Stewechius, Godescalcus.', 'Stewechius, Godescalcus'],
    ['Raschke, Gregory K.', 'Raschke, Gregory K.'],
    ['Imaginary Drugs Inc.', 'Imaginary Drugs Inc.'],
    ['Night Noise Study Group. Writing Committee.', 'Night Noise Study Group. Writing Committee'],
    ['1581-1630.', '1581-1630'],
    ['USA.', 'USA'],
  ])('the final point of a paragraph goes, that of an abbreviation stays: %s', (text, value) => {
    expect(withoutFinalPoint(text)).toBe(value);
  });

  test.each([
    ['[Bern] :', 'Bern'],
    ['Gillette, Wyo.]', 'Gillette, Wyo.'],
    ['[2015]', '2015'],
    ['Bern [Schweiz]', 'Bern [Schweiz]'],
  ])('brackets of what the cataloguer supplied go: %s', (text, value) => {
    expect(withoutBrackets(text)).toBe(value);
  });

  test('a megabyte of it takes no time', () => {
    expect(withoutIsbd(`Title${' :'.repeat(500_000)}`)).toBe('Title');
  });

  test.each([
    '[S.l.]',
    's.n.',
    '[publisher not identified]',
    '[editor non identificado]',
    '[Verlagsort nicht ermittelbar]',
    '[Éditeur non identifié]',
  ])('%s is no name', (text) => {
    expect(isNotIdentified(text)).toBe(true);
  });

  test.each(['S. Fischer', 'Slough', 'Identified Press'])('%s is one', (text) => {
    expect(isNotIdentified(text)).toBe(false);
  });
});

describe('a title of several parts', () => {
  test.each<[Parameters<typeof joinTitle>[0], string]>([
    [{ title: 'The quiet ward :', rest: ['a trial /'] }, 'The quiet ward: a trial'],
    [{ title: 'El cruzado', rest: [': semanario'] }, 'El cruzado: semanario'],
    [{ title: 'Is it quiet?', rest: ['a trial'] }, 'Is it quiet? a trial'],
    [{ title: 'Pain (acute)', rest: ['a trial'] }, 'Pain (acute): a trial'],
    [{ title: 'Papers.', part: ['Part 2,', 'Children.'] }, 'Papers. Part 2. Children.'],
    [{ title: '', rest: [': Analysis'] }, 'Analysis'],
    [{ title: '', rest: [], part: [] }, ''],
  ])('%o', (parts, title) => {
    expect(joinTitle(parts)).toBe(title);
  });
});
