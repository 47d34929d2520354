import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";

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

/**
 * What was asked, with each word that nobody wrote replaced by the one it is nearest to: the same letters in another
 * order, a word that begins so, or the most similar one (pg_trgm). Quotes, OR and minus stay where they are.
 * @returns null when there is nothing to put right
 */
async function correct(db: PrismaClient, q: string): Promise<string | null> {
  const words = [...new Set(wordsOf(q))].slice(0, MOST_CORRECTED);
  if (words.length === 0) return null;
  const rows = await db.$queryRaw<{ word: string; meant: string | null }[]>`
    SELECT asked.word, (
      SELECT w."word" FROM "SearchWord" w
      WHERE w."letters" = asked.letters OR w."word" % asked.word OR w."word" LIKE asked.word || '%'
      ORDER BY w."word" = asked.word DESC, w."letters" = asked.letters DESC, w."word" LIKE asked.word || '%' DESC,
        similarity(w."word", asked.word) DESC, w."word" LIMIT 1
    ) AS meant FROM unnest(${words}::text[], ${words.map(lettersOf)}::text[]) AS asked(word, letters)`;
  const meant = new Map(rows.map((row) => [row.word, row.meant ?? row.word]));
  const corrected = q.replace(WORDS, (word) => {
    const instead = meant.get(word.toLowerCase());
    return instead === undefined || instead === word.toLowerCase() ? word : instead;
  });
  return corrected === q ? null : corrected;
}

/**
 * Searches for what was asked, and where nothing has its words, for what they were probably meant to be.
 * @param searchFor one kind's search, for the words it is given
 */
export async function searchCorrected<
  Search extends { q?: string | undefined },
  Found extends { total: number },
>(
  db: PrismaClient,
  search: Search,
  searchFor: (search: Search) => Promise<Found>,
): Promise<Found & { correctedTo: string | null }> {
  const found = { ...(await searchFor(search)), correctedTo: null };
  if (found.total > 0 || search.q === undefined) return found;
  const q = await correct(db, search.q);
  if (q === null) return found;
  const instead = await searchFor({ ...search, q });
  return instead.total > 0 ? { ...instead, correctedTo: q } : found;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}

function lettersOf(word: string): string {
  return [...word].sort().join("");
}
