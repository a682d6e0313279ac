import type { z } from 'zod';
import type { ServerTools } from '../route.ts';

/** One tool for assistants, declared as data: none of them changes anything. */
export interface McpTool {
  readonly name: string;
  readonly title: string;
  /** When to use it, for the model that chooses. */
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly run: (input: never, tools: ServerTools, signal: AbortSignal) => Promise<object>;
}

/** A tool whose function is handed what its own schema describes, and gives what the other one does. */
export const mcpTool = <Input extends z.ZodObject, Output extends z.ZodObject>(
  declared: Omit<McpTool, 'input' | 'output' | 'run'> & { readonly input: Input; readonly output: Output },
  run: (input: z.infer<Input>, tools: ServerTools, signal: AbortSignal) => Promise<z.infer<Output>>,
): McpTool => ({ ...declared, run: run as unknown as McpTool['run'] });
