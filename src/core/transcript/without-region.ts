/** The language of a tag: "en" of "en-GB" and "EN_us". Recognisers and word lists know languages, not their regions. */
export const withoutRegion = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? tag;
