import { describe, expect, it } from 'vitest';
import { findArms } from '../../../src/normalizers/endpoints/arms.ts';
import { readDocument } from '../../../src/normalizers/endpoints/document.ts';

/** The arms of a text as `name (n)`, controls with a star; and what each sentence mentions. */
function read(text: string) {
  const document = readDocument(text, 'point');
  const table = findArms(document);
  return {
    arms: table.arms.map(({ name, n, control }) => `${name}${n === undefined ? '' : `: ${n}`}${control ? '*' : ''}`),
    sets: table.sets,
    mentions: document.sentences.map((sentence) =>
      table
        .mentions(sentence)
        .map(({ arm, from, to }) => `${arm} ${text.slice(sentence.tokens[from]?.start, sentence.tokens[to - 1]?.end)}`),
    ),
    orders: document.sentences.map((sentence) => table.orderAt(sentence)),
  };
}

describe('the arms of a study', () => {
  it('are those that patients were assigned to, with doses cut off and controls last', () => {
    expect(
      read(
        'METHODS: Adults with tension headache were randomly assigned (1:1) to receive matching placebo or oral lumetrigan 40 mg twice daily for 12 weeks. ' +
          'RESULTS: Pain ceased in 41% of the lumetrigan group and 28% of the placebo group. Lumetrigan-treated patients slept longer than those given placebo in this placebo-controlled trial. Both groups gained weight.',
      ),
    ).toEqual({
      arms: ['lumetrigan', 'placebo*'],
      sets: [[0, 1]],
      mentions: [
        ['1 placebo', '0 lumetrigan'],
        ['0 lumetrigan group', '1 placebo group'],
        ['0 Lumetrigan-treated', '1 placebo'],
        ['-1 Both groups'],
      ],
      orders: [
        [1, 0],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    });
  });

  it('keep what a regimen goes on with behind a dose', () => {
    const arms = (text: string) => read(`METHODS: ${text}`).arms;
    expect(
      arms('Women were randomly assigned to velpatinib 2.5 mg daily plus oxarib 125 mg daily or velpatinib 2.5 mg daily plus placebo.'),
    ).toEqual(['velpatinib plus oxarib', 'velpatinib plus placebo*']);
    expect(arms('Women were randomly assigned to ropidel + 1 ml clonilan diluted in water or ropidel + 1 ml saline.')).toEqual([
      'ropidel + clonilan',
      'ropidel + saline*',
    ]);
    expect(arms('Eyes were randomly divided into two groups for administration of latadrop or of velpatinib up to 6 mg.')).toEqual([
      'latadrop',
      'velpatinib',
    ]);
  });

  it('take counts from brackets, and keep regimens that share drugs apart', () => {
    expect(
      read(
        'METHODS: Women were randomly assigned (1:1:1) to velpatinib (VEL) plus OST plus FUL (n = 90), OST plus FUL (n = 88), or VEL plus FUL (n = 91). ' +
          'RESULTS: Median survival was 12 v 9 months with VEL plus OST plus FUL versus OST plus FUL.',
      ),
    ).toMatchObject({
      arms: ['velpatinib (VEL) plus OST plus FUL: 90', 'OST plus FUL: 88', 'VEL plus FUL: 91'],
      mentions: [
        ['0 velpatinib (VEL) plus OST plus FUL', '1 OST plus FUL', '2 VEL plus FUL'],
        ['0 VEL plus OST plus FUL', '1 OST plus FUL'],
      ],
    });
  });

  it('are two sets in a factorial trial', () => {
    expect(
      read(
        'METHODS: Using a 2-by-2 factorial design, we assigned 800 patients to receive colestane or saline and 5 days of oral brivitol or oral placebo.',
      ),
    ).toMatchObject({
      arms: ['colestane', 'saline*', 'brivitol', 'placebo*'],
      sets: [
        [0, 1],
        [2, 3],
      ],
    });
  });

  it('put the arm behind a comparison last in the order', () => {
    expect(
      read(
        'METHODS: Patients were randomized to ostavir or darnafil. RESULTS: Compared with darnafil, ostavir reduced deaths (12% vs 9%). Falls were rare (2% vs 1%).',
      ).orders,
    ).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('are parted where results tell one drug in two orders, and elliptic names are read', () => {
    expect(
      read(
        'METHODS: Thirty adults were randomly assigned to receive either placebo or corvulin; at week 12 the groups were crossed over. ' +
          'RESULTS: Response was 55% in the corvulin-first group and 5% in the placebo group. Remission was 40% in the corvulin-first group and 24% in the corvulin-second group. ' +
          'Scores fell by 46% and 35% in the corvulin-first and -second groups and by 2% with placebo. Response was 24% in the corvulin-second group.',
      ),
    ).toMatchObject({
      arms: ['corvulin-first group', 'corvulin-second group', 'placebo*'],
      mentions: [
        ['2 placebo', '-1 the groups'],
        ['0 corvulin-first group', '2 placebo group'],
        ['0 corvulin-first group', '1 corvulin-second group'],
        ['0 corvulin-first', '1 -second groups', '2 placebo'],
        ['1 corvulin-second group'],
      ],
    });
  });

  it('keep doses where nothing else parts them, also where doses share a unit', () => {
    expect(
      read(
        'Methods: Patients were randomized to dimelokart 50 mg (n = 88), 100 mg (n = 90), or placebo (n = 89) once daily. ' +
          'Results: Itch ceased in 38% and 54% of patients receiving 50 and 100 mg, respectively, and in 18% with placebo.',
      ),
    ).toMatchObject({
      arms: ['dimelokart 50 mg: 88', 'dimelokart 100 mg: 90', 'placebo: 89*'],
      mentions: [
        ['0 dimelokart 50 mg', '1 100 mg', '2 placebo'],
        ['0 50', '1 100 mg', '2 placebo'],
      ],
    });
  });

  it('have the letters of groups as further names', () => {
    expect(
      read(
        'METHODS: Patients were randomly assigned to two groups. Group I (n = 30, laser group) received laser therapy. Group II (n = 22, sham group) received sham therapy. ' +
          'RESULTS: Pain fell more in Group I than in Group II.',
      ),
    ).toMatchObject({
      arms: ['Group I (laser group): 30', 'Group II (sham group): 22*'],
      mentions: [['-1 two groups'], expect.any(Array), expect.any(Array), ['0 Group I', '1 Group II']],
    });
  });

  it('are read where groups are named behind the word for a group', () => {
    expect(
      read(
        'MÉTODOS: Se asignó a 206 adultos con anemia a hierro marino (n = 104) o a hierro terrestre (n = 102) durante 24 semanas. ' +
          'RESULTADOS: Mejoraron 51 pacientes del grupo de hierro marino y 37 del grupo de hierro terrestre.',
      ),
    ).toMatchObject({
      arms: ['hierro marino: 104', 'hierro terrestre: 102'],
      mentions: [expect.any(Array), ['0 hierro marino', '1 hierro terrestre']],
    });
  });

  it('is one where a study has one', () => {
    expect(read('PURPOSE: To evaluate the safety and efficacy of orbital gamma therapy for patients with ocular lymphoma.').arms).toEqual([
      'orbital gamma',
    ]);
  });

  it('are none in a text that tells of none', () => {
    expect(read('We describe the anatomy of the greater horned weevil.')).toEqual({ arms: [], sets: [], mentions: [[]], orders: [[]] });
  });
});

describe('hostile text', () => {
  it('of ten thousand groups is read in time, and ten arms at most come of it', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `Pain fell in the x${index} group versus the y${index} arm. `).join('');
    const document = readDocument(text, 'point');
    const before = process.cpuUsage().user;
    const table = findArms(document);
    for (const sentence of document.sentences) table.mentions(sentence);
    expect(table.arms.length).toBeLessThanOrEqual(10);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(3000);
  });
});

describe('names of arms', () => {
  it('keep the adjective that alone parts one arm from another', () => {
    expect(
      read(
        'INTERVENTIONS: Fixed-dose corvulin (n = 20), shock-dependent corvulin (n = 21), or no corvulin (n = 22). RESULTS: Deaths were 3, 4, and 9 in the fixed-dose, shock-dependent, and control groups.',
      ),
    ).toMatchObject({
      arms: ['Fixed-dose corvulin: 20', 'shock-dependent corvulin: 21', 'no corvulin: 22*'],
      mentions: [expect.any(Array), ['0 fixed-dose', '1 shock-dependent', '2 control groups']],
    });
  });

  it('are told by what they have and what they are without', () => {
    expect(
      read(
        'METHODS: Patients were randomly assigned to radiation with a boost (n = 18) or radiation without a boost (n = 17). RESULTS: Survival was 52% with the boost and 43% without. Patients without diabetes lived longer.',
      ).mentions.slice(1),
    ).toEqual([['0 with the boost', '1 without'], []]);
  });

  it('are the usual and the new care in a trial whose wards cross over', () => {
    expect(
      read(
        'Design: Stepped-wedge trial. Intervention: Every month two wards crossed over from usual care to two-hourly rounds. Results: Falls were 4.2 in control periods and 3.1 in intervention periods.',
      ),
    ).toMatchObject({
      arms: ['two-hourly rounds', 'usual care*'],
      mentions: [[], expect.any(Array), ['1 control periods', '0 intervention periods']],
    });
  });

  it('come from no advice and from no finding', () => {
    expect(
      read('RESULTS: All patients must receive calvidron or zolefate. Coverage was obtained at 14 of 32 CM sites and 21 of 30 CT sites.')
        .arms,
    ).toEqual([]);
  });

  it('are found by the arm that is not named beside them', () => {
    expect(
      read(
        'METHODS: Adults received mirastat (n = 64) or carbovin plus vincrostat (n = 32). RESULTS: Vision improved in 9 of 31 in the mirastat group and in 1 of 15 in the chemotherapy group.',
      ).mentions[1],
    ).toEqual(['0 mirastat group', '1 chemotherapy group']);
  });

  it('are both treatments of a crossover trial', () => {
    expect(
      read(
        'METHODS: In this crossover trial, 44 adults took slow-release melphane 6 g once nightly and fast-release melphane 3 g twice nightly for 4 weeks each, separated by a washout. RESULTS: All slept.',
      ).arms,
    ).toEqual(['slow-release melphane', 'fast-release melphane']);
  });
});

describe('a study with one named arm', () => {
  it('has it from the aim, though its patients stand in the next sentence', () => {
    expect(
      read(
        'This prospective phase I/II study assessed re-treatment safety and efficacy of up to six additional astatine-211 injections. Patients had bone disease.',
      ).arms,
    ).toEqual(['astatine-211']);
  });

  it('has a control beside it where results tell of one', () => {
    expect(
      read(
        'METHODS: In this cluster trial, 42 of 82 shops were randomized to receive text message reminders. RESULTS: Adherence did not differ (intervention 68.3%, control 69.8%).',
      ),
    ).toMatchObject({ arms: ['text message reminders', 'control*'], mentions: [expect.any(Array), ['1 control']] });
  });

  it('goes by its short form where its name is long', () => {
    expect(
      read(
        'METHODS: Patients were randomly allocated to EOC or modified-dose EOC plus velpatumab (mEOC+V). RESULTS: Survival was 11 months with EOC and 9 months with mEOC+V. Rash was more frequent with mEOC+V.',
      ).arms,
    ).toEqual(['mEOC+V', 'EOC']);
  });
});

it.each(['lutetium 177', 'radium 223', 'yttrium 90', 'iodine 131'])('the number of an isotope is no dose: %s', (isotope) => {
  expect(
    read(`METHODS: Patients were randomly assigned to ${isotope} or placebo. RESULTS: Pain ceased in 41% with ${isotope}.`).arms,
  ).toEqual([isotope, 'placebo*']);
});
