import { type EndpointModel, endpointModel } from '../pipeline/endpoint-model/endpoint-model.ts';
import { type Context, exitCodes } from './context.ts';

/**
 * Does something with the model of a command line (a program and its arguments), where there is one, and ends it whatever happens. What it
 * does not answer shows in the exit code: it ended, it could not be started, or single answers could not be taken.
 */
export async function withEndpointModel<T>(
  context: Context,
  command: readonly string[] | undefined,
  use: (means: { readonly endpointModel?: EndpointModel }) => Promise<T>,
): Promise<T> {
  if (!command) return use({});
  const model = endpointModel(command, {
    environment: context.world.environment,
    signal: context.world.signal,
    lost: (message) => context.lost(message),
    ended(message, started) {
      context.say(message);
      context.exitCode = started ? exitCodes.failed : exitCodes.usage;
    },
  });
  try {
    return await use({ endpointModel: model });
  } finally {
    await model.close();
  }
}
