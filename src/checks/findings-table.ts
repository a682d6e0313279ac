import { type FindingCode, findingCodes } from '../model/finding.ts';
import { checks } from './registry.ts';

/** Codes of the normalize stage; all that no check raises either are raised by readers. */
const normalizing: ReadonlySet<FindingCode> = new Set<FindingCode>(['author-spelling-differs']);

/** docs/findings.md: every finding code, how grave it is, what it means, and which stage raises it. */
export function findingsTable(): string {
  const checked = new Set(checks.flatMap((each) => each.codes));
  const stage = (code: FindingCode) => (checked.has(code) ? 'check' : normalizing.has(code) ? 'normalize' : 'read');
  const rows = Object.entries(findingCodes).map(([code, { severity, means }]) => {
    return `| \`${code}\` | ${severity} | ${means} | ${stage(code as FindingCode)} |`;
  });
  return [
    '# Findings',
    '',
    'Every defect of data that refmill notes in a record carries one of these codes. None of them stops a run. `read` is raised while a format is read,',
    '`normalize` by the rules across fields, `check` by the rules of data quality over the clean record; a reader may raise a code of the checks',
    'where it knows the value as it was written.',
    '',
    '| code | severity | what it means | raised by |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
