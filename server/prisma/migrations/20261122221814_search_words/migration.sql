-- DropIndex
DROP INDEX "Job_title_trgm_idx";

-- DropIndex
DROP INDEX "Service_title_trgm_idx";

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "letters" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "SearchWord_letters_idx" ON "SearchWord"("letters");

-- CreateIndex
CREATE INDEX "SearchWord_word_trgm_idx" ON "SearchWord" USING GIN ("word" gin_trgm_ops);

-- The words of what is there already: letters only, as `search-vocabulary.ts` reads them.
INSERT INTO "SearchWord" ("word", "letters")
SELECT "word", (SELECT string_agg(letter, '' ORDER BY letter COLLATE "C") FROM regexp_split_to_table("word", '') AS l(letter))
FROM (
  SELECT DISTINCT "word" FROM (
    SELECT lower("title" || ' ' || array_to_string("tags", ' ') || ' ' || "category" || ' ' || "description") AS text
    FROM "Service" WHERE "state" = 'published'
    UNION ALL
    SELECT lower("title" || ' ' || array_to_string("tags", ' ') || ' ' || "category" || ' ' || "description") FROM "Job"
  ) said, regexp_split_to_table(said.text, '[^[:alpha:]]+') AS w("word")
  WHERE char_length("word") BETWEEN 3 AND 24
) known;
