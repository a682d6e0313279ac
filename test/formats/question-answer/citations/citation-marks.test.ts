import { describe, expect, it } from 'vitest';
import { findCitationMarks } from '../../../../src/formats/question-answer/citations/citation-marks.ts';
import type { CitationFacts } from '../../../../src/formats/question-answer/citations/citation-odds.ts';

const bare: CitationFacts = { labels: new Set(), seen: new Set(['1', '2', '3']), style: 'bare' };
const numbered: CitationFacts = { labels: new Set(['1', '2', '3', '4', '5', '12']), seen: new Set(['1', '2']), style: 'bare' };

const cited = (text: string, facts: CitationFacts = bare): string =>
  findCitationMarks(text, facts)
    .marks.map(({ numbers, place }) => `${place === 'inside' ? '…' : ''}${numbers.join(' ')}`)
    .join(' | ');

describe('citation numbers without brackets', () => {
  it.each([
    ['Check potassium at 1, 2, 3, and 6 months 2', '2'],
    ['Check potassium at 1,2,3, and 6 months 2', '2'],
    ['Before the first dose, verify: 2', '2'],
    ['eGFR >30 mL/min/1.73 m² 1', '1'],
    ['Serum potassium <5.0 mEq/L 1, 2', '1 2'],
    ['Mortality fell by 30% 2, 1', '2 1'],
    ['Mortality fell by 30% (P<0.001) 2, 3', '2 3'],
    ['Studied in diabetes type 2 1', '1'],
    ['It is recommended 1. The dose is 500 mg on day 1 1.', '1 | 1'],
    ['Stop when QTc exceeds 500 ms 3:', '3'],
    ['A sentence. 1, 2', '1 2'],
    ['A sentence. 1 Another one. 2', '1 | 2'],
    ['It lasts.2,3 It spares the heart.1', '2 3 | 1'],
    ['Treated with Radium-223 1', '1'],
    ['Give 40 mg per day 2', '2'],
    ['Repeat after the first cycle 3', '3'],
    ['Alike in both groups 1, 2', '1 2'],
    ['It improved from 30 to 17 2', '2'],
    ['First seen in 2019 2', '2'],
    ['It blocks the aldosterone receptor 2', '2'],
    ['Levels of vitamin D 1', '1'],
    ['Class I, level of evidence A 1', '1'],
    ['Blood pressure <130/80 1', '1'],
    ['Platelets <50×10⁹/L 1', '1'],
    ['A ratio of 2:1 1', '1'],
    ['Clearance <30 1, but not QTc >500 2', '…1 | 2'],
    ['Studied on day 3 and day 7 1', '1'],
    ['Continue as needed 1 , 2', '1 2'],
    ['Useful throughout 1-3', '1 2 3'],
    ['Useful throughout 1–3', '1 2 3'],
    ['It is recommended 1 2 3', '1 2 3'],
    ['The survey 1, which was repeated, agreed 3', '…1 | 3'],
    ['It is recommended 1 (class I, level A).', '…1'],
    ['It is safe (see the survey 1)', '…1'],
  ])('finds those of «%s»', (text, numbers) => {
    expect(cited(text)).toBe(numbers);
  });

  it.each([
    'Never give it in type 2 diabetes',
    'Not studied in diabetes type 2',
    'Toxicity of grade 3-4',
    'Seen in CKD stage 3',
    'Restart at half the dose on day 8',
    'Follow up by week 12',
    'Give 500 mg on days 2–5',
    'Widely used since 2019',
    'A feature of COVID-19',
    'Treated with Radium-223',
    'Inhibits clotting factor 8',
    'It blocks the epidermal growth factor receptor 2',
    'Replace vitamin B 12',
    'The score improved by 43',
    'Target INR 2-3',
    'Survival was 14.9 versus 11.3 months (HR 0.70; 95% CI, 0.58 to 0.83)',
    'Start with 25 mg',
    'In phase 2. The trial',
    'One of 3',
    'A dose of 1,200',
    'Seen in at least 3',
    '1',
  ])('finds none in «%s»', (text) => {
    expect(cited(text)).toBe('');
  });

  it('take the numbers of the list as a measure', () => {
    expect(cited('It lowers mortality1,2 and costs little.', numbered)).toBe('…1 2');
    expect(cited('It lowers mortality1,2 and costs little.', bare)).toBe('');
    expect(cited('It needs omega3 as well', numbered)).toBe('');
    expect(cited('It was safe in children 4', { ...numbered, labels: new Set(['1', '2']) })).toBe('4');
  });

  it('are unlikely on a page that cites in brackets', () => {
    expect(cited('The pressure on unit 2 [1].', { ...bare, style: 'bracketed' })).toBe('1');
    expect(cited('It helped in men 2', { ...bare, style: 'bracketed' })).toBe('');
  });

  it('report a reading that could as well be another one', () => {
    const { doubts } = findCitationMarks('It is given with interleukin 2', { ...bare, seen: new Set(['1']) });
    expect(doubts).toEqual([{ start: 29, end: 30, taken: true }]);
  });
});

describe('citation numbers in brackets, raised or in parentheses', () => {
  it.each([
    ['It helps [1]. It is cheap [2, 3].', '1 | 2 3'],
    ['It helps[1][2]. It is cheap.[3]', '1 2 | 3'],
    ['It helps [1-3] and harms [1].', '…1 2 3 | 1'],
    ['Labelled with [18F] glucose [1]', '1'],
    ['The median was 12 months [8-14].', ''],
    ['The interval was wide, 95% CI [1-3].', '1 2 3'],
    ['Mortality falls.¹˒³ It is cheap²', '1 3 | 2'],
    ['The area was 1.73 m² at 10⁶ units of ²²³Ra and Ca²⁺; I² was 30%', ''],
    ['The limit is 30 mL/min/1.73 m²¹', '1'],
    ['Cleared at 2 mL min⁻¹ kg⁻¹ in all', ''],
    ['It helps ¹⁻³ in all', '…1 2 3'],
  ])('finds those of «%s»', (text, numbers) => {
    expect(cited(text)).toBe(numbers);
  });

  it('reads raised digits without a comma as the list has them', () => {
    expect(cited('It helps.¹²', numbered)).toBe('12');
    expect(cited('It helps.¹³', numbered)).toBe('1 3');
    expect(findCitationMarks('It helps.¹³', numbered).doubts).toEqual([{ start: 9, end: 11, taken: true, alternative: '13' }]);
  });

  it('takes parentheses for counts unless the page cites that way', () => {
    expect(cited('Nausea (2) and rash (3).')).toBe('');
    expect(cited('It is given early (2, 3).', { ...bare, style: 'parenthesized' })).toBe('2 3');
    expect(cited('Either (1) stop or (2) go on.', { ...bare, style: 'parenthesized' })).toBe('');
  });
});
