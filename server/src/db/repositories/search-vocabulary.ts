import { Prisma } from "../generated/client.ts";

type Said = { title: string; tags: readonly string[]; category: string; description: string };

/** Fewer letters are no word to be mistyped, more are none that anybody types. */
const WORDS = /\p{L}{3,24}/gu;
/** A search has few words; of a long text only so many are looked up. */
const MOST_CORRECTED = 8;

/** Words of one text that are kept, its title's first: nobody fills the table with a text that only is words. */
const MOST_LEARNED = 400;

/** Keeps the words of what everybody may read, for `searchCorrected` to know them. Drafts' words are nobody else's to learn. */
export async function learnWords(db: Prisma.TransactionClient, said: readonly Said[]): Promise<void> {
  const learned = said.flatMap(({ title, tags, category, description }) => {
    const text = [title, ...tags, category, description].join(" ");
    return [...new Set(wordsOf(text))].slice(0, MOST_LEARNED);
  });
  // In one order everywhere: two that learn the same words wait for each other instead of both failing.
  const words = [...new Set(learned)].sort();
  await db.$executeRaw`
    INSERT INTO "SearchWord" ("word", "letters")
    SELECT * FROM unnest(${words}::text[], ${words.map(lettersOf)}::text[]) ON CONFLICT DO NOTHING`;
}

/** A word that was asked for and the one it is taken for; null: none is like it. */
export type Meant = { word: string; meant: string | null };

/**
 * A JSON array of `Meant`: each word that nobody wrote with the one it is nearest to: the same letters in another order,
 * a word that begins so, or the most similar one (pg_trgm). Where something is found nobody asks: null, and costs nothing.
 * @param isFound an SQL condition
 */
export function meantBy(q: string | undefined, isFound: Prisma.Sql): Prisma.Sql {
  const words = q === undefined ? [] : [...new Set(wordsOf(q))].slice(0, MOST_CORRECTED);
  if (words.length === 0) return Prisma.sql`NULL::json`;
  return Prisma.sql`CASE WHEN ${isFound} THEN NULL ELSE (
    SELECT json_agg(json_build_object('word', asked.word, 'meant', (
      SELECT w."word" FROM "SearchWord" w
      WHERE w."letters" = asked.letters OR w."word" % asked.word OR w."word" LIKE asked.word || '%'
      ORDER BY w."word" = asked.word DESC, w."letters" = asked.letters DESC, w."word" LIKE asked.word || '%' DESC,
        similarity(w."word", asked.word) DESC, w."word" LIMIT 1
    ))) FROM unnest(${words}::text[], ${words.map(lettersOf)}::text[]) AS asked(word, letters)) END`;
}

/**
 * Searches for what was asked, and where nothing has its words, for what they were probably meant to be.
 * @param searchFor one kind's search, for the words it is given; says with `meantBy` what they may mean
 */
export async function searchCorrected<
  Search extends { q?: string | undefined },
  Found extends { total: number; meant: readonly Meant[] | null },
>(
  search: Search,
  searchFor: (search: Search) => Promise<Found>,
): Promise<Omit<Found, "meant"> & { correctedTo: string | null }> {
  const { meant, ...found } = await searchFor(search);
  const q = search.q === undefined ? null : corrected(search.q, meant ?? []);
  if (found.total > 0 || q === null) return { ...found, correctedTo: null };
  const { meant: _meant, ...instead } = await searchFor({ ...search, q });
  return instead.total > 0 ? { ...instead, correctedTo: q } : { ...found, correctedTo: null };
}

/** What was asked in other words; quotes, OR and minus stay where they are. Null when there is nothing to put right. */
function corrected(q: string, words: readonly Meant[]): string | null {
  const meant = new Map(words.map((row) => [row.word, row.meant ?? row.word]));
  const instead = q.replace(WORDS, (word) => {
    const right = meant.get(word.toLowerCase());
    return right === undefined || right === word.toLowerCase() ? word : right;
  });
  return instead === q ? null : instead;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}

function lettersOf(word: string): string {
  return [...word].sort().join("");
}
