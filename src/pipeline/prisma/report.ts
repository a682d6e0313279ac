import type { PrismaSettings } from '../../configuration.ts';
import { flowSvg } from '../../export/prisma/flow-svg.ts';
import { flowCsv, flowText } from '../../export/prisma/flow-text.ts';
import { searchesCsv, searchesMarkdown, searchesText } from '../../export/prisma/searches-text.ts';
import { Misconfigured } from '../../model/errors.ts';
import type { PrismaFlow } from '../../model/prisma-flow.ts';
import type { PrismaSearches } from '../../model/prisma-searches.ts';
import type { Store } from '../../store/store.ts';
import { prismaFlow } from './flow.ts';
import { prismaSearches } from './searches.ts';

/** A report as it is asked for, by the command line or the configuration. */
export interface ReportRequest {
  readonly report: ReportName;
  /** One of the report's formats. */
  readonly format: string;
  readonly settings?: PrismaSettings | undefined;
  /** Restricts the flow to works that it finds. */
  readonly query?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface FlowTold {
  readonly flow: PrismaFlow;
  readonly settings: PrismaSettings;
}

const json = (value: unknown): readonly string[] => [`${JSON.stringify(value, undefined, 2)}\n`];

const flowFormats: Readonly<Record<string, (told: FlowTold) => Iterable<string>>> = {
  text: ({ flow }) => flowText(flow),
  json: ({ flow }) => json(flow),
  csv: ({ flow }) => flowCsv(flow),
  svg: ({ flow, settings }) => [flowSvg(flow, settings.title)],
};

const searchesFormats: Readonly<Record<string, (searches: PrismaSearches, title: string | undefined) => Iterable<string>>> = {
  text: searchesText,
  markdown: searchesMarkdown,
  json: (searches) => json(searches),
  csv: searchesCsv,
};

/** The reports with the formats in which each can be written, the usual one first. */
export const reportFormats = {
  flow: Object.keys(flowFormats),
  searches: Object.keys(searchesFormats),
} as const;
export type ReportName = keyof typeof reportFormats;

/** Throws Misconfigured where a report cannot be written so. */
export function checkReport({ report, format }: Pick<ReportRequest, 'report' | 'format'>): void {
  const formats: readonly string[] = reportFormats[report];
  if (!formats.includes(format))
    throw new Misconfigured('format', `the report ${report} is written as ${formats.join(', ')}, not as ${format}`);
}

/** The text of a report in pieces; nothing but the library and the settings decides the bytes. */
export async function prismaReport(store: Store, request: ReportRequest): Promise<Iterable<string>> {
  checkReport(request);
  const { report, format, settings = {}, query, signal } = request;
  if (report === 'searches') return searchesFormats[format]?.(await prismaSearches(store, settings, signal), settings.title) ?? [];
  const flow = await prismaFlow(store, { settings, query, signal });
  return flowFormats[format]?.({ flow, settings }) ?? [];
}
