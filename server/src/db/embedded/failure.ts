/** A failure of the embedded database in a sentence a person can act on; `cause` and the log's end follow in `details`. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
  readonly details: string;

  constructor(message: string, details = "") {
    super(message);
    this.details = details;
  }
}

const CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /no space left on device|ENOSPC/i,
    "The disk is full: PostgreSQL cannot write. Free some space and start again.",
  ],
  [
    /quota exceeded|EDQUOT/i,
    "The disk quota is used up: PostgreSQL cannot write. Free some space and start again.",
  ],
  [
    /read-only file system|EROFS/i,
    "The folder of the database is read-only. Put the checkout somewhere writable.",
  ],
  [
    /could not (create|map|resize) shared memory|ENOMEM|cannot allocate memory/i,
    "There is not enough memory for PostgreSQL. Close something and start again.",
  ],
  [
    /permission denied|EACCES|EPERM/i,
    "PostgreSQL may not read or write its folder. Give it to this user, or delete it, and start again.",
  ],
];

/** The sentence for what PostgreSQL or the system said; `otherwise` when it is none of the known troubles. */
export function explain(said: string, otherwise: string): EmbeddedPostgresError {
  const known = CAUSES.find(([pattern]) => pattern.test(said));
  const end = said.trimEnd().split("\n").slice(-20).join("\n");
  return new EmbeddedPostgresError(known ? known[1] : otherwise, end);
}
