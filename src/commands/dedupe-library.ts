import { type ResolveAnewReport, resolveAnew } from '../pipeline/resolve-anew.ts';
import type { Context, LibraryOptions } from './context.ts';
import { withExistingLibrary } from './library-options.ts';
import { grouped } from './report.ts';

export interface DedupeLibraryOptions extends LibraryOptions {
  readonly fromStart?: boolean;
  readonly json?: boolean;
}

/** The whole library anew, by today's rules. */
export async function dedupeLibrary(context: Context, options: DedupeLibraryOptions): Promise<void> {
  await withExistingLibrary(context, options, async ({ store }) => {
    const report = await resolveAnew(store, {
      now: context.world.now,
      signal: context.world.signal,
      fromStart: options.fromStart ?? false,
      progress: ({ phase, records }) =>
        context.progress(`${grouped(records)} records ${phase === 'filing' ? 'filed by what they say' : 'looked at'}`),
    });
    if (options.json) await context.out(JSON.stringify(report));
    else await print(context, report);
  });
}

async function print(context: Context, report: ResolveAnewReport): Promise<void> {
  const { run, records, filed, works, merged, separated, retold, reviews, continued } = report;
  const changes = [
    `${inWorks(merged)} merged into another`,
    `${inWorks(separated)} separated from another`,
    ...(retold > 0 ? [`${inWorks(retold)} told anew`] : []),
  ].join(', ');
  await context.out(`run ${run}: ${grouped(works.before)} works before, ${grouped(works.after)} now: ${changes}`);
  if (filed > 0) context.say(`${grouped(filed)} records were filed by what they say, so that others are found that are like them`);
  context.say(
    `${grouped(records)} records looked at${continued ? '; those before them had been by a run that was broken off (--from-start looks at all)' : ''}`,
  );
  if (reviews > 0) context.say(`${grouped(reviews)} ${reviews === 1 ? 'pair waits' : 'pairs wait'} for you: \`refmill duplicates review\``);
  if (merged + separated + retold > 0) context.say(`\`refmill undo ${run}\` takes it back`);
}

const inWorks = (number: number): string => `${grouped(number)} ${number === 1 ? 'work' : 'works'}`;
