import { describe, expect, it } from 'vitest';
import { findAbbreviations } from '../../../src/normalizers/endpoints/abbreviations.ts';

describe('abbreviations of a document', () => {
  it.each([
    ['Multiple myeloma (MM) patients were enrolled.', 'MM', 'Multiple myeloma'],
    ['Median progression-free survival (mPFS) was 7 months.', 'mPFS', 'Median progression-free survival'],
    ['The mPFS (median progression-free survival) was 7 months.', 'mPFS', 'median progression-free survival'],
    ['We measured health-related quality of life (HRQoL).', 'HRQoL', 'health-related quality of life'],
    ['There were treatment-emergent adverse events (TEAEs; any grade).', 'TEAEs', 'treatment-emergent adverse events'],
    ['Low-density lipoprotein [LDL] cholesterol fell.', 'LDL', 'Low-density lipoprotein'],
    ['The estimated glomerular filtration rate (eGFR) fell.', 'eGFR', 'estimated glomerular filtration rate'],
    ['The drug was given. Duration of response (DoR) was long.', 'DoR', 'Duration of response'],
    [
      'Bleeding according to the Otter Research Consortium for haemostasis (ORCH) was rare.',
      'ORCH',
      'Otter Research Consortium for haemostasis',
    ],
    ['Response was rated on the Zonal Depression Inventory (ZDI).', 'ZDI', 'Zonal Depression Inventory'],
    ['The change in hydroxyvitamin (OHD) was small.', 'OHD', undefined],
    ['The level of 25-hydroxyvitamin D [25(OH)D] rose.', 'OH', undefined],
    ['Groups treated with dorvatinib twice a day (group A) did well.', 'group A', undefined],
    ['Compared with those who had a portion of all care at home (CoPAT), few died.', 'CoPAT', undefined],
    ['Sleep was better (P = 0.03) in women (n = 12).', 'P', undefined],
  ])('%s', (text, short, long) => {
    expect(findAbbreviations(text).get(short)).toBe(long);
  });

  it('keeps the first meaning of a short form that is defined twice', () => {
    expect(findAbbreviations('Overall survival (OS) and old swelling (OS).').get('OS')).toBe('Overall survival');
  });
});
