/**
 * So many of the best matches are looked at, at most: counted, ranked by the words, sampled for the counts beside the
 * filters. Who finds more adds a word or a filter.
 */
export const MOST_LOOKED_AT = 200;
