import { Prisma } from "../generated/client.ts";

type Said = { title: string; tags: readonly string[]; category: string; description: string };

/** Fewer letters are no word to be mistyped, more are none that anybody types. */
const WORDS = /\p{L}{3,24}/gu;
/** Splits a text into such words and what stands between them, keeping both. */
const PIECES = new RegExp(`(${WORDS.source})`, "u");
/** A search has few words; of a long text only so many are looked up. */
const MOST_CORRECTED = 8;

/** Words of one text that are kept, its title's first: nobody fills the table with a text that only is words. */
const MOST_LEARNED = 400;

/** Keeps the words of what everybody may read, for `putRight` to know them. Drafts' words are nobody else's to learn. */
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
 * A text in other words, or null: each word that nobody wrote with the one it is nearest to: the same letters in another
 * order, a word that begins so, or the most similar one (pg_trgm). Quotes, OR and minus stay where they are. Only where
 * nothing has the words as they were typed, and nobody wrote one of them or its stem: else it costs next to nothing.
 * @param isFound an SQL condition: something has what was typed
 */
export function putRight(q: string, isFound: Prisma.Sql): Prisma.Sql {
  const pieces = piecesOf(q);
  const words = [...new Set(pieces.map(({ word }) => word))].filter((word) => word !== "");
  if (words.length === 0) return Prisma.sql`NULL::text`;
  const of = (column: keyof Piece) => Prisma.sql`${pieces.map((piece) => piece[column])}::text[]`;
  return Prisma.sql`CASE
    WHEN NOT EXISTS (
      SELECT FROM unnest(${words}::text[]) AS said(word)
      WHERE NOT EXISTS (SELECT FROM "SearchWord" w WHERE w."word" = said.word)
        AND NOT EXISTS (SELECT FROM "SearchWord" w WHERE w."word" = (ts_lexize('english_stem', said.word))[1])
    ) THEN NULL
    WHEN ${isFound} THEN NULL
    ELSE (
      SELECT nullif(string_agg(coalesce(CASE WHEN piece.word <> '' THEN (
        SELECT CASE WHEN w."word" = piece.word THEN piece.text ELSE w."word" END FROM "SearchWord" w
        WHERE w."letters" = piece.letters OR w."word" % piece.word OR w."word" LIKE piece.word || '%'
        ORDER BY w."word" = piece.word DESC, w."letters" = piece.letters DESC, w."word" LIKE piece.word || '%' DESC,
          similarity(w."word", piece.word) DESC, w."word" LIMIT 1
      ) END, piece.text), '' ORDER BY piece.place), ${q})
      FROM unnest(${of("text")}, ${of("word")}, ${of("letters")}) WITH ORDINALITY AS piece(text, word, letters, place)
    ) END`;
}

/** Of a text: as it is typed; as a word in small letters, empty for what stands between words; that word's letters. */
type Piece = { text: string; word: string; letters: string };

function piecesOf(q: string): Piece[] {
  let corrected = 0;
  return q
    .split(PIECES)
    .filter((text) => text !== "")
    .map((text) => {
      const isWord = text.match(WORDS)?.[0] === text && corrected < MOST_CORRECTED;
      if (isWord) corrected += 1;
      const word = isWord ? text.toLowerCase() : "";
      return { text, word, letters: lettersOf(word) };
    });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORDS) ?? [];
}

function lettersOf(word: string): string {
  return [...word].sort().join("");
}
