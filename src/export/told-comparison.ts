import type { Comparison, Stretch } from './side-by-side.ts';

/** A comparison as JSON tells it: values as texts, and beside them the words in which they differ. */
export function toldComparison({ fields, ...comparison }: Comparison): object {
  const text = (value: readonly Stretch[] | undefined) => value?.map((stretch) => stretch.text).join(' ') ?? null;
  const differing = (value: readonly Stretch[] | undefined) => value?.filter(({ differs }) => differs).map((stretch) => stretch.text) ?? [];
  return {
    ...comparison,
    fields: fields.map(({ label, agreement, values }) => ({
      label,
      agreement,
      values: values.map(text),
      ...(agreement === 'different' ? { differing: values.map(differing) } : {}),
    })),
  };
}
