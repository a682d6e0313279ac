import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { readDocument } from '../../../src/normalizers/endpoints/document.ts';
import { statedEndpoints } from '../../../src/normalizers/endpoints/stated-endpoints.ts';
import { processorTime } from '../../processor-time.ts';

/** Every stated endpoint, without its offsets. */
const read = (text: string): Omit<Endpoint, 'start' | 'end'>[] =>
  statedEndpoints(readDocument(text, 'point')).map(({ start: _start, end: _end, ...rest }) => rest);
const names = (text: string): string[] => read(text).map(({ role, name }) => `${role}: ${name}`);

describe('stated endpoints', () => {
  const table: readonly (readonly [specimen: string, text: string, expected: readonly Omit<Endpoint, 'start' | 'end'>[]])[] = [
    [
      'the plain sentence, with population and bracketed abbreviation',
      'METHODS: Adults were assigned to dorvatinib or placebo. The primary end point was progression-free survival (PFS) in the intention-to-treat population. RESULTS: It was longer.',
      [{ role: 'primary', name: 'progression-free survival', abbreviation: 'PFS', population: 'intention-to-treat population' }],
    ],
    [
      'an assessor behind by, a list with abbreviations, safety',
      'METHODS: The primary endpoint was objective response rate (ORR) by blinded independent central review. Secondary endpoints included duration of response (DoR), overall survival (OS), and safety. RESULTS: None.',
      [
        { role: 'primary', name: 'objective response rate', abbreviation: 'ORR', assessor: 'blinded independent central review' },
        { role: 'secondary', name: 'duration of response', abbreviation: 'DoR' },
        { role: 'secondary', name: 'overall survival', abbreviation: 'OS' },
        { role: 'secondary', name: 'safety' },
      ],
    ],
    [
      'a composite stays whole and loses how it was analysed',
      'METHODS: The primary end point was a composite of death, a second fracture, or amputation at 90 days, assessed in a time-to-event analysis. New pain was a secondary end point. RESULTS: None.',
      [
        { role: 'primary', name: 'composite of death, a second fracture, or amputation', timepoint: 'at 90 days' },
        { role: 'secondary', name: 'New pain' },
      ],
    ],
    [
      'two primary outcomes with one head',
      'METHODS: The two primary outcomes were the changes from baseline in grip strength and walking distance at 12 months. RESULTS: None.',
      [
        { role: 'primary', name: 'changes from baseline in grip strength', timepoint: 'at 12 months', co: true },
        { role: 'primary', name: 'changes from baseline in walking distance', timepoint: 'at 12 months', co: true },
      ],
    ],
    [
      'roles told apart by respectively',
      'METHODS: The primary and secondary endpoints were relapse at week 26 and quality of life, respectively. RESULTS: None.',
      [
        { role: 'primary', name: 'relapse', timepoint: 'at week 26' },
        { role: 'secondary', name: 'quality of life' },
      ],
    ],
    [
      'a label states the role',
      'OBJECTIVE: To compare two casts. MAIN OUTCOME MEASURES: Swelling and time to return to work. RESULTS: Swelling was less.',
      [
        { role: 'primary', name: 'Swelling', co: true },
        { role: 'primary', name: 'time to return to work', co: true },
      ],
    ],
    [
      'what was measured without a rank',
      'METHODS: Forty adults were randomized. Toxic effects and sleep quality were measured. We assessed safety in all patients who received a dose. RESULTS: None.',
      [
        { role: 'unspecified', name: 'Toxic effects' },
        { role: 'unspecified', name: 'sleep quality' },
        { role: 'unspecified', name: 'safety', population: 'all patients who received a dose' },
      ],
    ],
    [
      'a list with semicolons, without a rank',
      'METHODS: Adults were randomized to two diets. Time-to-first-event outcomes included renal death or first dialysis; first dialysis; and total (first or recurrent) admissions. RESULTS: None.',
      [
        { role: 'unspecified', name: 'renal death or first dialysis' },
        { role: 'unspecified', name: 'first dialysis' },
        { role: 'unspecified', name: 'total (first or recurrent) admissions' },
      ],
    ],
    [
      'an abbreviation alone has its long form, and the second statement adds nothing',
      'METHODS: Progression-free survival (PFS) was followed. The primary endpoint was PFS. The primary end point, progression-free survival, was reached by all. RESULTS: None.',
      [{ role: 'primary', name: 'Progression-free survival', abbreviation: 'PFS' }],
    ],
    [
      'an aside between the outcome and its verb tells the time',
      'METHODS: The primary end point, assessed at 12 weeks, was the percentage of patients with clear skin, with relapse and itch as secondary end points. RESULTS: None.',
      [
        { role: 'primary', name: 'percentage of patients with clear skin', timepoint: 'at 12 weeks' },
        { role: 'secondary', name: 'relapse' },
        { role: 'secondary', name: 'itch' },
      ],
    ],
    [
      'ranks in brackets, and a time for both of two outcomes',
      'METHODS: We evaluated pain at rest (primary end point) and nausea (secondary end point). Exploratory outcomes were the rates of relapse and remission at weeks 8 and 16. RESULTS: None.',
      [
        { role: 'primary', name: 'pain at rest' },
        { role: 'secondary', name: 'nausea' },
        { role: 'exploratory', name: 'rates of relapse', timepoint: 'at weeks 8 and 16' },
        { role: 'exploratory', name: 'rates of remission', timepoint: 'at weeks 8 and 16' },
      ],
    ],
    [
      'an aim that names what it compares, and one that names none',
      'METHODS: The primary objective was to determine whether dorvatinib improves relapse-free survival compared with placebo. Secondary objectives were to assess safety and quality of life. The main aim was to compare two casts. RESULTS: None.',
      [
        { role: 'primary', name: 'relapse-free survival' },
        { role: 'secondary', name: 'safety' },
        { role: 'secondary', name: 'quality of life' },
      ],
    ],
    [
      'numbers before the items of a list, and definitions cut away',
      'METHODS: Secondary outcomes will include (1) sleep quality at 4 and 8 weeks, (2) the proportion of responders, defined as a loss of 5 points, and (3) birth weight. RESULTS: None.',
      [
        { role: 'secondary', name: 'sleep quality', timepoint: 'at 4 and 8 weeks' },
        { role: 'secondary', name: 'proportion of responders' },
        { role: 'secondary', name: 'birth weight' },
      ],
    ],
    [
      'an outcome named before its rank, in clauses of one sentence',
      'METHODS: Weight loss was a key secondary endpoint; remission had been the primary endpoint, and the study was masked. RESULTS: None.',
      [
        { role: 'secondary', name: 'Weight loss' },
        { role: 'primary', name: 'remission' },
      ],
    ],
    [
      'adjectives that share their noun, and words that belong together',
      'METHODS: Secondary outcomes were overall and cause-specific mortality, signs and symptoms of anemia, acute and late toxicities, and time to first or second relapse. RESULTS: None.',
      [
        { role: 'secondary', name: 'overall mortality' },
        { role: 'secondary', name: 'cause-specific mortality' },
        { role: 'secondary', name: 'signs and symptoms of anemia' },
        { role: 'secondary', name: 'acute and late toxicities' },
        { role: 'secondary', name: 'time to first or second relapse' },
      ],
    ],
    [
      'what a study was powered for',
      'METHODS: Adults were randomized. The trial was powered for wound infection. RESULTS: None.',
      [{ role: 'primary', name: 'wound infection' }],
    ],
    [
      'Spanish, Portuguese and French',
      'METHODS: La variable principal fue la supervivencia global a los 24 meses. Os desfechos secundários foram tempo de internação e custo. Le critère de jugement principal était la mortalité à 28 jours. RESULTS: None.',
      [
        { role: 'primary', name: 'supervivencia global', timepoint: 'a los 24 meses' },
        { role: 'secondary', name: 'tempo de internação' },
        { role: 'secondary', name: 'custo' },
        { role: 'primary', name: 'mortalité', timepoint: 'à 28 jours' },
      ],
    ],
    [
      'numbers with an article, times before a name, asides behind a list',
      'METHODS: The primary end points were a ≥50% reduction in headache days and graft survival, each assessed by masked readers. Secondary outcomes were 30-day and 1-year mortality, patient-reported outcomes, and days alive and out of hospital. RESULTS: None.',
      [
        { role: 'primary', name: '≥50% reduction in headache days', co: true },
        { role: 'primary', name: 'graft survival', co: true },
        { role: 'secondary', name: 'mortality', timepoint: '30-day and 1-year' },
        { role: 'secondary', name: 'patient-reported outcomes' },
        { role: 'secondary', name: 'days alive and out of hospital' },
      ],
    ],
    [
      'an apposition behind of the trial',
      'METHODS: Adults were randomized. RESULTS: The primary endpoint of the trial, fracture of the hip, was met.',
      [{ role: 'primary', name: 'fracture of the hip' }],
    ],
    [
      'a German abstract',
      'HINTERGRUND: Stürze sind häufig. METHODIK: Primärer Endpunkt war ein Sturz innerhalb von 30 Tagen. Sekundäre Endpunkte waren die Gehzeit und die Schmerzen. ERGEBNISSE: Keine.',
      [
        { role: 'primary', name: 'Sturz', timepoint: 'innerhalb von 30 Tagen' },
        { role: 'secondary', name: 'Gehzeit' },
        { role: 'secondary', name: 'Schmerzen' },
      ],
    ],
  ];
  it.each(table)('%s', (_specimen, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'METHODS: Adults were randomized. RESULTS: The primary outcome occurred in 12 of 40 patients. The primary outcome was not met.',
    'METHODS: The primary outcome was assessed in 2307 patients. Data on secondary outcomes were collected at baseline. RESULTS: None.',
    'METHODS: Analyses of the main outcomes will include age as a covariate. Improvements in the primary outcome were expected after 4 months. RESULTS: None.',
    'METHODS: For this evaluation, the primary outcome, i.e. the one above, was masked. As there are two co-primary endpoints, the level was halved. RESULTS: None.',
    'METHODS: Primary care outcomes were discussed with patients. The primary endpoint was significantly lower. RESULTS: None.',
  ])('states nothing where a sentence only refers to its outcome: %s', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('takes an endpoint from the results where the methods told none', () => {
    const text =
      'METHODS: Adults were randomized. RESULTS: The primary end point, death from any cause, occurred in 12 of 40 patients. CONCLUSIONS: The primary end point of death was rare.';
    expect(names(text)).toEqual(['primary: death from any cause']);
  });

  it('points at the words that name the endpoint', () => {
    const text = 'METHODS: The primary outcome was the score on the Otter scale at 90 days. RESULTS: None.';
    const [endpoint] = statedEndpoints(readDocument(text, 'point'));
    expect(text.slice(endpoint?.start, endpoint?.end)).toBe('score on the Otter scale');
  });

  it.each([
    'primary endpoint was ',
    'primary outcome (',
    'the primary outcome of (a, b, and c), or d; ',
    'a, b, and c ',
    'as the primary endpoint, ',
    'primary endpoint and secondary ',
    'primary '.repeat(5),
  ])('takes linear time on hostile text: %s', (unit) => {
    const time = (count: number): number => {
      const document = readDocument(`METHODS: ${unit.repeat(count)}`, 'point');
      return processorTime(() => statedEndpoints(document));
    };
    time(2_000);
    // The bar is 100 ms a kilobyte: 50,000 times 20 characters are a megabyte, read in a thousandth of that.
    expect(time(50_000)).toBeLessThan(1_500);
  });
});
