import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** An expression of concern was published about this publication; the expression itself (`ExpressionOfConcernFor`) is none. */
export const expressionOfConcern: Check = {
  codes: ['expression-of-concern'],
  check: ({ relations = [] }) =>
    relations.flatMap((relation, at) =>
      relation.type === 'ExpressionOfConcernIn'
        ? [
            makeFinding('expression-of-concern', 'An expression of concern was published', {
              path: `relations[${at}]`,
              raw: relation.note ?? relation.pmid,
            }),
          ]
        : [],
    ),
};
