import type { Configuration } from '../../configuration.ts';
import { personsName } from '../../model/decision-line.ts';
import { Misconfigured } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import type { Grounds } from '../../pipeline/deciding/persons-decision.ts';

/** Who decides: the option, else the configuration; nobody is named who has not named himself. Throws Misconfigured for an e-mail address. */
export function groundsOf(options: { readonly who?: string; readonly reason?: string }, config: Configuration): Grounds {
  const checked = options.who === undefined ? undefined : personsName.safeParse(options.who);
  if (checked?.success === false) throw new Misconfigured('who', `--who ${checked.error.issues[0]?.message ?? 'is no name'}`);
  return present<Grounds>({ who: checked?.data ?? config.who, reason: options.reason });
}
