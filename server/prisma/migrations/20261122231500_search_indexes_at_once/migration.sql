-- What is written is put into these indexes at once instead of into a list that every search has to read through:
-- services and jobs are searched far more often than they are written.
ALTER INDEX "Service_search_idx" SET (fastupdate = off);
ALTER INDEX "Service_tags_idx" SET (fastupdate = off);
ALTER INDEX "Job_search_idx" SET (fastupdate = off);
ALTER INDEX "SearchWord_word_trgm_idx" SET (fastupdate = off);
