/** The slice of citeproc-js that citation lists use. */
declare module 'citeproc' {
  interface XmlNode {
    readonly name: string;
    readonly attrs: Record<string, string>;
    readonly children: (XmlNode | string)[];
  }

  interface Engine {
    /** `reflist`: the items in the order of the bibliography, with their numbers. `namereg`: who else has a name, for citations in a text. */
    readonly registry: {
      readonly reflist: readonly { readonly id: string; seq: number; readonly disambig: { year_suffix: string | false } }[];
      readonly namereg: object;
    };
    /** Where it puts aside the end of a range of dates, and the date element of the style that it read last. */
    readonly dateput: {
      readonly queue: readonly unknown[];
      string(engine: Engine, queue: readonly unknown[]): unknown;
      openLevel(token: unknown): void;
    };
    readonly tmp: { readonly date_token?: unknown };
    setOutputFormat(format: string): void;
    /** `unsorted`: in the order of the ids, not in the style's. */
    updateItems(ids: readonly string[], unsorted: boolean): void;
    /** Ids and text of the entries, in their order; false where the style has no bibliography. */
    makeBibliography(): false | readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
    getTerm(term: string): string;
  }

  const CSL: {
    readonly Engine: new (
      system: {
        retrieveLocale(tag: string): XmlNode | false;
        retrieveItem(id: string): Readonly<Record<string, unknown>>;
        stringCompare(a: string, b: string): number;
      },
      style: XmlNode,
      locale: string,
      localeOverridesStyle: boolean,
    ) => Engine;
    readonly Output: {
      readonly Formats: Record<string, Readonly<Record<string, unknown>>>;
    };
  };
  export = CSL;
}
